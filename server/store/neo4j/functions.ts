/**
 * Functions are named in the text and in the plan's details. Neo4j's own have no namespace or a known
 * one; any other comes from a plug-in and may reach files or the network.
 */

import { calledIn, ownNamespaces } from '../../language/called.ts';
import { positionAt } from '../../language/lexer.ts';
import { ofFiles, ofPlugIn } from '../../language/not-reading.ts';

/** They tell of the file that LOAD CSV reads. */
const tellOfFiles = new Set(['file', 'linenumber']);

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
  for (const { name, namespace, isProcedure, start, end } of calledIn(text)) {
    if (tellOfFiles.has(name.toLowerCase())) {
      throw ofFiles(name);
    }
    // A procedure after CALL is judged by the plan.
    if (isProcedure || ownNamespaces.has(namespace)) continue;
    throw ofPlugIn(name, isQuery ? positionAt(text, start, end) : undefined);
  }
}
