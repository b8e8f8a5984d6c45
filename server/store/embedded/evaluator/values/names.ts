/** The types of values: by name, for `valueType()` and for `IS ::`. */
import { ownNames } from '../../../../../model/own-names.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NodeValue,
  PathValue,
  PointValue,
  RelationshipValue,
  TimeValue,
  type Value,
} from './types.ts';

/** A type as a query writes it behind `IS ::`, names in upper case. */
type WrittenType =
  | { name: string; inner?: WrittenType; notNull: boolean }
  | { union: WrittenType[] };

// In the order in which Neo4j lists the types of a union; its own name in messages beside each.
const classes: [new (...args: never[]) => object, string, string][] = [
  [DateValue, 'DATE', 'Date'],
  [LocalTimeValue, 'LOCAL TIME', 'LocalTime'],
  [TimeValue, 'ZONED TIME', 'Time'],
  [LocalDateTimeValue, 'LOCAL DATETIME', 'LocalDateTime'],
  [DateTimeValue, 'ZONED DATETIME', 'DateTime'],
  [DurationValue, 'DURATION', 'Duration'],
  [PointValue, 'POINT', 'Point'],
  [NodeValue, 'NODE', 'Node'],
  [RelationshipValue, 'RELATIONSHIP', 'Relationship'],
  [Map, 'MAP', 'Map'],
  [Array, 'LIST', 'List'],
  [PathValue, 'PATH', 'Path'],
];
const scalars = ['BOOLEAN', 'STRING', 'INTEGER', 'FLOAT'];
const unionOrder = ['NULL', ...scalars, ...classes.map(([, name]) => name)];

/** The Cypher type of a value, without what it holds: 'INTEGER', 'LIST', 'NULL'. */
function cypherType(value: Value): string {
  switch (typeof value) {
    case 'bigint':
      return 'INTEGER';
    case 'number':
      return 'FLOAT';
    case 'string':
      return 'STRING';
    case 'boolean':
      return 'BOOLEAN';
    default:
      return value === null ? 'NULL' : (classOf(value)?.[1] ?? 'ANY');
  }
}

/** The type as Neo4j's messages at run time name it: 'Long', 'List'. */
export function valueTypeName(value: Value): string {
  switch (typeof value) {
    case 'bigint':
      return 'Long';
    case 'number':
      return 'Double';
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    default:
      return value === null ? 'NO_VALUE' : (classOf(value)?.[2] ?? 'Any');
  }
}

function classOf(value: object) {
  return classes.find(([one]) => value instanceof one);
}

/** A type found on values; of a list, the types of its members. */
interface FoundType {
  name: string;
  nullable: boolean;
  members?: FoundType[];
}

/** The text that `valueType()` gives: 'LIST<INTEGER NOT NULL> NOT NULL'. */
export function valueTypeText(value: Value): string {
  return written(found(value));
}

function found(value: Value): FoundType {
  const name = cypherType(value);
  if (!Array.isArray(value)) return { name, nullable: value === null };
  return { name, nullable: false, members: union(value.map(found)) };
}

function union(types: FoundType[]): FoundType[] {
  const nullable = types.some((one) => one.name === 'NULL');
  const distinct = new Map<string, FoundType>();
  for (const one of types) {
    if (one.name !== 'NULL') distinct.set(written({ ...one, nullable }), { ...one, nullable });
  }
  const all = [...distinct.values()];
  const kept = all.filter((one) => !all.some((other) => other !== one && holds(other, one)));
  if (kept.length === 0 && nullable) return [{ name: 'NULL', nullable: true }];
  return kept.sort(byUnionOrder);
}

/** Whether every value of one type is of the other. */
function holds(wider: FoundType, one: FoundType): boolean {
  if (wider.name !== one.name || (one.nullable && !wider.nullable)) return false;
  return (one.members ?? []).every((member) =>
    (wider.members ?? []).some(
      (other) => holds(other, member) || (member.name === 'NULL' && other.nullable),
    ),
  );
}

function byUnionOrder(a: FoundType, b: FoundType): number {
  const place = (one: FoundType) => unionOrder.indexOf(one.name);
  if (a.name !== b.name || !a.members || !b.members) return place(a) - place(b);
  if (a.members.length !== b.members.length) return a.members.length - b.members.length;
  for (const [at, member] of a.members.entries()) {
    const other = b.members[at];
    const result = other ? byUnionOrder(member, other) : 1;
    if (result !== 0) return result;
  }
  return 0;
}

function written({ name, nullable, members }: FoundType): string {
  const inner = members && (members.length === 0 ? 'NOTHING' : members.map(written).join(' | '));
  return `${name}${inner === undefined ? '' : `<${inner}>`}${nullable ? '' : ' NOT NULL'}`;
}

const otherNames: Record<string, string> = ownNames({
  BOOL: 'BOOLEAN',
  VARCHAR: 'STRING',
  INT: 'INTEGER',
  'SIGNED INTEGER': 'INTEGER',
  'TIME WITHOUT TIME ZONE': 'LOCAL TIME',
  'TIME WITHOUT TIMEZONE': 'LOCAL TIME',
  'TIME WITH TIME ZONE': 'ZONED TIME',
  'TIME WITH TIMEZONE': 'ZONED TIME',
  'TIMESTAMP WITHOUT TIME ZONE': 'LOCAL DATETIME',
  'TIMESTAMP WITHOUT TIMEZONE': 'LOCAL DATETIME',
  'TIMESTAMP WITH TIME ZONE': 'ZONED DATETIME',
  'TIMESTAMP WITH TIMEZONE': 'ZONED DATETIME',
  VERTEX: 'NODE',
  'ANY VERTEX': 'NODE',
  'ANY NODE': 'NODE',
  EDGE: 'RELATIONSHIP',
  'ANY EDGE': 'RELATIONSHIP',
  'ANY RELATIONSHIP': 'RELATIONSHIP',
  'ANY MAP': 'MAP',
  ARRAY: 'LIST',
  'ANY VALUE': 'ANY',
  'ANY PROPERTY VALUE': 'PROPERTY VALUE',
  PATHS: 'PATH',
});

/** Whether a value is of a type, as `IS ::` asks: null is of every type that is not NOT NULL. */
export function isOfType(value: Value, type: WrittenType): boolean {
  if ('union' in type) return type.union.some((one) => isOfType(value, one));
  const name = otherNames[type.name] ?? type.name;
  if (value === null) return !type.notNull && name !== 'NOTHING';
  switch (name) {
    case 'ANY':
      return true;
    case 'NOTHING':
    case 'NULL':
      return false;
    case 'PROPERTY VALUE':
      return isStorable(value);
    case 'LIST': {
      const { inner } = type;
      return Array.isArray(value) && (!inner || value.every((one) => isOfType(one, inner)));
    }
    default:
      return cypherType(value) === name;
  }
}

/** What a property can hold: one value that is no graph value and no map, or a list of one kind. */
function isStorable(value: Value): boolean {
  if (!Array.isArray(value)) {
    return !['MAP', 'NODE', 'RELATIONSHIP', 'PATH', 'LIST', 'NULL'].includes(cypherType(value));
  }
  const kinds = new Set(value.map((one) => cypherType(one).replace('FLOAT', 'INTEGER')));
  return kinds.size <= 1 && value.every((one) => !Array.isArray(one) && isStorable(one));
}
