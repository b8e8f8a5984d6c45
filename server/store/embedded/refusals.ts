/**
 * What readers may not do and what this store does not have, by name. The evaluator can neither write
 * nor reach a file or an address: what is found here only words the refusal.
 */
import { ownNames } from '../../../model/own-names.ts';
import { StancegraphError } from '../../errors.ts';
import { calledIn, ownNamespaces } from '../../language/called.ts';
import { positionAt } from '../../language/lexer.ts';
import { ofPlugIn } from '../../language/not-reading.ts';
import type { StoreState } from './touched.ts';

/** Procedures that readers may call on Neo4j. */
const open =
  /^db\.(labels|relationshipTypes|propertyKeys|schema\.\w+|index\.fulltext\.query(Nodes|Relationships))$/i;

const lacking: Record<string, string> = ownNames({
  'db.schema.visualization':
    'Write MATCH (a)-[r]->(b) RETURN DISTINCT labels(a) AS start, type(r) AS type, labels(b) AS end.',
  'db.schema.nodetypeproperties':
    'Write MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key RETURN DISTINCT label, key ORDER BY label, key.',
  'db.schema.reltypeproperties':
    'Write MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT type(r) AS type, key ORDER BY type, key.',
});

/** Throws `forbidden` for procedures and functions that are not open to readers, wherever they stand. */
export function assertOpen(query: string): void {
  for (const { name, namespace, isProcedure, start, end } of calledIn(query)) {
    const position = positionAt(query, start, end);
    if (isProcedure && namespace !== '') {
      if (!open.test(name)) {
        throw new StancegraphError(
          'forbidden',
          `The procedure ${name} is not open to readers. Open are db.labels, db.relationshipTypes and db.propertyKeys.`,
          { position },
        );
      }
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

const largest = { nodes: 1_000_000, relationships: 3_500_000 };

/** Throws `cannot-answer` for a graph that is not held in memory for readers' Cypher. */
export function assertNotTooLarge({ nodes, relationships }: StoreState): void {
  if (nodes <= largest.nodes && relationships <= largest.relationships) return;
  const of = (count: number) => count.toLocaleString('en');
  throw new StancegraphError(
    'cannot-answer',
    `This graph has ${of(nodes)} nodes and ${of(relationships)} relationships; the embedded store answers own Cypher up to ${of(largest.nodes)} and ${of(largest.relationships)}. Back it up, set NEO4J_URI and restore it there: Neo4j answers it.`,
  );
}
