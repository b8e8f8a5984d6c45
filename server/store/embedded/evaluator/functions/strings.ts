/** Functions on texts. Characters are counted by code point, as Neo4j counts them. */
import { argumentError, outOfMemory, typeError } from '../values/errors.ts';
import { quotedValue } from '../values/text.ts';
import { isStored, type Value } from '../values/types.ts';
import {
  assertShortArgument,
  executionFailed,
  integerArgument,
  textArgument,
} from './arguments.ts';
import type { FunctionArgument, FunctionDefinition } from './definition.ts';

const input: FunctionArgument[] = [{ name: 'input', type: 'STRING' }];
// Shorter texts are made for a row and forgotten; no text may be longer than the second.
const longText = 65_536;
const longestText = 2 ** 28;
const forms = ['NFC', 'NFD', 'NFKC', 'NFKD'];

/** The number of characters. */
export function characterCount(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      length--;
      at++;
    }
  }
  return length;
}

/** Characters of a text from a place on, at most so many. */
function slice(text: string, start: bigint, count?: bigint): string {
  if (start < 0n || (count ?? 0n) < 0n) {
    throw executionFailed('Cannot handle negative start index nor negative length');
  }
  const from = Number(start);
  const to = count === undefined ? undefined : from + Number(count);
  // Only texts with surrogate pairs need to be taken apart.
  return characterCount(text) === text.length
    ? text.slice(from, to)
    : [...text].slice(from, to).join('');
}

function withCase(name: string, description: string, change: (text: string) => string) {
  return {
    name,
    category: 'string',
    arguments: input,
    returns: 'STRING',
    description,
    evaluate: ([value]) => change(textArgument(value, /upper/i.test(name) ? 'toUpper' : 'toLower')),
  } satisfies FunctionDefinition;
}

function plainText(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw typeError(`Expected ${quotedValue(value ?? null)} to be a string`);
}

function split(text: string, delimiters: string[]): string[] {
  if (text === '') return [''];
  const [first = ''] = delimiters;
  if (delimiters.length === 0) return [text];
  if (delimiters.length === 1) return text.split(first);
  const perCharacter = delimiters.includes('');
  const used = delimiters.filter((one) => one !== '');
  const parts: string[] = [];
  let [part, at] = ['', 0];
  while (at < text.length) {
    const found = used.find((one) => text.startsWith(one, at));
    if (found === undefined) {
      // Neo4j takes surrogate pairs apart here, as `split('')` does.
      const character = text.charAt(at);
      at++;
      if (perCharacter) parts.push(character);
      else part += character;
    } else {
      at += found.length;
      if (!perCharacter) parts.push(part);
      part = '';
    }
  }
  return perCharacter ? parts : [...parts, part];
}

function replace(text: string, search: string, by: string): string {
  if (search !== '') return text.replaceAll(search, () => by);
  return text === '' ? by : `${by}${[...text].map((one) => one + by).join('')}`;
}

function formOf(value: Value | undefined): 'NFC' | 'NFD' | 'NFKC' | 'NFKD' {
  const form = value === undefined ? 'NFC' : plainText(value).toUpperCase();
  if (!forms.includes(form)) {
    throw argumentError(`Unknown normal form. Valid values are: ${forms.join(', ')}.`);
  }
  return form as 'NFC';
}

/** `text IS NFC NORMALIZED`. */
export function isNormalized(text: string, form = 'NFC'): boolean {
  return text.normalize(formOf(form)) === text;
}

export const strings: FunctionDefinition[] = [
  {
    name: 'left',
    category: 'string',
    arguments: [
      { name: 'original', type: 'STRING' },
      { name: 'length', type: 'INTEGER' },
    ],
    computesAll: true,
    returns: 'STRING',
    description: 'The first characters of a text.',
    evaluate([value, length]) {
      const text = textArgument(value, 'left');
      const count = integerArgument(length, 'length', 'left');
      // Far below 0 Neo4j reads the last 32 bits alone.
      return slice(text, 0n, count < 0n ? BigInt.asIntN(32, count) : count);
    },
  },
  withCase('lower', 'The text in small letters; the same as toLower().', (text) =>
    text.toLowerCase(),
  ),
  {
    name: 'normalize',
    category: 'string',
    arguments: [
      ...input,
      {
        name: 'normalForm',
        type: 'STRING',
        optional: true,
        description: 'NFC, NFD, NFKC or NFKD.',
      },
    ],
    returns: 'STRING',
    description: 'The text in a Unicode normal form, so that equal texts compare equal.',
    evaluate: ([value, form]) => plainText(value).normalize(formOf(form)),
  },
  {
    name: 'replace',
    category: 'string',
    arguments: [
      { name: 'original', type: 'STRING' },
      { name: 'search', type: 'STRING' },
      { name: 'replace', type: 'STRING' },
    ],
    returns: 'STRING',
    description: 'The text with every occurrence of one text replaced by another.',
    evaluate: ([value, search, by], context) => {
      const text = textArgument(value, 'replace');
      const [wanted, other] = [plainText(search), plainText(by)];
      const found = wanted === '' ? text.length + 1 : text.length / wanted.length;
      // Counted before it is made, where it may become long.
      if (text.length + found * other.length > longText) {
        const count = wanted === '' ? found : text.split(wanted).length - 1;
        const length = text.length + count * (other.length - wanted.length);
        if (length > longestText) throw outOfMemory('A text of this length');
        context.budget.hold(length * 2);
        context.budget.step(length >> 8);
      }
      return replace(text, wanted, other);
    },
  },
  {
    name: 'reverse',
    category: 'string',
    arguments: [{ name: 'input', type: 'STRING | LIST<ANY>' }],
    returns: 'STRING | LIST<ANY>',
    description: 'A text or a list from the end to the start.',
    evaluate([value]) {
      if (typeof value === 'string') return [...value].reverse().join('');
      // Neo4j takes no list as it is stored.
      if (Array.isArray(value) && !isStored(value)) return [...value].reverse();
      throw typeError(
        "Invalid input for function 'reverse()': Expected a string or a list; consider converting the value to a string with toString() or creating a list.",
      );
    },
  },
  {
    name: 'right',
    category: 'string',
    arguments: [
      { name: 'original', type: 'STRING' },
      { name: 'length', type: 'INTEGER' },
    ],
    computesAll: true,
    returns: 'STRING',
    description: 'The last characters of a text.',
    evaluate([value, length]) {
      const text = textArgument(value, 'right');
      const count = integerArgument(length, 'length', 'right');
      if (count < 0n) throw executionFailed('negative length');
      const skipped = characterCount(text) - Number(count);
      return slice(text, BigInt(Math.max(0, skipped)));
    },
  },
  {
    name: 'split',
    category: 'string',
    arguments: [
      { name: 'original', type: 'STRING' },
      { name: 'splitDelimiters', type: 'STRING | LIST<STRING>' },
    ],
    returns: 'LIST<STRING>',
    description: 'The parts of a text between one or several delimiters.',
    evaluate([value, delimiters], context) {
      const text = textArgument(value, 'split');
      if (text === '') return [''];
      const texts: string[] = [];
      for (const one of Array.isArray(delimiters) ? delimiters : [delimiters]) {
        if (one === null) return null;
        texts.push(plainText(one));
      }
      const parts = split(text, texts);
      if (parts.length > longText) {
        context.budget.hold(parts.length * 24);
        context.budget.step(parts.length >> 4);
      }
      return parts;
    },
  },
  {
    name: 'substring',
    category: 'string',
    arguments: [
      { name: 'original', type: 'STRING' },
      { name: 'start', type: 'INTEGER', description: 'The first character is 0.' },
      { name: 'length', type: 'INTEGER', optional: true },
    ],
    computesAll: true,
    returns: 'STRING',
    description: 'Part of a text, from a character on.',
    evaluate([value, start, length]) {
      const text = textArgument(value, 'substring');
      const short = (argument: Value | undefined, what: string) =>
        assertShortArgument(integerArgument(argument, what, 'substring'), what, 'substring');
      const from = short(start, 'start');
      return length === undefined ? slice(text, from) : slice(text, from, short(length, 'length'));
    },
  },
  withCase('toLower', 'The text in small letters.', (text) => text.toLowerCase()),
  withCase('toUpper', 'The text in capital letters.', (text) => text.toUpperCase()),
  withCase('upper', 'The text in capital letters; the same as toUpper().', (text) =>
    text.toUpperCase(),
  ),
];
