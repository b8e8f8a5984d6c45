/** Functions on angles. */
import { floatArgument } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';

function ofFloat(
  name: string,
  description: string,
  calculate: (value: number) => number,
): FunctionDefinition {
  return {
    name,
    category: 'trigonometric',
    arguments: [{ name: 'input', type: 'FLOAT' }],
    returns: 'FLOAT',
    description,
    evaluate: ([value]) => calculate(floatArgument(value, name)),
  };
}

export const trigonometric: FunctionDefinition[] = [
  ofFloat('acos', 'The angle whose cosine is given, in radians.', Math.acos),
  ofFloat('asin', 'The angle whose sine is given, in radians.', Math.asin),
  ofFloat('atan', 'The angle whose tangent is given, in radians.', Math.atan),
  ofFloat('cos', 'The cosine of an angle in radians.', Math.cos),
  ofFloat('cot', 'The cotangent of an angle in radians.', (angle) => 1 / Math.tan(angle)),
  ofFloat('degrees', 'Radians as degrees.', (angle) => angle * 57.29577951308232),
  ofFloat(
    'haversin',
    'Half the versine of an angle in radians.',
    (angle) => (1 - Math.cos(angle)) / 2,
  ),
  ofFloat('radians', 'Degrees as radians.', (angle) => angle * 0.017453292519943295),
  ofFloat('sin', 'The sine of an angle in radians.', Math.sin),
  ofFloat('tan', 'The tangent of an angle in radians.', Math.tan),
  {
    name: 'atan2',
    category: 'trigonometric',
    arguments: [
      { name: 'y', type: 'FLOAT' },
      { name: 'x', type: 'FLOAT' },
    ],
    returns: 'FLOAT',
    description: 'The angle of the point (x, y), in radians.',
    evaluate: ([y, x]) => Math.atan2(floatArgument(y, 'atan2'), floatArgument(x, 'atan2')),
  },
  {
    name: 'pi',
    category: 'trigonometric',
    arguments: [],
    returns: 'FLOAT',
    description: 'The number π.',
    evaluate: () => Math.PI,
  },
];
