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
const trimmed: FunctionArgument[] = [
  ...input,
  {
    name: 'trimCharacterString',
    type: 'STRING',
    optional: true,
    description: 'Characters to take away instead of white space.',
  },
];
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

const whitespace = /^[\t-\r \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]$/;

/** Java's Character.isWhitespace, by which Neo4j trims: no-break spaces are kept. */
function isWhitespace(character: string): boolean {
  // The four separators of ASCII count too.
  return whitespace.test(character) || (character >= '\u001c' && character <= '\u001f');
}

function trim(text: string, characters: string | undefined, start: boolean, end: boolean): string {
  const set = characters === undefined ? null : new Set(characters);
  const goes = (one: string) => (set ? set.has(one) : isWhitespace(one));
  const all = [...text];
  let [from, to] = [0, all.length];
  while (start && from < to && goes(all[from] as string)) from++;
  // Neo4j's rtrim with characters keeps the first one of the text, unless that is a surrogate pair.
  const kept = set && !start && all[0]?.length === 1 ? 1 : from;
  while (end && to > kept && goes(all[to - 1] as string)) to--;
  return all.slice(from, to).join('');
}

function trimming(name: string, description: string, start: boolean, end: boolean) {
  return {
    name,
    category: 'string',
    arguments: trimmed,
    returns: 'STRING',
    description,
    evaluate([value, characters]) {
      const text = textArgument(value, name);
      const set = characters === undefined ? undefined : textArgument(characters, name);
      return trim(text, set, start, end);
    },
  } satisfies FunctionDefinition;
}

/** `trim(LEADING 'x' FROM text)` and its like: the character, if any, comes before the text. */
export function trimSpecial(mode: 'both' | 'leading' | 'trailing'): FunctionDefinition {
  return {
    name: 'trim',
    category: 'string',
    arguments: input,
    returns: 'STRING',
    description: 'The text without what stands at its ends.',
    evaluate(args) {
      const characters = args.length > 1 ? textArgument(args[0], 'trim') : undefined;
      const text = textArgument(args.at(-1), 'trim');
      if (characters !== undefined && characterCount(characters) !== 1) {
        throw argumentError(
          'The argument `trimCharacterString` in the `trim()` function must be of length 1.',
        );
      }
      return trim(text, characters, mode !== 'trailing', mode !== 'leading');
    },
  };
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
  trimming('btrim', 'The text without white space or other characters at both ends.', true, true),
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
    evaluate: ([value, length]) =>
      slice(textArgument(value, 'left'), 0n, integerArgument(length, 'length', 'left')),
  },
  withCase('lower', 'The text in small letters; the same as toLower().', (text) =>
    text.toLowerCase(),
  ),
  trimming('ltrim', 'The text without white space or other characters at its start.', true, false),
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
  trimming('rtrim', 'The text without white space or other characters at its end.', false, true),
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
      const all = Array.isArray(delimiters) ? delimiters : [delimiters];
      if (all.some((one) => one === null)) return null;
      const parts = split(text, all.map(plainText));
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
  trimming('trim', 'The text without white space at both ends.', true, true),
  withCase('upper', 'The text in capital letters; the same as toUpper().', (text) =>
    text.toUpperCase(),
  ),
];
