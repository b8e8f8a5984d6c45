/** Rounding decimals as Java's BigDecimal does, on the digits that a FLOAT is written with. */
import { argumentError } from '../values/errors.ts';
import { executionFailed } from './arguments.ts';

export const roundingModes = [
  'CEILING',
  'FLOOR',
  'UP',
  'DOWN',
  'HALF_EVEN',
  'HALF_UP',
  'HALF_DOWN',
  'UNNECESSARY',
];

/** Refuses a mode that there is not. */
export function checkMode(mode: string | undefined): void {
  if (mode !== undefined && !roundingModes.includes(mode)) {
    throw argumentError(`Unknown rounding mode. Valid values are: ${roundingModes.join(', ')}.`);
  }
}

/** A number rounded to some decimals. Whole numbers without a mode round halves upwards. */
export function roundTo(value: number, decimals: number, mode?: string): number {
  if (!Number.isFinite(value)) return value;
  if (decimals === 0 && mode === undefined) return roundHalfUp(value);
  const [digits = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const scale = fraction.length - Number(exponent);
  if (scale <= decimals) return value;
  const unscaled = BigInt(whole + fraction);
  const divisor = 10n ** BigInt(Math.min(scale - decimals, 400));
  const [quotient, rest] = [unscaled / divisor, unscaled % divisor];
  const up = rest !== 0n && roundsUp(mode ?? 'HALF_UP', value < 0, quotient, rest * 2n, divisor);
  const result = Number(`${up ? quotient + 1n : quotient}e-${decimals}`);
  return value < 0 && result !== 0 ? -result : result;
}

/** Java's Math.round: up from the half, also for negative numbers. */
function roundHalfUp(value: number): number {
  if (Math.abs(value) >= 2 ** 52) {
    return Math.max(-(2 ** 63), Math.min(2 ** 63, value));
  }
  const rounded = Math.round(value);
  return rounded === 0 ? 0 : rounded;
}

function roundsUp(
  mode: string,
  negative: boolean,
  quotient: bigint,
  twice: bigint,
  divisor: bigint,
): boolean {
  switch (mode) {
    case 'UP':
      return true;
    case 'DOWN':
      return false;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'UNNECESSARY':
      throw executionFailed('Rounding necessary');
    default:
      if (twice !== divisor) return twice > divisor;
      return mode === 'HALF_UP' || (mode === 'HALF_EVEN' && quotient % 2n === 1n);
  }
}
