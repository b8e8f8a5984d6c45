/** Literals, variables, parameters, properties, lists, maps and what reads parts of them. */

import type { Expression, ProjectionItem, TextPlace } from '../../../../language/ast.ts';
import { assertShort, toLong } from '../functions/arguments.ts';
import { propertyOfValue } from '../functions/index.ts';
import { EvaluationError, typeError, Unsupported } from '../values/errors.ts';
import { valueTypeName } from '../values/index.ts';
import { type MapValue, NodeValue, RelationshipValue, type Value } from '../values/types.ts';
import {
  type Compilation,
  constant,
  type Evaluate,
  folded,
  type SlotScope,
  slotOf,
  weighed,
} from './context.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

const maxInteger = 2n ** 63n - 1n;

export function literal(expression: Of<'literal'>): Evaluate {
  return constant(literalValue(expression));
}

export function literalValue({ type, value }: Of<'literal'>): Value {
  if (type === 'null') return null;
  if (type === 'boolean') return value.toLowerCase() === 'true';
  if (type === 'string') return value;
  const text = value.replaceAll('_', '');
  if (type === 'integer') return integerOf(text);
  if (/^inf(inity)?$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  return Number(text.replace(/[fd]$/i, ''));
}

/** `017` is octal, as Neo4j reads it. */
function integerOf(text: string): bigint {
  if (/^0\d+$/.test(text)) return BigInt(`0o${text.slice(1)}`);
  return BigInt(text.toLowerCase());
}

/** `-9223372036854775808`, whose number alone is too large. */
export function negativeLiteral(expression: Expression): Value | undefined {
  if (expression.kind !== 'literal') return undefined;
  const value = literalValue(expression);
  if (typeof value === 'bigint') return value <= maxInteger + 1n ? -value : undefined;
  return typeof value === 'number' ? -value : undefined;
}

export function parameter(compilation: Compilation, { name }: Of<'parameter'>): Evaluate {
  if (!Object.hasOwn(compilation.params, name)) {
    return () => {
      throw new EvaluationError(
        'Neo.ClientError.Statement.ParameterMissing',
        `Expected parameter(s): ${name}`,
      );
    };
  }
  return constant(compilation.params[name] as Value);
}

export function variable(
  compilation: Compilation,
  { name }: Of<'variable'>,
  scope: SlotScope,
): Evaluate {
  const slot = slotOf(scope, name);
  const { row } = compilation;
  return () => row[slot] as Value;
}

export function property(
  compilation: Compilation,
  expression: Of<'property'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const { name } = expression;
  const ofNode = compilation.graph.nodeReader(name);
  const ofRelationship = compilation.graph.relationshipReader(name);
  return () => {
    const value = of();
    if (value instanceof NodeValue) return ofNode(value.id);
    if (value instanceof RelationshipValue) return ofRelationship(value.id);
    if (value === null) return null;
    if (value instanceof Map) return valueOfKey(value, name, expression);
    return partOf(value, name);
  };
}

export function index(
  compilation: Compilation,
  expression: Of<'index'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const at = compilation.compile(expression.at, scope);
  return () => elementAt(of(), at(), expression);
}

/** What a date, a time, a duration or a point has under a name. */
function partOf(value: Value, name: string): Value {
  const part = propertyOfValue(value, name);
  if (part === undefined) throw typeError(`${valueTypeName(value)} has no properties.`);
  return part;
}

/** Maps of which a key of `.*` was set to null. */
const emptied = new WeakMap<MapValue, Set<string>>();

/** Neo4j prints null for a key of `.*` that is set so, and finds the value that `.*` brought. */
function valueOfKey(map: MapValue, key: string, place: TextPlace): Value {
  const value = map.get(key) ?? null;
  if (value === null && emptied.get(map)?.has(key)) throw emptiedKey(place);
  return value;
}

function emptiedKey(place: TextPlace): Unsupported {
  return new Unsupported('What is read of a map with .* of which a key was set to null', place);
}

function elementAt(of: Value, at: Value, place: TextPlace): Value {
  if (of === null || at === null) return null;
  if (Array.isArray(of)) {
    if (typeof at !== 'bigint') {
      throw typeError(`Cannot index a list with ${valueTypeName(at)}; an INTEGER is expected.`);
    }
    const place = Number(at);
    return of[place < 0 ? of.length + place : place] ?? null;
  }
  const isElement = of instanceof NodeValue || of instanceof RelationshipValue;
  if (!isElement && !(of instanceof Map)) {
    if (typeof at === 'string') return partOf(of, at);
    throw typeError(`${valueTypeName(of)} has no elements or keys.`);
  }
  if (typeof at !== 'string') {
    throw typeError(`A key must be a STRING, but it is ${valueTypeName(at)}.`);
  }
  if (of instanceof Map) return valueOfKey(of, at, place);
  return of instanceof NodeValue
    ? of.graph.nodeProperty(of.id, at)
    : of.graph.relationshipProperty(of.id, at);
}

export function slice(
  compilation: Compilation,
  expression: Of<'slice'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const from = expression.from && compilation.compile(expression.from, scope);
  const to = expression.to && compilation.compile(expression.to, scope);
  const bound = (value: Value): bigint => {
    if (typeof value === 'bigint') return value;
    if (typeof value === 'number') return toLong(value);
    throw typeError(`The bounds of a slice are INTEGERs, not ${valueTypeName(value)}.`);
  };
  return () => {
    const value = of();
    const [first, last] = [from?.(), to?.()];
    if (value === null || first === null || last === null) return null;
    // What is no list is taken for a list of itself alone, as Neo4j does.
    const list = Array.isArray(value) ? value : [value];
    const start = first === undefined ? 0n : bound(first);
    const end = last === undefined ? BigInt(list.length) : bound(last);
    assertShort(start);
    assertShort(end);
    return weighed(compilation.budget, list.slice(Number(start), Number(end)));
  };
}

export function list(compilation: Compilation, expression: Of<'list'>, scope: SlotScope): Evaluate {
  const items = expression.items.map((item) => compilation.compile(item, scope));
  return folded(() => items.map((item) => item()), items);
}

export function map(compilation: Compilation, expression: Of<'map'>, scope: SlotScope): Evaluate {
  const entries = expression.entries.map(
    ({ key, value }) => [key, compilation.compile(value, scope)] as const,
  );
  const evaluate = () => {
    const made: MapValue = new Map();
    for (const [key, value] of entries) made.set(key, value());
    return made;
  };
  return folded(
    evaluate,
    entries.map(([, value]) => value),
  );
}

/** `n {.name, .*, other, key: value}`. */
export function mapProjection(
  compilation: Compilation,
  expression: Of<'projection'>,
  scope: SlotScope,
): Evaluate {
  const of = compilation.compile(expression.of, scope);
  const isAll = ({ kind }: ProjectionItem) => kind === 'all';
  // What is named goes before what `.*` brings, wherever that stands.
  const items = [
    ...expression.items.filter(isAll),
    ...expression.items.filter((item) => !isAll(item)),
  ];
  const parts = items.map((item) => projectionPart(compilation, item, scope));
  return () => {
    const value = of();
    if (value === null) return null;
    const made: MapValue = new Map();
    for (const part of parts) part(value, made);
    return made;
  };
}

type ProjectionPart = (value: Value, made: MapValue) => void;

function projectionPart(
  compilation: Compilation,
  item: ProjectionItem,
  scope: SlotScope,
): ProjectionPart {
  switch (item.kind) {
    case 'all':
      return (value, made) => {
        if (value instanceof Map && emptied.has(value)) throw emptiedKey(item);
        for (const [key, part] of propertiesOf(value)) made.set(key, part);
      };
    case 'property':
      return (value, made) => {
        made.set(item.name, elementAt(value, item.name, item));
      };
    case 'variable': {
      const slot = slotOf(scope, item.name);
      return (_, made) => {
        setPart(made, item.name, compilation.row[slot] as Value);
      };
    }
    case 'entry': {
      const entry = compilation.compile(item.value, scope);
      return (_, made) => {
        setPart(made, item.key, entry());
      };
    }
  }
}

function setPart(made: MapValue, key: string, value: Value): void {
  if (value === null && (made.get(key) ?? null) !== null) {
    emptied.set(made, (emptied.get(made) ?? new Set()).add(key));
  }
  made.set(key, value);
}

function propertiesOf(value: Value): MapValue {
  if (value instanceof NodeValue) return value.graph.nodeProperties(value.id);
  if (value instanceof RelationshipValue) return value.graph.relationshipProperties(value.id);
  if (value instanceof Map) return value;
  throw typeError(`${valueTypeName(value)} has no properties.`);
}
