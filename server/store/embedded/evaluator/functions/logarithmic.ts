/** Functions on powers and logarithms. */
import { exp, log, log10 } from '../values/precise.ts';
import type { FunctionDefinition } from './definition.ts';
import { ofFloat } from './of-float.ts';

const float = ofFloat.bind(undefined, 'logarithmic');

export const logarithmic: FunctionDefinition[] = [
  float('exp', 'e raised to the given power.', exp),
  float('log', 'The natural logarithm.', log),
  float('log10', 'The logarithm to base 10.', log10),
  float('sqrt', 'The square root.', Math.sqrt),
  {
    name: 'e',
    category: 'logarithmic',
    arguments: [],
    returns: 'FLOAT',
    description: 'The base of the natural logarithm.',
    evaluate: () => Math.E,
  },
];
