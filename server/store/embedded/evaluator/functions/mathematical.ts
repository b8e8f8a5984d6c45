/** Functions on numbers. */
import { argumentError, typeError } from '../values/errors.ts';
import { quotedValue } from '../values/text.ts';
import { assertShortArgument, floatArgument, toLong } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';
import { checkMode, roundingModes, roundTo } from './rounding.ts';

const input = [{ name: 'input', type: 'INTEGER | FLOAT' }];
const float = [{ name: 'input', type: 'FLOAT' }];

export const mathematical: FunctionDefinition[] = [
  {
    name: 'abs',
    category: 'mathematical',
    arguments: input,
    returns: 'INTEGER | FLOAT',
    description: 'The number without its sign.',
    evaluate([value]) {
      if (typeof value !== 'bigint') return Math.abs(floatArgument(value, 'abs'));
      // The smallest integer has no positive counterpart and stays as it is.
      return BigInt.asIntN(64, value < 0n ? -value : value);
    },
  },
  {
    name: 'ceil',
    category: 'mathematical',
    arguments: float,
    returns: 'FLOAT',
    description: 'The smallest whole number that is not below the given one.',
    evaluate: ([value]) => Math.ceil(floatArgument(value, 'ceil')),
  },
  {
    name: 'floor',
    category: 'mathematical',
    arguments: float,
    returns: 'FLOAT',
    description: 'The largest whole number that is not above the given one.',
    evaluate: ([value]) => Math.floor(floatArgument(value, 'floor')),
  },
  {
    name: 'isNaN',
    category: 'mathematical',
    arguments: input,
    returns: 'BOOLEAN',
    description: 'Whether the number is NaN, the result of a calculation that has none.',
    evaluate: ([value]) => Number.isNaN(floatArgument(value, 'isNaN')),
  },
  {
    name: 'rand',
    category: 'mathematical',
    arguments: [],
    returns: 'FLOAT',
    description: 'A random number from 0 up to but without 1.',
    evaluate: (_args, context) => context.random(),
  },
  {
    name: 'round',
    category: 'mathematical',
    arguments: [
      { name: 'value', type: 'FLOAT' },
      {
        name: 'precision',
        type: 'INTEGER | FLOAT',
        optional: true,
        description: 'Decimals to keep.',
      },
      {
        name: 'mode',
        type: 'STRING',
        optional: true,
        description: `One of ${roundingModes.join(', ')}.`,
      },
    ],
    computesAll: true,
    returns: 'FLOAT',
    description: 'The number rounded to a whole one, or to some decimals.',
    evaluate([value, precision, mode]) {
      if (mode !== undefined && typeof mode !== 'string') {
        throw typeError(`Expected a string value for \`round\`, but got: ${quotedValue(mode)}.`);
      }
      checkMode(mode);
      const number = floatArgument(value, 'round');
      const asked = precision === undefined ? 0n : toLong(floatArgument(precision, 'round'));
      const decimals = Number(assertShortArgument(asked, 'precision', 'round'));
      if (decimals < 0) throw argumentError("Precision argument to 'round()' cannot be negative");
      return roundTo(number, decimals, mode);
    },
  },
  {
    name: 'sign',
    category: 'mathematical',
    arguments: input,
    returns: 'INTEGER',
    description: '-1, 0 or 1, as the number is below, at or above 0.',
    evaluate([value]) {
      const sign = Math.sign(floatArgument(value, 'sign'));
      return sign > 0 ? 1n : sign < 0 ? -1n : 0n;
    },
  },
];
