/** Points and what lies between them. */

import { argumentError, typeError } from '../values/errors.ts';
import { cos, sin } from '../values/precise.ts';
import { floatText, quotedValue } from '../values/text.ts';
import {
  type CrsName,
  type MapValue,
  NodeValue,
  PointValue,
  RelationshipValue,
  srids,
  type Value,
} from '../values/types.ts';
import type { FunctionDefinition } from './definition.ts';

const earthRadius = 6_378_140;
const coordinateKeys = ['x', 'y', 'z', 'longitude', 'latitude', 'height'];

function isGeographic(crs: CrsName): boolean {
  return crs.startsWith('wgs-84');
}

/** A point of the fields of a map; null when one of them is null. */
function pointOf(map: MapValue): PointValue | null {
  if ([...map.values()].includes(null)) return null;
  const fields = new Map<string, number>();
  let wanted: CrsName | null = null;
  if (map.has('crs') && map.has('srid')) throw argumentError('Cannot specify both CRS and SRID');
  for (const [key, value] of map) {
    const name = key.toLowerCase();
    if (name === 'crs') wanted = crsNamed(value);
    else if (name === 'srid') wanted = crsNumbered(value);
    else if (coordinateKeys.includes(name)) {
      if (typeof value !== 'bigint' && typeof value !== 'number') {
        throw argumentError(`Cannot assign ${quotedValue(value)} to field '${name}'`);
      }
      fields.set(name, Number(value));
    }
  }
  const { coordinates, geographic } = coordinatesOf(fields, wanted);
  const three = coordinates.length === 3;
  const crs = wanted ?? (((geographic ? 'wgs-84' : 'cartesian') + (three ? '-3d' : '')) as CrsName);
  if (geographic && !isGeographic(crs)) {
    throw argumentError(
      `Geographic points does not support coordinate reference system: ${crs}.This is set either in the csv header or the actual data column`,
    );
  }
  return checkedPoint(crs, coordinates);
}

function crsNamed(value: Value): CrsName {
  if (typeof value !== 'string')
    throw argumentError(`Cannot assign ${quotedValue(value)} to field 'crs'`);
  const name = value.toLowerCase();
  if (name in srids) return name as CrsName;
  throw argumentError(`Unknown coordinate reference system: ${value}`);
}

function crsNumbered(value: Value): CrsName {
  if (typeof value !== 'bigint')
    throw argumentError(`Cannot assign ${quotedValue(value)} to field 'srid'`);
  const found = Object.entries(srids).find(([, srid]) => BigInt(srid) === value);
  if (found) return found[0] as CrsName;
  throw argumentError(`Unknown coordinate reference system: code=${value}`);
}

const needed: Record<CrsName, string> = {
  cartesian: "'x' and 'y'",
  'cartesian-3d': "'x', 'y' and 'z'",
  'wgs-84': "'latitude' and 'longitude'",
  'wgs-84-3d': "'latitude', 'longitude' and 'height'",
};

function coordinatesOf(fields: ReadonlyMap<string, number>, crs: CrsName | null) {
  const read = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((one) => one !== undefined);
  const [x, y, z] = [read('x'), read('y'), read('z')];
  if (x !== undefined && y !== undefined) {
    return { coordinates: z === undefined ? [x, y] : [x, y, z], geographic: false };
  }
  const [longitude, latitude] = [read('longitude'), read('latitude')];
  if (longitude !== undefined && latitude !== undefined) {
    const height = read('z', 'height');
    const flat = [longitude, latitude];
    return { coordinates: height === undefined ? flat : [...flat, height], geographic: true };
  }
  throw argumentError(
    crs
      ? `A ${crs} point must contain ${needed[crs]}`
      : "A point must contain either 'x' and 'y' or 'latitude' and 'longitude'",
  );
}

function checkedPoint(crs: CrsName, coordinates: number[]): PointValue {
  const dimensions = crs.endsWith('-3d') ? 3 : 2;
  if (dimensions !== coordinates.length) {
    const [has, other] = [`${dimensions}D`, `${coordinates.length}D`];
    throw argumentError(
      `Cannot create point with ${has} coordinate reference system and ${coordinates.length} coordinates. Please consider using equivalent ${other} coordinate reference system`,
    );
  }
  const shownAll = `[${coordinates.map(floatText).join(', ')}]`;
  if (!coordinates.every(Number.isFinite)) {
    throw argumentError(`Cannot create a point with non-finite coordinate values: ${shownAll}`);
  }
  if (!isGeographic(crs)) return new PointValue(crs, coordinates);
  const [longitude = 0, latitude = 0, ...height] = coordinates;
  if (latitude < -90 || latitude > 90) {
    throw argumentError(
      `Cannot create WGS84 point with invalid coordinate: ${shownAll}. Valid range for Y coordinate is [-90, 90].`,
    );
  }
  return new PointValue(crs, [wrapped(longitude), latitude, ...height]);
}

/** Longitudes go round. */
function wrapped(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude;
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

function distance(a: PointValue, b: PointValue): number {
  if (!isGeographic(a.crs)) {
    const squares = a.coordinates.map((one, at) => (one - (b.coordinates[at] ?? 0)) ** 2);
    return Math.sqrt(squares.reduce((sum, one) => sum + one, 0));
  }
  const radians = (degrees = 0) => degrees * 0.017453292519943295;
  const [longitude, latitude] = a.coordinates.map(radians) as [number, number];
  const [otherLongitude, otherLatitude] = b.coordinates.map(radians) as [number, number];
  const alpha =
    sin((otherLatitude - latitude) / 2) ** 2 +
    cos(latitude) * cos(otherLatitude) * sin((otherLongitude - longitude) / 2) ** 2;
  const angle = 2 * Math.atan2(Math.sqrt(alpha), Math.sqrt(1 - alpha));
  const [height, otherHeight] = [a.coordinates[2], b.coordinates[2]];
  if (height === undefined || otherHeight === undefined) return earthRadius * angle;
  const ground = (earthRadius + (height + otherHeight) / 2) * angle;
  return Math.sqrt(ground ** 2 + (height - otherHeight) ** 2);
}

function within(point: PointValue, lower: PointValue, upper: PointValue): boolean {
  return point.coordinates.every((one, at) => {
    const [from, to] = [lower.coordinates[at] ?? 0, upper.coordinates[at] ?? 0];
    // A box whose left side is east of its right one crosses the date line.
    if (at === 0 && isGeographic(point.crs) && from > to) return one >= from || one <= to;
    return one >= from && one <= to;
  });
}

/** Points that can be put beside each other, or null. */
function alike(values: Value[]): PointValue[] | null {
  const points = values.filter((one) => one instanceof PointValue);
  const [first] = points;
  if (points.length < values.length) return null;
  return points.every((one) => one.crs === first?.crs) ? points : null;
}

function propertiesOf(value: Value | undefined): MapValue {
  if (value instanceof Map) return value;
  const all =
    value instanceof NodeValue
      ? value.graph.nodeProperties(value.id)
      : value instanceof RelationshipValue
        ? value.graph.relationshipProperties(value.id)
        : null;
  if (!all) {
    throw typeError(
      `Invalid input for function 'point()': Expected a map but got ${quotedValue(value ?? null)}`,
    );
  }
  const keys = [...coordinateKeys, 'crs', 'srid'];
  return new Map([...all].filter(([key]) => keys.includes(key)));
}

export const spatial: FunctionDefinition[] = [
  {
    name: 'point',
    category: 'spatial',
    arguments: [
      {
        name: 'input',
        type: 'MAP | NODE | RELATIONSHIP',
        description: 'x, y, z or longitude, latitude, height.',
      },
    ],
    returns: 'POINT',
    description: 'A point in a plane, in space, or on the earth.',
    evaluate: ([value]) => pointOf(propertiesOf(value)),
  },
  {
    name: 'point.distance',
    category: 'spatial',
    arguments: [
      { name: 'from', type: 'POINT' },
      { name: 'to', type: 'POINT' },
    ],
    computesAll: true,
    returns: 'FLOAT',
    description: 'The distance of two points; on the earth in metres.',
    evaluate(values) {
      const points = alike(values);
      return points && distance(points[0] as PointValue, points[1] as PointValue);
    },
  },
  {
    name: 'point.withinBBox',
    category: 'spatial',
    arguments: [
      { name: 'point', type: 'POINT' },
      { name: 'lowerLeft', type: 'POINT' },
      { name: 'upperRight', type: 'POINT' },
    ],
    computesAll: true,
    returns: 'BOOLEAN',
    description: 'Whether a point lies in the box between two corners.',
    evaluate(values) {
      const points = alike(values);
      return points && within(...(points as [PointValue, PointValue, PointValue]));
    },
  },
];
