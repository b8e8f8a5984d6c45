/** What is known of a value's type before a query runs, as Neo4j reckons it. */

import { ownNames } from '../../../../../model/own-names.ts';
import type { Value } from '../values/types.ts';

const names = [
  'Boolean',
  'Float',
  'Integer',
  'Point',
  'String',
  'Duration',
  'Date',
  'Time',
  'LocalTime',
  'LocalDateTime',
  'DateTime',
  'Map',
  'Node',
  'Relationship',
  'Path',
  'List',
  // What is known to be of several sorts, which Neo4j takes nowhere that one sort is wanted.
  'Any',
] as const;

type Kind = (typeof names)[number];

/** The types that a value may have, as bits; of a list, those of what it holds. */
export interface Type {
  readonly kinds: number;
  readonly inner?: Type;
  /** Of what a list holds in which nothing but values is written. */
  readonly isWritten?: boolean;
  /** Of a sum or difference, which under a name Neo4j takes for any that there may be. */
  readonly isSum?: boolean;
}

const bit = (kind: Kind) => 1 << names.indexOf(kind);
const only = (...kinds: Kind[]): Type => ({
  kinds: kinds.reduce((sum, kind) => sum | bit(kind), 0),
});

/** Anything: a parameter, a property, null. */
export const any: Type = { kinds: (1 << names.length) - 1 };
/** What a list holds that was joined of parts of different sorts. */
export const assorted = only('Any');
/** Of a list of what is not known. */
export const anyList: Type = only('List');
export const boolean = only('Boolean');
export const integer = only('Integer');
/** Of `[1, 2]`, which Neo4j knows less of than of `[size(x)]`. */
export const writtenInteger: Type = { ...integer, isWritten: true };
export const float = only('Float');
export const numericType = only('Float', 'Integer');
export const string = only('String');
export const mapType = only('Map');
export const nodeType = only('Node');
export const relationshipValueType = only('Relationship');
export const pathType = only('Path');
export const duration = only('Duration');
const point = only('Point');
export const instant = only('Date', 'Time', 'LocalTime', 'LocalDateTime', 'DateTime');
export const entityType = union(nodeType, relationshipValueType);
/** What is one thing and no element. */
export const single = union(boolean, numericType, string, point, duration, instant);
/** What a property of a node or relationship may hold. */
export const propertyValueType: Type = union(single, { kinds: anyList.kinds, inner: single });
/** The same, read by a computed name: Neo4j takes it for a map where it asks less. */
export const namedValueType: Type = union(propertyValueType, assorted);
/** What has properties. */
export const keyed = union(mapType, entityType, point, duration, instant);

/** A list of these. */
export function listTypeOf(inner: Type): Type {
  return { kinds: anyList.kinds, inner };
}

/** What a list of this type holds; anything when it may be a map too. */
export function innerOf(type: Type): Type {
  if (type.kinds === any.kinds || type.kinds & (mapType.kinds | entityType.kinds)) return any;
  return type.inner ?? any;
}

/** What comes out when it is unwound: the parts of a list, else the thing itself. */
export function unwound(type: Type): Type {
  if (!(type.kinds & anyList.kinds) || type.kinds === any.kinds) return type;
  const others = type.kinds & ~anyList.kinds;
  return others === 0 ? innerOf(type) : union({ kinds: others }, innerOf(type));
}

/** One type or another. */
export function union(...types: Type[]): Type {
  const [first] = types;
  if (first && types.every((type) => type === first)) return first;
  const kinds = types.reduce((sum, type) => sum | type.kinds, 0);
  if (kinds === integer.kinds && types.some((type) => type.isWritten)) return writtenInteger;
  const lists = types.filter((type) => type.kinds & anyList.kinds);
  const inners = lists.map((type) => type.inner ?? any);
  return lists.length > 0 && kinds !== any.kinds ? { kinds, inner: union(...inners) } : { kinds };
}

/**
 * The type of a thing that is one of several in a list: as wide as it takes to hold them, which is
 * anything when they are of two sorts.
 */
export function itemType(types: Type[]): Type {
  const [first] = types;
  if (!first) return any;
  if (types.every((type) => type.kinds === anyList.kinds))
    return listTypeOf(itemType(types.map((type) => type.inner ?? any)));
  const all = union(...types);
  if (types.every((type) => type.kinds === first.kinds))
    return types.length > 1 && first.kinds === propertyValueType.kinds ? any : all;
  return isWithin(all, numericType) ? all : any;
}

/**
 * The types that hold two of different lists that are joined: of each two kinds the nearest that holds
 * both. With what may be anything, that is the kind itself or what it belongs to.
 */
export function joined(one: Type, other: Type): Type {
  if (one.kinds === any.kinds && other.kinds === any.kinds) return any;
  if (one.kinds === any.kinds) return joined(other, one);
  if (other.kinds === any.kinds) return union(assorted, one, broader(one));
  // Of two that may be any property, number or sum Neo4j takes the first kind.
  const [first, second] = [one, other].map(({ kinds }) =>
    kinds === namedValueType.kinds ? propertyValueType.kinds : kinds,
  );
  if (first === second && isWide({ kinds: first ?? 0 })) return { kinds: one.kinds & -one.kinds };
  const both = union(one, other);
  if (isWithin(both, union(mapType, entityType)) && one.kinds !== other.kinds)
    return isWithin(both, entityType) ? mapType : union(mapType, entityType);
  const [lists, others] = [one, other].map(({ kinds }) => kinds & anyList.kinds);
  if (one.kinds === integer.kinds && one.kinds === other.kinds) return union(one, other);
  const same = one.kinds & other.kinds & ~anyList.kinds;
  const numbers = isWithin(both, numericType) ? both.kinds : 0;
  const isMixed = !(isOneKind(one) && isOneKind(other) && (same || numbers || (lists && others)));
  const inner = lists && others ? joinedInside(one.inner ?? any, other.inner ?? any) : undefined;
  return union(
    { kinds: same | numbers },
    ...(inner ? [listTypeOf(inner)] : []),
    ...(isMixed ? [assorted] : []),
  );
}

const joinedInside = (one: Type, other: Type) =>
  [one, other].every(({ kinds }) => kinds === propertyValueType.kinds) ? any : joined(one, other);

const isWide = ({ kinds }: Type) =>
  kinds === propertyValueType.kinds || (kinds & numericType.kinds) === numericType.kinds;

/** What a kind counts as, too. */
function broader(type: Type): Type {
  return union(
    ...(touches(type, integer) ? [float] : []),
    ...(touches(type, anyList) ? [boolean] : []),
  );
}

/** Whether a value may have one of the types expected; a whole number may stand for a float. */
export function mayBe(type: Type, expected: Type): boolean {
  const wide = expected.kinds & float.kinds ? expected.kinds | integer.kinds : expected.kinds;
  const common = type.kinds & wide;
  if (common === 0) return false;
  if (common !== anyList.kinds || !type.inner || !expected.inner) return true;
  return mayBe(type.inner, expected.inner);
}

/** The types that are among both. */
export function common(type: Type, other: Type): Type {
  return { kinds: type.kinds & other.kinds };
}

/** Whether it is known which type a value has; numbers are of one. */
function isOneKind(type: Type): boolean {
  return (type.kinds & (type.kinds - 1)) === 0 || isWithin(type, numericType);
}

/** Whether every type that a value may have is one of these. */
export function isWithin(type: Type, wide: Type): boolean {
  return (type.kinds & ~wide.kinds) === 0;
}

/** Whether it may be one of these, of what is really known. */
export function touches(type: Type, other: Type): boolean {
  return (type.kinds & other.kinds) !== 0;
}

/** Words for a message: `Float, Integer or Duration`. */
export function typeText(type: Type): string {
  if (type.kinds === any.kinds) return 'Any';
  const words = names
    .filter((kind) => type.kinds & bit(kind) && (kind !== 'Any' || type.kinds === assorted.kinds))
    .map((kind) => (kind === 'List' ? `List<${innerText(type.inner)}>` : kind));
  const last = words.pop() ?? 'Any';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

const innerText = (inner: Type | undefined) =>
  !inner || inner.kinds === any.kinds ? 'T' : typeText(inner);

/** The type of a parameter that is given; of a FLOAT nothing is known before the query runs. */
export function typeOfValue(value: Value): Type {
  if (typeof value === 'boolean') return boolean;
  if (typeof value === 'bigint') return integer;
  if (typeof value === 'string') return string;
  if (Array.isArray(value)) return anyList;
  return value instanceof Map ? union(mapType, entityType) : any;
}

const written: Record<string, Type> = ownNames({
  BOOLEAN: boolean,
  INTEGER: integer,
  FLOAT: float,
  NUMBER: numericType,
  STRING: string,
  MAP: mapType,
  NODE: nodeType,
  RELATIONSHIP: relationshipValueType,
  PATH: pathType,
  POINT: point,
  DURATION: duration,
  DATE: only('Date'),
  TIME: only('Time'),
  'ZONED TIME': only('Time'),
  'LOCAL TIME': only('LocalTime'),
  'LOCAL DATETIME': only('LocalDateTime'),
  'ZONED DATETIME': only('DateTime'),
  'TEMPORAL VALUE': instant,
  'TEMPORAL INSTANT TYPE': instant,
  LIST: anyList,
});

const known = new Map<string, Type>();

/** The type that a signature names: `INTEGER | FLOAT`, `LIST<STRING>`; anything when in doubt. */
export function typeNamed(text: string): Type {
  const before = known.get(text);
  if (before) return before;
  const parts = alternatives(text.toUpperCase()).map((part) => {
    const inner = /^LIST ?<(.*)>$/.exec(part)?.[1];
    return inner === undefined ? (written[part] ?? any) : listTypeOf(typeNamed(inner));
  });
  const type = parts.length === 1 && parts[0] ? parts[0] : union(...parts);
  known.set(text, type);
  return type;
}

/** The parts between bars outside angle brackets. */
function alternatives(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '<') depth += 1;
    if (letter === '>') depth -= 1;
    if (letter === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim());
}
