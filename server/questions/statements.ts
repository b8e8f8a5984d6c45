/** Statements by filter, with speakers' capacities of the day and sources. */

import { words } from '../../model/ids.ts';
import type {
  StatementItem,
  StatementsReply,
  StatementsRequest,
} from '../../model/schemas/statements.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import type { Facts } from './facts/facts.ts';
import { select } from './facts/select.ts';
import { relevance } from './names/relevance.ts';
import { notFound } from './node.ts';
import { statementDetails } from './statement-details.ts';

/**
 * A page of statements in the order asked for; what is undated comes last either way. `known` are
 * facts that the caller counts with.
 */
export async function statements(
  context: Context,
  request: StatementsRequest,
  known?: Facts,
): Promise<StatementsReply> {
  const offset = cursorOffset(request.cursor, request);
  const { facts, statements: matches, uncertain } = await select(context, request, known);
  const latestFirst = request.sort === 'date' ? matches : reversed(facts, matches);
  const ordered =
    request.sort === 'relevance' && request.q
      ? await byRelevance(context, facts, latestFirst, request.q)
      : latestFirst;
  const page = ordered.slice(offset, offset + request.limit);
  return {
    statements: await statementDetails(
      context,
      page.map((number) => facts.ids[number] ?? ''),
      facts,
    ),
    total: matches.length,
    uncertain: uncertain.size,
    next: nextCursor(offset + page.length, matches.length, request),
  };
}

/** One statement. Throws `not-found`. */
export async function statement(context: Context, id: string): Promise<StatementItem> {
  const [found] = await statementDetails(context, [id]);
  if (!found) throw notFound(id);
  return found;
}

/** The latest first; those of the same days stay in the order of ids, the undated last. */
export function reversed(facts: Facts, statements: readonly number[]): number[] {
  const result: number[] = [];
  let end = statements.length;
  while (end > 0 && facts.first[statements[end - 1] ?? 0] === 0) end -= 1;
  const undated = statements.slice(end);
  while (end > 0) {
    let start = end - 1;
    while (start > 0 && sameDays(facts, statements[start - 1] ?? 0, statements[end - 1] ?? 0)) {
      start -= 1;
    }
    for (let at = start; at < end; at += 1) result.push(statements[at] ?? 0);
    end = start;
  }
  for (const statement of undated) result.push(statement);
  return result;
}

function sameDays(facts: Facts, a: number, b: number): boolean {
  return facts.first[a] === facts.first[b] && facts.last[a] === facts.last[b];
}

async function byRelevance(
  { engine }: Context,
  facts: Facts,
  statements: number[],
  q: string,
): Promise<number[]> {
  const asked = words(q);
  const rows = await engine.read<{ id: string; searchText: string | null }>(
    cypher('questions/search-texts-of'),
    { ids: statements.map((number) => facts.ids[number]) },
  );
  const scores = new Map(rows.map((row) => [row.id, relevance(row.searchText ?? '', asked)]));
  const score = (number: number) => scores.get(facts.ids[number] ?? '') ?? 0;
  return statements.sort((a, b) => score(b) - score(a));
}
