/** A source with its text, when kept, and the statements that it proves. */
import type { SourceReply } from '../../../model/statements.ts';
import type { Context } from '../context.ts';
import { cypher } from '../cypher-files.ts';
import type { EngineNode } from '../engine.ts';
import { toNode } from '../entities.ts';
import { select } from '../facts/select.ts';
import { notFound } from './node.ts';
import { statementDetails } from './statement-details.ts';

/** Statements given with a source at most. */
const maxStatements = 1000;

/** Statements in the order of their dates. Throws `not-found` when there is no such source. */
export async function source(context: Context, id: string): Promise<SourceReply> {
  const { engine } = context;
  const [found, { facts, statements }] = await Promise.all([
    engine.read<{ node: EngineNode }>(cypher('explore/node'), { id }),
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
