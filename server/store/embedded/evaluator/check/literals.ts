/** Numbers as they are written. */
import type { Expression } from '../../../../language/ast.ts';
import { CheckError } from './errors.ts';
import { float, integer, type Type } from './types.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

const largest = 2n ** 63n;

/** The type of a number; throws when it is none, or too large. */
export function numberType(literal: Literal, negative: boolean): Type {
  if (literal.type === 'integer') {
    if (wholeNumber(literal) >= largest + (negative ? 1n : 0n))
      throw new CheckError('integer is too large', literal);
    return integer;
  }
  const text = literal.value.replaceAll('_', '');
  if (/^(nan|inf|infinity)$/i.test(text)) return float;
  if (!/^(\d*\.)?\d+(e[+-]?\d+)?$/i.test(text) || /^_|_$|__/.test(literal.value))
    throw new CheckError('invalid literal number', literal);
  if (!Number.isFinite(Number(text)))
    throw new CheckError('floating point number is too large', literal);
  return float;
}

/** The value of a whole number without its sign. */
function wholeNumber(literal: Literal): bigint {
  const { value } = literal;
  const old = /^0[XO]/.test(value)
    ? value.toLowerCase()
    : /^0\d+$/.test(value)
      ? `0o${value.slice(1)}`
      : '';
  if (old) {
    const kind = old.startsWith('0x') ? 'hex' : 'octal';
    throw new CheckError(
      `The ${kind} integer literal syntax \`${value}\` is no longer supported, please use \`${old}\` instead`,
      literal,
    );
  }
  const digits = value.replaceAll('_', '');
  if (!/^(0x[\da-f]+|0o[0-7]+|\d+)$/i.test(digits) || /__|_$/.test(value))
    throw new CheckError('invalid literal number', literal);
  return BigInt(digits);
}
