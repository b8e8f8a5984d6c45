/** Functions that answer yes or no. all(), any(), none() and single() are expressions of their own. */
import { wrongInput } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';

export const predicates: FunctionDefinition[] = [
  {
    name: 'isEmpty',
    category: 'predicate',
    arguments: [{ name: 'input', type: 'STRING | MAP | LIST<ANY>' }],
    returns: 'BOOLEAN',
    description: 'Whether a list, a map or a text holds nothing.',
    evaluate([value]) {
      if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
      if (value instanceof Map) return value.size === 0;
      throw wrongInput('isEmpty', 'a List, Map, or String', value);
    },
  },
];
