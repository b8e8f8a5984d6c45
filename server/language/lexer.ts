/** Splits Cypher into tokens, so that checks see names and signs, never the inside of a text. */
import type { TextPosition } from '../errors.ts';

export type TokenKind = 'name' | 'quoted-name' | 'string' | 'number' | 'parameter' | 'sign';

export interface Token {
  kind: TokenKind;
  /** As written; of a quoted name, a string or a parameter what it stands for. */
  text: string;
  /** Offset of the first character, from 0. */
  start: number;
  /** Offset after the last character. */
  end: number;
}

/** A token, or the spaces and comments between two. */
export type AnyToken = Omit<Token, 'kind'> & { kind: TokenKind | 'space' };

const patterns: [TokenKind | 'space', RegExp][] = [
  ['space', /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y],
  ['string', /'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?/y],
  ['quoted-name', /`(?:[^`]|``)*`?/y],
  ['parameter', /\$(?:[\p{L}_][\p{L}\p{N}_]*|\d+|`(?:[^`]|``)*`)/uy],
  ['number', /0x[\da-f]+|0o[0-7]+|(?:\d[\d_]*)?\.?\d[\d_]*(?:e[+-]?\d+)?/iy],
  ['name', /(?:[\p{L}_]|\\u[\da-f]{4})(?:[\p{L}\p{N}_]|\\u[\da-f]{4})*/iuy],
  ['sign', /<>|<=|>=|=~|\.\.|->|<-|\|\||\+=|::|[\s\S]/y],
];

/**
 * The tokens of a query. Escapes of names are resolved. Comments and spaces are left out unless
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
  let position = 0;
  while (position < query.length) {
    const token = next(query, position);
    if (spaces || token.kind !== 'space') tokens.push(token);
    position = token.end;
  }
  return tokens;
}

function next(query: string, position: number): AnyToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const match = pattern.exec(query);
    if (!match?.[0]) continue;
    return { kind, text: meaning(kind, match[0]), start: position, end: pattern.lastIndex };
  }
  return { kind: 'sign', text: query[position] ?? '', start: position, end: position + 1 };
}

function meaning(kind: TokenKind | 'space', written: string): string {
  if (kind === 'name') return unescaped(written);
  if (kind === 'quoted-name') return unescaped(written.replace(/^`|`$/g, '').replaceAll('``', '`'));
  if (kind === 'string') return written.slice(1).replace(/['"]$/, '');
  if (kind === 'parameter') return written.slice(1);
  return written;
}

function unescaped(written: string): string {
  return written.replace(/\\u([\da-f]{4})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
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
