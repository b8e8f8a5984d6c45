/** Functions on angles. */
import { cos, sin, tan } from '../values/precise.ts';
import { floatArgument } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';
import { ofFloat } from './of-float.ts';

const float = ofFloat.bind(undefined, 'trigonometric');

export const trigonometric: FunctionDefinition[] = [
  float('acos', 'The angle whose cosine is given, in radians.', Math.acos),
  float('asin', 'The angle whose sine is given, in radians.', Math.asin),
  float('atan', 'The angle whose tangent is given, in radians.', Math.atan),
  float('cos', 'The cosine of an angle in radians.', cos),
  float('cot', 'The cotangent of an angle in radians.', (angle) => 1 / tan(angle)),
  float('degrees', 'Radians as degrees.', (angle) => angle * 57.29577951308232),
  float('haversin', 'Half the versine of an angle in radians.', (angle) => (1 - cos(angle)) / 2),
  float('radians', 'Degrees as radians.', (angle) => angle * 0.017453292519943295),
  float('sin', 'The sine of an angle in radians.', sin),
  float('tan', 'The tangent of an angle in radians.', tan),
  {
    name: 'atan2',
    category: 'trigonometric',
    arguments: [
      { name: 'y', type: 'FLOAT' },
      { name: 'x', type: 'FLOAT' },
    ],
    computesAll: true,
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
