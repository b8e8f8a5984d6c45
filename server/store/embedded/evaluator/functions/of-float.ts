/** A function of one number, which is taken as a float. */
import { floatArgument } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';

export function ofFloat(
  category: FunctionDefinition['category'],
  name: string,
  description: string,
  calculate: (value: number) => number,
): FunctionDefinition {
  return {
    name,
    category,
    arguments: [{ name: 'input', type: 'FLOAT' }],
    returns: 'FLOAT',
    description,
    evaluate: ([value]) => calculate(floatArgument(value, name)),
  };
}
