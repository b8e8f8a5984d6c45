/** Functions on powers and logarithms. */
import { floatArgument } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';

function ofFloat(
  name: string,
  description: string,
  calculate: (value: number) => number,
): FunctionDefinition {
  return {
    name,
    category: 'logarithmic',
    arguments: [{ name: 'input', type: 'FLOAT' }],
    returns: 'FLOAT',
    description,
    evaluate: ([value]) => calculate(floatArgument(value, name)),
  };
}

export const logarithmic: FunctionDefinition[] = [
  ofFloat('exp', 'e raised to the given power.', Math.exp),
  ofFloat('log', 'The natural logarithm.', Math.log),
  ofFloat('log10', 'The logarithm to base 10.', Math.log10),
  ofFloat('sqrt', 'The square root.', Math.sqrt),
  {
    name: 'e',
    category: 'logarithmic',
    arguments: [],
    returns: 'FLOAT',
    description: 'The base of the natural logarithm.',
    evaluate: () => Math.E,
  },
];
