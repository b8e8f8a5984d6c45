/**
 * Says how much of an answer is the program's own. The embedded store keeps its records where readers'
 * Cypher does not look; in a database of Neo4j they lie beside the graph.
 */
import type { PropertyValue } from '../../model/schemas/graph.ts';
import type { Notice } from '../../model/schemas/queries.ts';
import { isHousekeeping } from '../../model/vocabulary/index.ts';
import { NotKnown } from '../language/cursor.ts';
import { namesInQuery } from '../language/names.ts';
import { parse } from '../language/parse.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';

const whose =
  'Stancegraph keeps saved queries, scenes and its audit in this database, in nodes with labels that begin with "Stancegraph"';

/** Whether a value is, holds or names a record of the program. */
export function isOwn(value: PropertyValue): boolean {
  if (typeof value === 'string') return isHousekeeping(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => isOwn(part as PropertyValue));
}

/** What is to be said of an answer with so many rows of the program's own. */
export async function ownNotices(
  { engine }: Context,
  query: string,
  ownRows: number,
  rowCount: number,
): Promise<Notice[]> {
  if (engine.kind !== 'neo4j') return [];
  if (ownRows > 0) {
    const are = ownRows === 1 ? 'row is' : 'rows are';
    return [
      {
        message: `${ownRows.toLocaleString('en')} of ${rowCount.toLocaleString('en')} ${are} not of your graph: ${whose}.`,
      },
    ];
  }
  if (!meetsEveryNode(query)) return [];
  const [row] = await engine.read<{ nodes: number }>(cypher('neo4j/own-nodes'));
  if (!row?.nodes) return [];
  const nodes = row.nodes === 1 ? '1 node' : `${row.nodes} nodes`;
  return [{ message: `This may count ${nodes} that are not of your graph: ${whose}.` }];
}

/** Whether a query looks at nodes whatever their labels, without following a relationship. */
function meetsEveryNode(query: string): boolean {
  try {
    const { labels, unlabelled } = namesInQuery(parse(query));
    return unlabelled && labels.length === 0;
  } catch (error) {
    if (error instanceof NotKnown || error instanceof RangeError) return false;
    throw error;
  }
}
