/** Functions that make one type out of another. */
import { typeError } from '../values/errors.ts';
import { stringOf } from '../values/text.ts';
import type { Value } from '../values/types.ts';
import { toLong, wrongInput } from './arguments.ts';
import type { FunctionCategory, FunctionDefinition } from './definition.ts';

/** undefined: no value of this type can be converted; null: this value cannot. */
type Convert = (value: Value) => Value | undefined;

/** toX, toXOrNull and toXList. */
function family(
  name: string,
  result: string,
  takes: string,
  expected: string,
  convert: Convert,
  category: FunctionCategory = 'scalar',
): FunctionDefinition[] {
  const what = `${/^[aeio]/i.test(result) ? 'an' : 'a'} ${result}`;
  const orNull: Convert = (value) => {
    try {
      return convert(value) ?? null;
    } catch {
      return null;
    }
  };
  return [
    {
      name,
      category,
      arguments: [{ name: 'input', type: takes }],
      returns: result,
      description: `The value as ${what}; an error when its type has none.`,
      evaluate([value = null]) {
        const converted = convert(value);
        if (converted === undefined) throw wrongInput(name, expected, value);
        return converted;
      },
    },
    {
      name: `${name}OrNull`,
      category,
      arguments: [{ name: 'input', type: 'ANY' }],
      returns: result,
      description: `The value as ${what}, null when it has none.`,
      evaluate: ([value = null]) => orNull(value) as Value,
    },
    {
      name: `${name}List`,
      category: 'list',
      arguments: [{ name: 'input', type: 'LIST<ANY>' }],
      returns: `LIST<${result}>`,
      description: `The members of a list, each as ${what} or null.`,
      evaluate([value = null]) {
        if (!Array.isArray(value)) throw wrongInput(`${name}List`, 'a List', value);
        return value.map((one) => (one === null ? null : (orNull(one) as Value)));
      },
    },
  ];
}

function toBoolean(value: Value): Value | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

function toInteger(value: Value): Value | undefined {
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'number':
      return toLong(value);
    case 'boolean':
      return value ? 1n : 0n;
    case 'string':
      return integerOf(value);
    default:
      return undefined;
  }
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** The whole part of a decimal text, exact also where a FLOAT would not be. */
function integerOf(written: string): bigint | null {
  const text = written.replace(/\p{Nd}/gu, digitOf);
  const match = decimal.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole + fraction === '') return null;
  const power = Number(exponent);
  const digits = whole + fraction;
  const length = whole.length + power;
  const significant = digits.replace(/^0+/, '');
  if (significant !== '' && length - (digits.length - significant.length) > 19) {
    throw tooLarge(text);
  }
  const size = length <= 0 ? 0n : BigInt(digits.slice(0, length).padEnd(length, '0') || '0');
  const value = sign === '-' ? -size : size;
  const beyond = /[1-9]/.test(digits.slice(Math.max(0, length)));
  const limit = sign === '-' ? -(2n ** 63n) : 2n ** 63n - 1n;
  if (BigInt.asIntN(64, value) !== value || (value === limit && beyond)) throw tooLarge(text);
  return value;
}

/** The digit of any script as one of ASCII: they stand in tens, 0 first. */
function digitOf(character: string): string {
  const codePoint = character.codePointAt(0) as number;
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((codePoint - zero) % 10);
}

function tooLarge(text: string) {
  return typeError(`integer, ${text}, is too large`);
}

function toFloat(value: Value): Value | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' ? floatOf(value) : undefined;
}

/** A text as Java's Double.parseDouble reads it. */
function floatOf(text: string): number | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Java trims all of these.
  const trimmed = text.replace(/^[\u0000- ]+|[\u0000- ]+$/g, '');
  const special = /^([+-]?)(NaN|Infinity)$/.exec(trimmed);
  if (special) return Number(`${special[2] === 'NaN' ? '' : special[1]}${special[2]}`);
  const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?$/.test(trimmed);
  if (plain) return Number(trimmed.replace(/[fFdD]$/, ''));
  return hexadecimal(trimmed);
}

function hexadecimal(text: string): number | null {
  const match = /^([+-]?)0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d+)[fFdD]?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole + fraction === '' || whole.length + fraction.length > 13) return null;
  const size = Number(`0x${whole}${fraction}`) * 2 ** (Number(exponent) - 4 * fraction.length);
  return sign === '-' ? -size : size;
}

export const conversions: FunctionDefinition[] = [
  ...family(
    'toBoolean',
    'BOOLEAN',
    'BOOLEAN | STRING | INTEGER',
    'a Boolean, Integer or String',
    toBoolean,
  ),
  ...family('toFloat', 'FLOAT', 'STRING | INTEGER | FLOAT', 'a String, Float or Integer', toFloat),
  ...family(
    'toInteger',
    'INTEGER',
    'BOOLEAN | STRING | INTEGER | FLOAT',
    'a String, Float, Integer or Boolean',
    toInteger,
  ),
  ...family(
    'toString',
    'STRING',
    'ANY',
    'a String, Float, Integer, Boolean, Temporal or Duration',
    (value) => stringOf(value) ?? undefined,
    'string',
  ),
];
