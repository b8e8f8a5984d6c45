/** The functions and procedures that a text calls, by its tokens, so that no parser need know it. */
import functions from '../../model/cypher-functions.json' with { type: 'json' };
import { isSign, isWord, type Token, tokenize } from './lexer.ts';

/** Namespaces of Neo4j's own functions; any other belongs to a plug-in and may reach files or the network. */
export const ownNamespaces: ReadonlySet<string> = new Set(
  functions.map(({ name }) => name.split('.').slice(0, -1).join('.').toLowerCase()),
);

export interface Called {
  /** As written, with its namespace: `apoc.text.join`. */
  name: string;
  namespace: string;
  isProcedure: boolean;
  start: number;
  end: number;
}

/** What stands before an opening bracket, in the order of the text. */
export function calledIn(query: string): Called[] {
  const tokens = tokenize(query);
  const found: Called[] = [];
  for (const [index, token] of tokens.entries()) {
    if (!isSign(token, '(')) continue;
    const parts = nameBefore(tokens, index);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) continue;
    const name = parts.map((part) => part.text).join('.');
    found.push({
      name,
      namespace: name.split('.').slice(0, -1).join('.').toLowerCase(),
      isProcedure: isWord(tokens[tokens.indexOf(first) - 1], 'call'),
      start: first.start,
      end: last.end,
    });
  }
  return found;
}

/** The parts of the dotted name that ends right before a token. */
function nameBefore(tokens: readonly Token[], index: number): Token[] {
  const parts: Token[] = [];
  for (let at = index - 1; at >= 0; at -= 2) {
    const token = tokens[at];
    if (token?.kind !== 'name' && token?.kind !== 'quoted-name') break;
    parts.unshift(token);
    if (!isSign(tokens[at - 1], '.')) break;
  }
  return parts;
}
