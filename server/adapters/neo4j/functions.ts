/**
 * Functions are named in the text, not in the plan. Neo4j's own have no namespace, or one of these;
 * any other comes from a plug-in and may reach files or the network.
 */
import { isSign, positionAt, type Token, tokenize } from '../../cypher/lexer.ts';
import { StancegraphError } from '../../errors.ts';

const namespaces = new Set([
  'date',
  'datetime',
  'localdatetime',
  'localtime',
  'time',
  'duration',
  'point',
  'vector.similarity',
]);

/** Throws `forbidden` for a function with a namespace that is not Neo4j's own. */
export function assertKnownFunctions(query: string): void {
  const tokens = tokenize(query);
  for (const [index, token] of tokens.entries()) {
    if (!isSign(token, '(')) continue;
    const name = nameBefore(tokens, index);
    if (name.length < 2) continue;
    const [called, namespace] = [name.join('.'), name.slice(0, -1).join('.').toLowerCase()];
    // A procedure after CALL is judged by the plan.
    if (namespaces.has(namespace) || isCalled(tokens, index - name.length * 2)) continue;
    throw new StancegraphError(
      'forbidden',
      `The function ${called} is not open to readers: it belongs to a plug-in of the database.`,
      { position: positionAt(query, token.start - called.length) },
    );
  }
}

/** The parts of the dotted name that ends right before a token. */
function nameBefore(tokens: Token[], index: number): string[] {
  const name: string[] = [];
  for (let at = index - 1; at >= 0; at -= 2) {
    const token = tokens[at];
    if (token?.kind !== 'name' && token?.kind !== 'quoted-name') break;
    name.unshift(token.text);
    if (!isSign(tokens[at - 1], '.')) break;
  }
  return name;
}

function isCalled(tokens: Token[], index: number): boolean {
  return tokens[index]?.text.toLowerCase() === 'call';
}
