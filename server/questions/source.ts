/** A source with its text, when kept, and the statements that it proves. */
import type { SourceReply } from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import type { EngineNode } from '../store/engine.ts';
import { toNode } from '../store/entities.ts';
import { select } from './facts/select.ts';
import { notFound } from './node.ts';
import { statementDetails } from './statement-details.ts';

/** Statements given with a source at most. */
const maxStatements = 1000;

/** Statements in the order of their dates. Throws `not-found` when there is no such source. */
export async function source(context: Context, id: string): Promise<SourceReply> {
  const { engine } = context;
  const [found, { facts, statements }] = await Promise.all([
    engine.read<{ node: EngineNode }>(cypher('questions/node'), { id }),
    select(context, { source: [id] }),
  ]);
  const node = found[0] && toNode(found[0].node);
  if (!node?.labels.includes('Source')) throw notFound(id);
  const { text, ...properties } = node.properties;
  const ids = statements.map((number) => facts.ids[number] ?? '');
  return {
    source: { ...node, properties },
    text: typeof text === 'string' ? text : null,
    statements: await statementDetails(context, ids.slice(0, maxStatements)),
    total: ids.length,
  };
}
