/** Functions that give one value: of nodes, relationships and paths, of lists, of any two values. */
import { equals } from '../values/compare.ts';
import { typeError } from '../values/errors.ts';
import { valueTypeName, valueTypeText } from '../values/names.ts';
import { quotedValue } from '../values/text.ts';
import { NodeValue, PathValue, RelationshipValue, type Value } from '../values/types.ts';
import { wrongInput } from './arguments.ts';
import type { FunctionArgument, FunctionDefinition } from './definition.ts';
import { characterCount } from './strings.ts';

const nodeOrRelationship = [{ name: 'input', type: 'NODE | RELATIONSHIP' }];
const text = [{ name: 'input', type: 'STRING' }];
const any: FunctionArgument = { name: 'input', type: 'ANY' };

function graphValue(name: string, value: Value | undefined): NodeValue | RelationshipValue {
  if (value instanceof NodeValue || value instanceof RelationshipValue) return value;
  throw typeError(
    `Invalid input for function '${name}()': Expected ${quotedValue(value ?? null)} to be a node or relationship, but it was \`${valueTypeName(value ?? null)}\``,
  );
}

function relationship(name: string, value: Value | undefined): RelationshipValue {
  if (value instanceof RelationshipValue) return value;
  throw typeError(
    `Invalid input for function '${name}()': Expected ${quotedValue(value ?? null)} to be a RelationshipValue`,
  );
}

function characters(name: string): FunctionDefinition {
  return {
    name,
    category: 'scalar',
    arguments: text,
    returns: 'INTEGER',
    description: 'The number of characters of a text.',
    evaluate([value]) {
      if (typeof value === 'string') return BigInt(characterCount(value));
      throw wrongInput('character_length', 'a String', value);
    },
  };
}

export const scalars: FunctionDefinition[] = [
  characters('char_length'),
  characters('character_length'),
  {
    name: 'coalesce',
    category: 'scalar',
    arguments: [{ ...any, variadic: true }],
    returns: 'ANY',
    description: 'The first of the values that is not null.',
    takesNull: true,
    evaluate: (values) => values.find((one) => one !== null) ?? null,
  },
  {
    name: 'elementId',
    category: 'scalar',
    arguments: nodeOrRelationship,
    returns: 'STRING',
    description: 'The identifier of a node or a relationship in this store.',
    evaluate([value]) {
      const of = graphValue('elementId', value);
      return of instanceof NodeValue
        ? of.graph.nodeElementId(of.id)
        : of.graph.relationshipElementId(of.id);
    },
  },
  {
    name: 'endNode',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'RELATIONSHIP' }],
    returns: 'NODE',
    description: 'The node that a relationship leads to.',
    evaluate([value]) {
      const { graph, id } = relationship('endNode', value);
      return new NodeValue(graph.endOf(id), graph);
    },
  },
  {
    name: 'file',
    category: 'scalar',
    arguments: [],
    returns: 'STRING',
    description: 'The path of the file that LOAD CSV reads: null here, where nothing is loaded.',
    evaluate: () => null,
  },
  {
    name: 'id',
    category: 'scalar',
    arguments: nodeOrRelationship,
    returns: 'INTEGER',
    description: 'The number of a node or a relationship in this store; elementId() is advised.',
    deprecated: true,
    evaluate([value]) {
      const of = graphValue('id', value);
      return BigInt(
        of instanceof NodeValue ? of.graph.nodeNumber(of.id) : of.graph.relationshipNumber(of.id),
      );
    },
  },
  {
    name: 'length',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'PATH' }],
    returns: 'INTEGER',
    description: 'The number of relationships of a path.',
    evaluate([value]) {
      if (value instanceof PathValue) return BigInt(value.relationships.length);
      throw wrongInput('length', 'a Path', value);
    },
  },
  {
    name: 'linenumber',
    category: 'scalar',
    arguments: [],
    returns: 'INTEGER',
    description: 'The line that LOAD CSV reads: null here, where nothing is loaded.',
    evaluate: () => null,
  },
  {
    name: 'nullIf',
    category: 'scalar',
    arguments: [
      { name: 'v1', type: 'ANY' },
      { name: 'v2', type: 'ANY' },
    ],
    returns: 'ANY',
    description: 'Null when both values are equal, otherwise the first.',
    takesNull: true,
    evaluate: ([one = null, other = null]) => (equals(one, other) === true ? null : one),
  },
  {
    name: 'properties',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'NODE | RELATIONSHIP | MAP' }],
    returns: 'MAP',
    description: 'The properties of a node, a relationship or a map, as a map.',
    evaluate([value]) {
      if (value instanceof NodeValue) return value.graph.nodeProperties(value.id);
      if (value instanceof RelationshipValue) return value.graph.relationshipProperties(value.id);
      if (value instanceof Map) return value;
      throw typeError(
        `Invalid input for function 'properties()': Expected a node, a relationship or a literal map but got ${quotedValue(value ?? null)}`,
      );
    },
  },
  {
    name: 'randomUUID',
    category: 'scalar',
    arguments: [],
    returns: 'STRING',
    description: 'A new random identifier (UUID).',
    evaluate: () => crypto.randomUUID(),
  },
  {
    name: 'size',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'STRING | LIST<ANY>' }],
    returns: 'INTEGER',
    description: 'The number of members of a list, or of characters of a text.',
    evaluate([value]) {
      if (typeof value === 'string') return BigInt(characterCount(value));
      if (Array.isArray(value)) return BigInt(value.length);
      throw wrongInput('size', 'a String or List', value);
    },
  },
  {
    name: 'startNode',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'RELATIONSHIP' }],
    returns: 'NODE',
    description: 'The node that a relationship starts from.',
    evaluate([value]) {
      const { graph, id } = relationship('startNode', value);
      return new NodeValue(graph.startOf(id), graph);
    },
  },
  {
    name: 'timestamp',
    category: 'scalar',
    arguments: [],
    returns: 'INTEGER',
    description: 'Milliseconds since the beginning of 1970.',
    evaluate: (_args, { clock }) => clock.statement / 1_000_000n,
  },
  {
    name: 'type',
    category: 'scalar',
    arguments: [{ name: 'input', type: 'RELATIONSHIP' }],
    returns: 'STRING',
    description: 'The type of a relationship.',
    evaluate([value]) {
      if (value instanceof RelationshipValue) return value.graph.typeOf(value.id);
      throw wrongInput('type', 'a Relationship', value);
    },
  },
  {
    name: 'valueType',
    category: 'scalar',
    arguments: [any],
    returns: 'STRING',
    description: 'The type of a value, as `IS ::` would be asked for it.',
    takesNull: true,
    evaluate: ([value]) => valueTypeText(value ?? null),
  },
];
