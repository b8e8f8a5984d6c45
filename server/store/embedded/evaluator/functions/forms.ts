/** What reads like a function and is evaluated as an expression of its own. */
import type { FunctionCategory, FunctionSignature } from './definition.ts';

const list = { name: 'list', type: 'LIST<ANY>' };
const variable = { name: 'variable', type: 'VARIABLE' };

function overList(name: string, description: string): FunctionSignature {
  return {
    name,
    category: 'predicate',
    arguments: [variable, list, { name: 'predicate', type: 'ANY' }],
    returns: 'BOOLEAN',
    description,
  };
}

/** `all(x IN list WHERE …)`, `reduce(…)`, `exists { … }` and their like, for completion. */
export const forms: FunctionSignature[] = [
  overList('all', 'Whether the condition holds for every member of a list.'),
  overList('any', 'Whether the condition holds for at least one member of a list.'),
  {
    name: 'exists',
    category: 'predicate',
    arguments: [{ name: 'input', type: 'ANY', description: 'A pattern.' }],
    returns: 'BOOLEAN',
    description: 'Whether a pattern is found in the graph.',
  },
  overList('none', 'Whether the condition holds for no member of a list.'),
  {
    name: 'reduce',
    category: 'list',
    arguments: [
      { name: 'accumulator', type: 'VARIABLE', description: 'With its first value.' },
      variable,
      list,
      { name: 'expression', type: 'ANY', description: 'The next value of the accumulator.' },
    ],
    returns: 'ANY',
    description: 'One value out of a list, made up member by member.',
  },
  ...(['shortestPath', 'allShortestPaths'] as const).map((name) => ({
    name,
    category: 'scalar' as FunctionCategory,
    arguments: [{ name: 'pattern', type: 'PATTERN' }],
    returns: name === 'shortestPath' ? 'PATH' : 'LIST<PATH>',
    description:
      name === 'shortestPath'
        ? 'A shortest path that matches a pattern.'
        : 'All shortest paths that match a pattern.',
  })),
  overList('single', 'Whether the condition holds for exactly one member of a list.'),
];
