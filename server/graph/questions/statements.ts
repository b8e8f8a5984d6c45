/** Statements by filter, with speakers' capacities of the day and sources. */
import type { StatementItem, StatementsReply, StatementsRequest } from '../../../model/api.ts';
import { rangeOf } from '../../../model/dates.ts';
import { words } from '../../../model/ids.ts';
import type { Context } from '../context.ts';
import { nextCursor, offsetOf } from '../cursors.ts';
import { cypher } from '../cypher-files.ts';
import { relevance } from '../relevance.ts';
import { notFound } from './node.ts';
import { statementDetails } from './statement-details.ts';

interface Match {
  id: string;
  first: string | null;
  last: string | null;
  searchText: string | null;
}

/** A page of statements in the order asked for; what is undated comes last either way. */
export async function statements(
  context: Context,
  request: StatementsRequest,
): Promise<StatementsReply> {
  const offset = offsetOf(request.cursor, request);
  const matches = await matching(context, request);
  const page = matches.slice(offset, offset + request.limit);
  return {
    statements: await statementDetails(
      context,
      page.map((match) => match.id),
    ),
    total: matches.length,
    next: nextCursor(offset + page.length, matches.length, request),
  };
}

/** One statement. Throws `not-found`. */
export async function statement(context: Context, id: string): Promise<StatementItem> {
  const [found] = await statementDetails(context, [id]);
  if (!found) throw notFound(id);
  return found;
}

async function matching(context: Context, request: StatementsRequest): Promise<Match[]> {
  const { engine } = context;
  const withParts = async (ids: string[] | undefined) => {
    if (!ids) return null;
    const rows = await engine.read<{ id: string }>(cypher('explore/with-parts'), { ids });
    return [...new Set([...ids, ...rows.map((row) => row.id)])];
  };
  const [agreements, parties, institutions] = await Promise.all([
    withParts(request.agreement),
    withParts(request.party),
    withParts(request.institution),
  ]);
  const asked = request.q === undefined ? null : words(request.q);
  const rows = await engine.read<Match>(cypher('explore/statements'), {
    speakers: request.speaker ?? null,
    sources: request.source ?? null,
    stances: request.stance ?? null,
    agreements,
    parties,
    institutions,
    from: request.from ? (rangeOf(request.from)?.first ?? null) : null,
    to: request.to ? (rangeOf(request.to)?.last ?? null) : null,
    words: asked,
  });
  if (request.sort === 'relevance' && asked) {
    const scores = new Map(rows.map((row) => [row.id, relevance(row.searchText ?? '', asked)]));
    return rows.sort(
      (a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || byDate(a, b, -1),
    );
  }
  return rows.sort((a, b) => byDate(a, b, request.sort === 'date' ? 1 : -1));
}

/** Order by first day, last day, id; `sign` -1 puts the latest first. */
export function byDate(
  a: Pick<Match, 'id' | 'first' | 'last'>,
  b: Pick<Match, 'id' | 'first' | 'last'>,
  sign: 1 | -1,
): number {
  if (a.first === null || b.first === null) {
    if (a.first !== b.first) return a.first === null ? 1 : -1;
  } else {
    const order = compare(a.first, b.first) || compare(a.last ?? a.first, b.last ?? b.first);
    if (order !== 0) return sign * order;
  }
  return compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
