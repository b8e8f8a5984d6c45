/**
 * Constructs that the embedded engine answers wrongly (measured against Neo4j; see
 * docs/embedded-differences.md) are refused before it sees them: no answer is better than a wrong
 * one. What it does not know at all it refuses itself.
 */
import { isSign, isWord, positionAt, type Token, tokenize } from '../../cypher/lexer.ts';
import { StancegraphError } from '../../errors.ts';

interface Rule {
  reason: string;
  instead: string;
  /** Whether the construct begins at this token. */
  at(tokens: Token[], index: number): boolean;
}

const isCall = (tokens: Token[], index: number, name: string) =>
  isWord(tokens[index], name) && isSign(tokens[index + 1], '(');
const isNull = (token: Token | undefined) => isWord(token, 'null');
/** Whether a list or map that opens at a token holds a literal null. */
const holdsNull = (tokens: Token[], index: number) =>
  tokens.slice(index, closing(tokens, index)).some((token) => isNull(token));
const isOpening = (token: Token | undefined) => isSign(token, '[') || isSign(token, '{');

const rules: Rule[] = [
  {
    reason:
      'This engine looks for the shortest path first and drops it when the WHERE does not hold.',
    instead: 'Name the relationship types inside the pattern: [:MADE|ABOUT*..6].',
    at: (tokens, index) => isShortestPathWithPredicate(tokens, index),
  },
  {
    reason: 'This engine takes a literal null in a pattern for "has no such property".',
    instead: 'Write WHERE n.property IS NULL.',
    at: (tokens, index) =>
      isSign(tokens[index], '{') && isPatternMap(tokens, index) && holdsNull(tokens, index),
  },
  {
    reason: 'This engine answers false where a null in the list makes the answer unknown.',
    instead: 'Leave null out of the list.',
    at: (tokens, index) =>
      ['any', 'all', 'none', 'single'].some((name) => isCall(tokens, index, name)) &&
      holdsNull(tokens, index + 1),
  },
  {
    reason: 'This engine takes two nulls for equal.',
    instead: 'Compare without null, or use IS NULL.',
    at: (tokens, index) =>
      (isSign(tokens[index], '=') || isSign(tokens[index], '<>')) &&
      isOpening(tokens[index + 1]) &&
      holdsNull(tokens, index + 1),
  },
  {
    reason:
      'This engine answers null for IN with a null on its left, where an empty list gives false.',
    instead: 'Leave the literal null out.',
    at: (tokens, index) => isNull(tokens[index]) && isWord(tokens[index + 1], 'in'),
  },
  {
    reason: 'This engine answers null when a single value is added to a list.',
    instead: 'Add a list: [1] + [2].',
    at: (tokens, index) =>
      isSign(tokens[index], ']') &&
      isSign(tokens[index + 1], '+') &&
      (tokens[index + 2]?.kind === 'number' || tokens[index + 2]?.kind === 'string') &&
      isListLiteral(tokens, index),
  },
  {
    reason: 'This engine writes 1.0 as 1.',
    instead: 'Return the number itself.',
    at: (tokens, index) => isCall(tokens, index, 'toString') && holdsFloat(tokens, index + 1),
  },
  {
    reason: 'This engine rounds halves of negative numbers away from zero, and knows no precision.',
    instead: 'Return the number itself, or use floor() or ceil().',
    at: (tokens, index) => isCall(tokens, index, 'round'),
  },
  {
    reason: 'This engine answers null for a text with decimals.',
    instead: 'Write toInteger(toFloat(text)).',
    at: (tokens, index) =>
      isCall(tokens, index, 'toInteger') &&
      tokens[index + 2]?.kind === 'string' &&
      tokens[index + 2]?.text.includes('.') === true,
  },
  {
    reason: 'This engine does not read this form of a date.',
    instead: "Write it as date('2024-09-18').",
    at: (tokens, index) =>
      isCall(tokens, index, 'date') &&
      tokens[index + 2]?.kind === 'string' &&
      !/^\d{4}-\d{2}-\d{2}$/.test(tokens[index + 2]?.text ?? ''),
  },
  {
    reason: 'This engine does not read names of time zones.',
    instead: "Write the offset: datetime('2024-09-18T10:00:00+02:00').",
    at: (tokens, index) =>
      isCall(tokens, index, 'datetime') &&
      tokens[index + 2]?.kind === 'string' &&
      tokens[index + 2]?.text.includes('[') === true,
  },
  {
    reason: 'This engine gives a map of nulls where the node of an OPTIONAL MATCH is missing.',
    instead: 'Return the node itself, or its properties one by one.',
    at: (tokens, index) =>
      isSign(tokens[index], '{') &&
      tokens[index - 1]?.kind === 'name' &&
      isSign(tokens[index + 1], '.') &&
      tokens.some((token, at) => isWord(token, 'optional') && isWord(tokens[at + 1], 'match')),
  },
  {
    reason: 'This engine answers null for a remainder of zero.',
    instead: 'Divide by something else.',
    at: (tokens, index) =>
      isSign(tokens[index], '%') && /^0*\.?0+$/.test(tokens[index + 1]?.text ?? ''),
  },
];

/** Throws `cannot-answer` with the place, the reason and another way to write it. */
export function assertAnswerable(query: string): void {
  const tokens = tokenize(query);
  for (const [index, token] of tokens.entries()) {
    const rule = rules.find((candidate) => candidate.at(tokens, index));
    if (!rule) continue;
    throw new StancegraphError(
      'cannot-answer',
      `${rule.reason} The embedded store therefore does not answer it; Neo4j does. ${rule.instead}`,
      { position: positionAt(query, token.start) },
    );
  }
}

/** Index after the sign that closes what opens at a token. */
function closing(tokens: Token[], index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) depth += 1;
    else if (')]}'.includes(token.text)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return tokens.length;
}

/** A map inside a node's or relationship's parentheses, after MATCH or MERGE: `(n:A {x: null})`. */
function isPatternMap(tokens: Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.kind !== 'name' && before?.kind !== 'quoted-name' && !isSign(before, '('))
    return false;
  const opener = tokens
    .slice(0, index)
    .findLast(
      (token) =>
        ['match', 'merge', 'where', 'return', 'with', 'set', 'exists', 'count'].includes(
          token.text.toLowerCase(),
        ) && token.kind === 'name',
    );
  return ['match', 'merge', 'exists', 'count'].includes(opener?.text.toLowerCase() ?? '');
}

/** `shortestPath(…)` in a MATCH whose WHERE speaks of the path's nodes or relationships. */
function isShortestPathWithPredicate(tokens: Token[], index: number): boolean {
  if (!isCall(tokens, index, 'shortestPath') && !isCall(tokens, index, 'allShortestPaths')) {
    return false;
  }
  const end = closing(tokens, index + 1);
  const where = tokens.findIndex(
    (token, at) => at >= end && token.kind === 'name' && clause.has(token.text.toLowerCase()),
  );
  if (where < 0 || !isWord(tokens[where], 'where')) return false;
  const until = tokens.findIndex(
    (token, at) => at > where && token.kind === 'name' && clause.has(token.text.toLowerCase()),
  );
  return tokens
    .slice(where, until < 0 ? undefined : until)
    .some((token) =>
      ['relationships', 'nodes', 'length', 'any', 'all', 'none', 'single', 'reduce'].includes(
        token.text.toLowerCase(),
      ),
    );
}

const clause = new Set(['where', 'match', 'optional', 'with', 'return', 'unwind', 'call', 'union']);

/** Whether the bracket that closes at a token opened a list, not an index or a pattern. */
function isListLiteral(tokens: Token[], index: number): boolean {
  let depth = 0;
  for (let at = index; at >= 0; at -= 1) {
    const token = tokens[at];
    if (isSign(token, ']')) depth += 1;
    if (isSign(token, '[')) depth -= 1;
    if (depth > 0) continue;
    const before = tokens[at - 1];
    const isIndex =
      before?.kind === 'name' && !clause.has(before.text.toLowerCase()) && !isWord(before, 'in');
    return !isIndex && !isSign(before, ')') && !isSign(before, '-') && !isSign(before, ']');
  }
  return false;
}

/** Whether a call's arguments hold a number with decimals, an average or a quotient. */
function holdsFloat(tokens: Token[], index: number): boolean {
  return tokens
    .slice(index, closing(tokens, index))
    .some(
      (token) =>
        (token.kind === 'number' && /[.e]/i.test(token.text)) ||
        isSign(token, '/') ||
        [
          'avg',
          'tofloat',
          'sqrt',
          'rand',
          'floor',
          'ceil',
          'log',
          'exp',
          'stdev',
          'percentilecont',
        ].includes(token.text.toLowerCase()),
    );
}
