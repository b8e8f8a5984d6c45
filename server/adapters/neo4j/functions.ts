/**
 * Functions are named in the text and in the plan's details. Neo4j's own have no namespace, or one
 * of these; any other comes from a plug-in and may reach files or the network.
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

/** They tell of the file that LOAD CSV reads. */
const ofFiles = new Set(['file', 'linenumber']);

/** Throws `forbidden` for a function with a namespace that is not Neo4j's own. */
export function assertKnownFunctions(query: string): void {
  assertKnownFunctionsIn(query, true);
  // Neo4j resolves these escapes before it reads the text: `\u0027` ends a string there.
  const resolved = query.replace(/\\u+([\da-f]{4})/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  if (resolved !== query) assertKnownFunctionsIn(resolved);
}

/** As {@link assertKnownFunctions}, for a text that may be the details of a plan. */
export function assertKnownFunctionsIn(text: string, isQuery = false): void {
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    if (!isSign(token, '(')) continue;
    const name = nameBefore(tokens, index);
    const called = name.join('.');
    const namespace = called.split('.').slice(0, -1).join('.').toLowerCase();
    // A procedure after CALL is judged by the plan.
    if (ofFiles.has(called.toLowerCase())) {
      throw new StancegraphError(
        'forbidden',
        `The function ${called} speaks of files: it is not open to readers.`,
      );
    }
    if (namespace === '' || namespaces.has(namespace)) continue;
    if (isCalled(tokens, index - name.length * 2)) continue;
    throw new StancegraphError(
      'forbidden',
      `The function ${called} is not open to readers: it belongs to a plug-in of the database.`,
      isQuery
        ? { position: positionAt(text, tokens[index - name.length * 2 + 1]?.start ?? 0) }
        : {},
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
