/** What may stand before a query: EXPLAIN or PROFILE, and `CYPHER` with options. */
import { StancegraphError } from '../errors.ts';
import { isSign, isWord, positionAt, type Token, tokenize } from './lexer.ts';

type QueryMode = 'run' | 'explain' | 'profile';

interface Prefixed {
  mode: QueryMode;
  /** The query with spaces in the place of EXPLAIN or PROFILE, so that every place stays. */
  query: string;
  /** Offset after the last option of `CYPHER …`; 0 without one. */
  optionsEnd: number;
  /** The language version asked for: `5` in `CYPHER 5`. */
  version: string | undefined;
}

/** Takes the prefix off. Throws `bad-cypher` when it asks for two things at once. */
export function splitPrefix(query: string): Prefixed {
  const tokens = tokenize(query);
  let mode: QueryMode = 'run';
  let version: string | undefined;
  let optionsEnd = 0;
  let text = query;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (isWord(token, 'explain') || isWord(token, 'profile')) {
      const asked = token.text.toLowerCase() as QueryMode;
      if (mode !== 'run' && mode !== asked) {
        throw new StancegraphError('bad-cypher', 'EXPLAIN and PROFILE stand alone: keep one.', {
          position: positionAt(query, token.start, token.end),
        });
      }
      mode = asked;
      text = blank(text, token.start, token.end);
    } else if (isWord(token, 'cypher')) {
      // The version stands before the options.
      for (let isFirst = true; ; at += 1, isFirst = false) {
        const [next, after, value] = tokens.slice(at + 1, at + 4);
        if (isFirst && next?.kind === 'number') version = next.text;
        else if (next?.kind === 'name' && isSign(after, '=') && value) at += 2;
        else break;
        optionsEnd = tokens[at + 1]?.end ?? optionsEnd;
      }
      optionsEnd = Math.max(optionsEnd, token.end);
    } else break;
  }
  return { mode, query: text, optionsEnd, version };
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/\S/g, ' ') + text.slice(end);
}
