/**
 * What readers may not do and what this store does not have, said in plain words before the engine
 * calls it a slip. The plan decides behind it (guard.ts): these are the words, not the wall.
 */

import { StancegraphError } from '../../errors.ts';
import { calledIn, ownNamespaces } from '../../language/called.ts';
import { positionAt, tokenize } from '../../language/lexer.ts';
import { ofPlugIn } from '../../language/not-reading.ts';
import type { Params } from '../engine.ts';
import { isOpenProcedure, notOpen } from './guard.ts';

const lacking: Record<string, string> = {
  'db.schema.visualization':
    'Write MATCH (a)-[r]->(b) RETURN DISTINCT labels(a) AS start, type(r) AS type, labels(b) AS end.',
  'db.schema.nodetypeproperties':
    'Write MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key ORDER BY label, key.',
  'db.schema.reltypeproperties':
    'Write MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT type(r) AS type, key ORDER BY type, key.',
};

/** Throws `forbidden` for procedures and functions that are not open to readers, wherever they stand. */
export function assertOpen(query: string): void {
  for (const { name, namespace, isProcedure, start, end } of calledIn(query)) {
    const position = positionAt(query, start, end);
    if (isProcedure && namespace !== '') {
      if (!isOpenProcedure(name)) throw notOpen(name, position);
      if (/^db\.(labels|relationshipTypes|propertyKeys)$/i.test(name)) continue;
      throw new StancegraphError(
        'cannot-answer',
        `The embedded store has no procedure ${name}; Neo4j has. ${lacking[name.toLowerCase()] ?? ''}`.trim(),
        { position },
      );
    }
    if (isProcedure || namespace === 'db' || ownNamespaces.has(namespace)) continue;
    throw ofPlugIn(name, position);
  }
}

/** By these names the engine's nodes and relationships are told from maps. */
const marks = new Set(['_labels', '_type']);

/** Throws `cannot-answer` for maps that would pass for nodes or relationships of the graph. */
export function assertUndisguised(query: string, params: Params): void {
  const token = tokenize(query).find(
    ({ kind, text }) => (kind === 'name' || kind === 'quoted-name') && marks.has(text),
  );
  const name = token?.text ?? markWithin(params);
  if (name === undefined) return;
  throw new StancegraphError(
    'cannot-answer',
    `The embedded store takes a map with the name ${name} for a node or relationship. Neo4j does not. Choose another name.`,
    token ? { position: positionAt(query, token.start, token.end) } : {},
  );
}

function markWithin(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value);
  return Object.keys(value).find((name) => marks.has(name)) ?? firstOf(Object.values(value));
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const found = markWithin(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
