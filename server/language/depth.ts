/** Queries nested so deeply that a store's parser would choke, which no time limit ends. */
import { StancegraphError } from '../errors.ts';
import { isWord, positionAt, tokenize } from './lexer.ts';

const deepest = 60;
const longest = 20_000;

/** Throws `bad-cypher` for brackets within brackets within brackets, and for endless texts. */
export function assertShallow(query: string): void {
  const tokens = tokenize(query);
  if (tokens.length > longest) {
    throw new StancegraphError(
      'bad-cypher',
      `The query has more than ${longest} words and signs. Pass long lists as a parameter.`,
    );
  }
  let depth = 0;
  let prefixes = 0;
  for (const token of tokens) {
    const isPrefix = isWord(token, 'not') || (token.kind === 'sign' && '+-!'.includes(token.text));
    prefixes = isPrefix ? prefixes + 1 : 0;
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth -= 1;
    if (isWord(token, 'case')) depth += 1;
    if (isWord(token, 'end')) depth -= 1;
    if (depth > deepest || prefixes > deepest) {
      throw new StancegraphError(
        'bad-cypher',
        `The query is nested more than ${deepest} deep here. Write it in steps, with WITH between them.`,
        { position: positionAt(query, token.start, token.end) },
      );
    }
  }
}
