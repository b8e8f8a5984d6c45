/** What an expression may be: a set of Cypher's types, with what lists and maps hold. */

export const NULL = 1;
export const BOOLEAN = 2;
export const INTEGER = 4;
export const FLOAT = 8;
export const STRING = 16;
export const LIST = 32;
export const MAP = 64;
export const NODE = 128;
export const RELATIONSHIP = 256;
export const PATH = 512;
export const DATE = 1024;
export const DATETIME = 2048;
export const LOCALDATETIME = 4096;
export const TIME = 8192;
export const LOCALTIME = 16384;
export const DURATION = 32768;
export const NUMBER = INTEGER | FLOAT;
export const INSTANT = DATE | DATETIME | LOCALDATETIME | TIME | LOCALTIME;
export const TEMPORAL = INSTANT | DURATION;
export const ELEMENT = NODE | RELATIONSHIP | PATH;
const everything = 65535;

export interface Type {
  mask: number;
  /** Of a list: what it holds. */
  element?: Type | undefined;
  /** Of a map: its keys, when all are known. */
  fields?: Record<string, Type> | undefined;
  /** Of a text: whether it is known to be a day such as `2024-09-18`. */
  day?: boolean | undefined;
  /** Of a list: whether it is known to hold something; of a number: whether it is 0 or more. */
  some?: boolean | undefined;
  /** Whether it may be a node or relationship of which the engine has only a number (lost.ts). */
  lost?: boolean | undefined;
}

export const unknown: Type = { mask: everything };
/** What a property may hold. */
const scalar: Type = { mask: everything & ~(LIST | MAP | ELEMENT) };
export const anyProperty: Type = { mask: scalar.mask | LIST, element: scalar };
export const nothing: Type = { mask: NULL };
export const of = (mask: number): Type => ({ mask });
export const listOf = (element: Type, more: Partial<Type> = {}): Type => ({
  mask: LIST,
  element,
  ...more,
});

/** Whether a value of the type may be one of these. */
export const may = (type: Type, mask: number): boolean => (type.mask & mask) !== 0;
/** Whether it is one of these or null. */
export const only = (type: Type, mask: number): boolean => (type.mask & ~(mask | NULL)) === 0;
/** Whether nothing is known of the type. */
export const isUnknown = (type: Type): boolean => only(unknown, type.mask);
export const mayBeNull = (type: Type): boolean => may(type, NULL);
/** The type, and null when any of the others may be null. */
export const nullLike = (type: Type, ...others: Type[]): Type =>
  others.some(mayBeNull) ? { ...type, mask: type.mask | NULL } : type;
export const elementOf = (type: Type): Type => type.element ?? (only(type, 0) ? nothing : unknown);

/** What is one type or the other. */
export function join(a: Type, b: Type): Type {
  const fields = a.fields && b.fields ? joinFields(a.fields, b.fields) : (a.fields ?? b.fields);
  const oneIsMap = may(a, MAP) !== may(b, MAP);
  return {
    mask: a.mask | b.mask,
    element: a.element && b.element ? join(a.element, b.element) : listElement(a, b),
    fields: oneIsMap || (a.fields && b.fields) ? fields : undefined,
    day: dayOf(a, b),
    some: a.some && b.some,
    lost: a.lost || b.lost,
  };
}

function listElement(a: Type, b: Type): Type | undefined {
  if (may(a, LIST) && may(b, LIST)) return undefined;
  return may(a, LIST) ? a.element : b.element;
}

function dayOf(a: Type, b: Type): boolean | undefined {
  const texts = [a, b].filter((type) => may(type, STRING));
  return texts.length > 0 && texts.every((type) => type.day);
}

function joinFields(a: Record<string, Type>, b: Record<string, Type>): Record<string, Type> {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries(
    [...names].map((name) => [name, join(a[name] ?? nothing, b[name] ?? nothing)]),
  );
}

/** The type of a parameter's value. */
export function typeOfValue(value: unknown): Type {
  if (value === null || value === undefined) return nothing;
  if (typeof value === 'boolean') return of(BOOLEAN);
  if (typeof value === 'number') {
    return { mask: Number.isSafeInteger(value) ? INTEGER : FLOAT, some: value >= 0 };
  }
  if (typeof value === 'string') return { mask: STRING, day: isDay(value) };
  if (Array.isArray(value)) {
    const [first, ...rest] = value.map(typeOfValue);
    return listOf(rest.reduce(join, first ?? nothing), { some: value.length > 0 });
  }
  if (typeof value !== 'object') return unknown;
  const entries = Object.entries(value).map(([name, part]) => [name, typeOfValue(part)]);
  return { mask: MAP, fields: Object.fromEntries(entries) };
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** What the engine was asked of a property's values (cypher/embedded/property-types.cypher). */
export function typeOfProperty(kinds: readonly string[] | undefined): Type {
  if (!kinds) return unknown;
  const names: Record<string, Type> = {
    string: of(STRING),
    boolean: of(BOOLEAN),
    integer: of(INTEGER),
    float: of(FLOAT),
    date: of(DATE),
    localdatetime: of(LOCALDATETIME),
    datetime: of(DATETIME),
    time: of(TIME),
    localtime: of(LOCALTIME),
    duration: of(DURATION),
    strings: listOf(of(STRING)),
    list: listOf(of(BOOLEAN | NUMBER | STRING | TEMPORAL)),
  };
  return kinds.reduce((type, kind) => join(type, names[kind] ?? unknown), nothing);
}
