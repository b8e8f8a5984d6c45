/** Taking off what stands at the ends of a text. */
import { argumentError } from '../values/errors.ts';
import type { Value } from '../values/types.ts';
import { textArgument } from './arguments.ts';
import type { FunctionArgument, FunctionDefinition } from './definition.ts';
import { characterCount } from './strings.ts';

const input: FunctionArgument[] = [{ name: 'input', type: 'STRING' }];
const extra = { type: 'STRING', optional: true };
const trimmed: FunctionArgument[] = [
  ...input,
  {
    name: 'trimCharacterString',
    type: 'STRING',
    optional: true,
    description: 'Characters to take away instead of white space.',
  },
];

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

const sides = ['both', 'leading', 'trailing'] as const;
type Side = (typeof sides)[number];

/** What trim() does: the character, if any, is one. */
function trimSide(side: Side, characters: Value | undefined, of: Value | undefined): string {
  const set = characters === undefined ? undefined : textArgument(characters, 'trim');
  const text = textArgument(of, 'trim');
  if (set !== undefined && characterCount(set) !== 1) {
    throw argumentError(
      'The argument `trimCharacterString` in the `trim()` function must be of length 1.',
    );
  }
  return trim(text, set, side !== 'trailing', side !== 'leading');
}

const trimFunction: FunctionDefinition = {
  name: 'trim',
  category: 'string',
  arguments: [
    ...input,
    { ...extra, name: 'second', description: 'The text, where the first says the side.' },
    { ...extra, name: 'third', description: 'The text, where the second is the character.' },
  ],
  returns: 'STRING',
  description: 'The text without white space at both ends.',
  takesNull: true,
  /**
   * Of two or three the text comes last, and the first says the side: LEADING and TRAILING in capitals,
   * anything else is both.
   */
  evaluate(args) {
    const text = args.at(-1) ?? null;
    if (text === null) return null;
    if (args.length === 1) return trimSide('both', undefined, text);
    const told = textArgument(args[0], 'trim');
    const characters = args.length > 2 ? args[1] : undefined;
    if (characters === null) return null;
    const side = sides.find((one) => one.toUpperCase() === told) ?? 'both';
    return trimSide(side, characters, text);
  },
};

/** `trim(LEADING 'x' FROM text)` and its like: the character, if any, comes before the text. */
export function trimSpecial(side: Side): FunctionDefinition {
  return {
    ...trimFunction,
    arguments: input,
    takesNull: false,
    evaluate: (args) => trimSide(side, args.length > 1 ? args[0] : undefined, args.at(-1)),
  };
}

export const trims: FunctionDefinition[] = [
  trimming('btrim', 'The text without white space or other characters at both ends.', true, true),
  trimming('ltrim', 'The text without white space or other characters at its start.', true, false),
  trimming('rtrim', 'The text without white space or other characters at its end.', false, true),
  trimFunction,
];
