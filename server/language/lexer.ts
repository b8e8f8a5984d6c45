/** Splits Cypher into tokens, so that checks see names and signs, never the inside of a text. */
import type { TextPosition } from '../errors.ts';
import { type Resolved, resolved } from './escapes.ts';

type TokenKind = 'name' | 'quoted-name' | 'string' | 'number' | 'parameter' | 'sign';

export interface Token {
  kind: TokenKind;
  /** As written; of a quoted name, a string or a parameter what stands inside its marks. */
  text: string;
  /** Offset of the first character, from 0. */
  start: number;
  /** Offset after the last character. */
  end: number;
  /** Whether its closing mark is missing. */
  open?: boolean;
}

/** A token, or the spaces and comments between two. */
type AnyToken = Omit<Token, 'kind'> & { kind: TokenKind | 'space' };

// Names are those of Java: also with $ and with characters that are not seen, but of the basic plane.
const basic = '(?![\\u{10000}-\\u{10ffff}])';
const letter = `${basic}[\\p{L}\\p{Nl}\\p{Pc}]`;
const unseen = '\\p{Cf}\\0-\\x08\\x0e-\\x1b\\x7f-\\x9f';
const part = `${basic}[\\p{L}\\p{Nl}\\p{Pc}\\p{Sc}\\p{Nd}\\p{Mn}\\p{Mc}${unseen}]`;
const word = `${letter}(?:${part})*`;
const space = '(?:(?!\\ufeff)\\s|[\\x1c-\\x1f]|\\/\\/[^\\n\\r]*|\\/\\*[\\s\\S]*?\\*\\/)';
const spaceBefore = new RegExp(`^${space}+`);
const patterns: [TokenKind | 'space', RegExp][] = [
  ['space', new RegExp(`${space}+`, 'y')],
  ['string', /'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?/y],
  ['quoted-name', /`(?:[^`]|``)*`?/y],
  [
    'parameter',
    new RegExp(`\\$${space}*(?:(?=${letter}|\\d)(?:${part})+|\`(?:[^\`]|\`\`)*\`)`, 'uy'),
  ],
  // Letters after the digits belong to it, so that 1abc is one wrong number.
  ['number', new RegExp(`(?:\\d[\\d_]*)?\\.?\\d[\\d_]*(?:e[+-]?\\d+)?(?:${part})*`, 'iuy')],
  ['name', new RegExp(word, 'uy')],
  ['sign', /<>|!=|<=|>=|=~|\.\.|\|\||\+=|::|[\s\S]/uy],
];

/**
 * The tokens of a query. Escapes of letters are resolved. Comments and spaces are left out unless
 * they are asked for.
 */
export function tokenize(query: string, spaces: true): readonly AnyToken[];
export function tokenize(query: string): readonly Token[];
export function tokenize(query: string, spaces = false): readonly AnyToken[] {
  if (spaces) return tokensOf(query, true);
  // A query is looked at from several sides, one after another.
  if (query !== latest.query) latest = { query, tokens: tokensOf(query, false) };
  return latest.tokens;
}

let latest: { query: string; tokens: readonly AnyToken[] } = { query: '', tokens: [] };

function tokensOf(query: string, spaces: boolean): AnyToken[] {
  const tokens: AnyToken[] = [];
  const source = resolved(query);
  let position = 0;
  while (position < source.text.length) {
    const token = next(source.text, position);
    position = token.end;
    if (spaces || token.kind !== 'space') tokens.push(placed(token, source));
  }
  return tokens;
}

/** The token with its place in the text as it was written. */
function placed(token: AnyToken, { offsets }: Resolved): AnyToken {
  if (!offsets) return token;
  const at = (offset: number) => offsets[offset] ?? offset;
  return { ...token, start: at(token.start), end: at(token.end) };
}

function next(text: string, position: number): AnyToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (!match?.[0]) continue;
    return { kind, ...meaning(kind, match[0]), start: position, end: pattern.lastIndex };
  }
  return { kind: 'sign', text: text[position] ?? '', start: position, end: position + 1 };
}

function meaning(kind: TokenKind | 'space', written: string): { text: string; open?: boolean } {
  switch (kind) {
    case 'quoted-name':
      if (!/^`(?:[^`]|``)*`$/.test(written)) return { text: written.slice(1), open: true };
      return { text: unquoted(written.slice(1, -1)) };
    case 'string':
      if (!/^(?:'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")$/.test(written))
        return { text: written.slice(1), open: true };
      return { text: written.slice(1, -1) };
    case 'parameter':
      return { text: written.slice(1).replace(spaceBefore, '') };
    default:
      return { text: written };
  }
}

/** The inside of a quoted name: two marks stand for one. */
export function unquoted(inside: string): string {
  return inside.replaceAll('``', '`');
}

/** Line and column of an offset; with an end, how long the place is. */
export function positionAt(query: string, offset: number, end?: number): TextPosition {
  const before = query.slice(0, offset).split('\n');
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    offset,
    ...(end === undefined ? {} : { length: end - offset }),
  };
}

/** Whether a token is this keyword or function name, in any case. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'name' && token.text.toLowerCase() === word.toLowerCase();
}

/** Whether a token is this sign. */
export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}
