/** Functions that take or give lists. */

import { compareTexts } from '../values/compare.ts';
import { argumentError, typeError } from '../values/errors.ts';
import { quotedValue } from '../values/text.ts';
import { NodeValue, PathValue, RelationshipValue, type Value } from '../values/types.ts';
import { integerArgument, wrongInput } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';

/** Short lists are made for a row and forgotten: only long ones count as held. */
const kept = 16_384;
const list = [{ name: 'list', type: 'LIST<ANY>' }];

function member(value: Value | undefined, index: 0 | -1): Value {
  if (Array.isArray(value)) return value.at(index) ?? null;
  throw typeError(
    `\`${quotedValue(value ?? null)}\` is not a collection or a map. Element access is only possible by performing a collection lookup using an integer index, or by performing a map lookup using a string key (found: ${quotedValue(value ?? null)}[Int(${index})])`,
  );
}

function path(name: string, value: Value | undefined): PathValue {
  if (value instanceof PathValue) return value;
  throw typeError(
    `Invalid input for function '${name}()': Expected ${quotedValue(value ?? null)} to be a path`,
  );
}

export const lists: FunctionDefinition[] = [
  {
    name: 'head',
    category: 'list',
    arguments: list,
    returns: 'ANY',
    description: 'The first member of a list.',
    evaluate: ([value]) => member(value, 0),
  },
  {
    name: 'keys',
    category: 'list',
    arguments: [{ name: 'input', type: 'NODE | RELATIONSHIP | MAP' }],
    returns: 'LIST<STRING>',
    description: 'The names of the properties of a node, a relationship or a map.',
    evaluate([value]) {
      if (value instanceof NodeValue) return value.graph.nodeKeys(value.id);
      if (value instanceof RelationshipValue) return value.graph.relationshipKeys(value.id);
      if (value instanceof Map) return [...value.keys()].sort(compareTexts);
      throw typeError(
        `Invalid input for function 'keys()': Expected a node, a relationship or a literal map but got ${quotedValue(value ?? null)}`,
      );
    },
  },
  {
    name: 'labels',
    category: 'list',
    arguments: [{ name: 'input', type: 'NODE' }],
    returns: 'LIST<STRING>',
    description: 'The labels of a node.',
    evaluate([value]) {
      if (value instanceof NodeValue) return [...value.graph.labels(value.id)];
      throw wrongInput('labels', 'a Node', value);
    },
  },
  {
    name: 'last',
    category: 'list',
    arguments: list,
    returns: 'ANY',
    description: 'The last member of a list.',
    evaluate: ([value]) => member(value, -1),
  },
  {
    name: 'nodes',
    category: 'list',
    arguments: [{ name: 'input', type: 'PATH' }],
    returns: 'LIST<NODE>',
    description: 'The nodes of a path in walking order.',
    evaluate: ([value]) => [...path('nodes', value).nodes],
  },
  {
    name: 'range',
    category: 'list',
    arguments: [
      { name: 'start', type: 'INTEGER' },
      { name: 'end', type: 'INTEGER', description: 'Belongs to the list.' },
      { name: 'step', type: 'INTEGER', optional: true },
    ],
    returns: 'LIST<INTEGER>',
    description: 'The whole numbers from one to another, in steps.',
    takesNull: true,
    evaluate([from, to, by], context) {
      const start = integerArgument(from, 'start', 'range');
      const end = integerArgument(to, 'end', 'range');
      const step = by === undefined ? 1n : integerArgument(by, 'step', 'range');
      if (step === 0n) throw argumentError("Step argument to 'range()' cannot be zero");
      const result: Value[] = [];
      // Neo4j's count: a step that leads away by more than the whole way still gives the start.
      const count = (end - start) / step + 1n;
      for (let at = start; result.length < count; at += step) {
        result.push(at);
        if (result.length % kept === 0) {
          context.budget.step(kept);
          context.budget.hold(kept * 24);
        }
      }
      return result;
    },
  },
  {
    name: 'relationships',
    category: 'list',
    arguments: [{ name: 'input', type: 'PATH' }],
    returns: 'LIST<RELATIONSHIP>',
    description: 'The relationships of a path in walking order.',
    evaluate: ([value]) => [...path('relationships', value).relationships],
  },
  {
    name: 'tail',
    category: 'list',
    arguments: [{ name: 'input', type: 'LIST<ANY>' }],
    returns: 'LIST<ANY>',
    description: 'All members of a list but the first.',
    evaluate: ([value]) => (Array.isArray(value) ? value.slice(1) : []),
  },
];
