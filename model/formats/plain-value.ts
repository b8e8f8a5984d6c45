/** A value of any graph as a text that says what it is. */
import type { PropertyValue } from '../schemas/graph.ts';

/** Lists with commas, points by their coordinates, maps by their keys; numbers as they are. */
export function plainText(value: PropertyValue | undefined): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (typeof value !== 'object') return String(value);
  return pointText(value) ?? mapText(value);
}

function mapText(map: Readonly<Record<string, PropertyValue>>): string {
  const parts = Object.entries(map).map(([name, part]) => `${name}: ${plainText(part)}`);
  return `{${parts.join(', ')}}`;
}

const geographic = new Set<PropertyValue | undefined>([4326, 4979]);

/** A point as Neo4j gives it, by its reference system and coordinates. */
function pointText(value: Readonly<Record<string, PropertyValue>>): string | undefined {
  const { srid, x, y, z } = value;
  const names = Object.keys(value);
  const isPoint =
    typeof srid === 'number' &&
    names.length === (z === undefined ? 3 : 4) &&
    [x, y, ...(z === undefined ? [] : [z])].every((one) => typeof one === 'number');
  if (!isPoint) return undefined;
  const height = z === undefined ? '' : `, ${geographic.has(srid) ? 'height' : 'z'} ${z}`;
  return geographic.has(srid)
    ? `latitude ${y}, longitude ${x}${height}`
    : `x ${x}, y ${y}${height}`;
}
