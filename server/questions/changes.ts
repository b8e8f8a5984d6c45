/** Changes of position, with both quotes. */

import type { ChangeKind } from '../../model/change-kinds.ts';
import { rangeOf } from '../../model/dates.ts';
import type {
  Change,
  ChangedSpeakersReply,
  ChangesReply,
  ChangesRequest,
} from '../../model/schemas/positions.ts';
import { stanceNames } from '../../model/vocabulary/labels.ts';
import type { Context } from '../store/cache.ts';
import { cursorOffset, nextCursor } from './cursors.ts';
import { nodesOf } from './fact-nodes.ts';
import { daysOf, withParts } from './facts/affiliations.ts';
import {
  type Among,
  betweenOf,
  type ChangeFact,
  changesAmong,
  changesOf,
  partChangesOf,
  sameDayOf,
  timing,
} from './facts/changes.ts';
import { dayNumber, type Facts, lastInRankings } from './facts/facts.ts';
import { factsOf } from './facts/read.ts';
import { affiliationsOf, ofStudies, select } from './facts/select.ts';
import { statementDetails } from './statement-details.ts';

/** Statements in between that are shown with a change at most. */
const maxBetween = 10;

/** A page of changes, the latest first. `known` are facts that the caller counts with. */
export async function changes(
  context: Context,
  request: ChangesRequest,
  known?: Facts,
): Promise<ChangesReply> {
  const offset = cursorOffset(request.cursor, request);
  const facts = known ?? (await factsOf(context));
  const studied = request.study && (await ofStudies(context, request.study));
  const has: Among | undefined = studied && ((one) => studied.has(facts.ids[one] ?? ''));
  const all = await matching(context, facts, request, has);
  const totals = { change: 0, 'same-day': 0, parts: 0 };
  for (const pair of all) totals[kindOf(facts, pair)] += 1;
  const found = request.kind ? all.filter((pair) => kindOf(facts, pair) === request.kind) : all;
  const page = found.slice(offset, offset + request.limit);
  return {
    changes: await details(context, facts, page, has),
    total: found.length,
    totals,
    next: nextCursor(offset + page.length, found.length, request),
  };
}

function kindOf(facts: Facts, pair: ChangeFact): ChangeKind {
  if (pair.part !== null) return 'parts';
  return timing(facts, pair).sameDay ? 'same-day' : 'change';
}

/** Speakers given at most. */
const maxSpeakers = 5000;

/** Whoever changed position on one and the same agreement, the most often first. */
export async function changedSpeakers(context: Context): Promise<ChangedSpeakersReply> {
  const facts = await factsOf(context);
  const counts = new Map<number, number>();
  for (const { speaker } of changesOf(facts)) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const speakers = [...counts].sort(
    ([a, x], [b, y]) => lastInRankings(facts, a) - lastInRankings(facts, b) || y - x || a - b,
  );
  return {
    speakers: speakers
      .slice(0, maxSpeakers)
      .map(([speaker, count]) => ({ id: facts.nodes[speaker]?.id ?? '', changes: count })),
    total: speakers.length,
  };
}

/** What matches of every kind, the latest first. */
async function matching(
  context: Context,
  facts: Facts,
  request: ChangesRequest,
  has: Among | undefined,
): Promise<ChangeFact[]> {
  const parts = request.scope === 'parts';
  const all = has
    ? changesAmong(facts, has, parts)
    : [...changesOf(facts), ...sameDayOf(facts), ...(parts ? partChangesOf(facts) : [])];
  const numbers = (ids: string[] | undefined) =>
    ids && new Set(ids.map((id) => facts.numberOf.get(id) ?? -1));
  const speakers = numbers(request.speaker);
  const asked = numbers(request.agreement);
  const agreements = asked && withParts(facts, asked);
  const byDay = { from: request.from, to: request.to, asOf: request.asOf };
  const passes = inPeriod(facts, byDay);
  const { party, country, certain } = request;
  const later =
    party || country
      ? new Set((await select(context, { party, country, certain }, facts)).statements)
      : null;
  const forInstitution = madeFor(facts, request);
  return all
    .filter(
      (change) =>
        (!speakers || speakers.has(change.speaker)) &&
        (!agreements || agreements.has(change.agreement)) &&
        (!later || later.has(change.after)) &&
        forInstitution(change) &&
        passes(change.after),
    )
    .sort((a, b) => b.after - a.after || b.before - a.before);
}

/** Whether the speaker made both statements for one of the institutions that are asked for. */
function madeFor(
  facts: Facts,
  { institution, institutionScope: scope, certain = false }: ChangesRequest,
): (change: ChangeFact) => boolean {
  if (!institution) return () => true;
  const asked = new Set(institution.map((id) => facts.numberOf.get(id) ?? -1));
  const { of } = affiliationsOf(facts).rowsOf({ kind: 'institution', scope, certain });
  return ({ speaker, before, after }) => {
    const later = of(speaker, daysOf(facts, after)).rows;
    return of(speaker, daysOf(facts, before)).rows.some(
      (row) => asked.has(row) && later.includes(row),
    );
  };
}

function inPeriod(
  facts: Facts,
  days: { from?: string | undefined; to?: string | undefined; asOf?: string | undefined },
): (statement: number) => boolean {
  const last = (day: string | undefined) =>
    day ? dayNumber(rangeOf(day)?.last) : Number.POSITIVE_INFINITY;
  const from = days.from ? dayNumber(rangeOf(days.from)?.first) : 0;
  const to = Math.min(last(days.to), last(days.asOf));
  return (statement) => (facts.last[statement] ?? 0) >= from && (facts.first[statement] ?? 0) <= to;
}

async function details(
  context: Context,
  facts: Facts,
  page: ChangeFact[],
  has: Among = () => true,
): Promise<Change[]> {
  const idOf = (statement: number) => facts.ids[statement] ?? '';
  const between = page.map((change) => betweenOf(facts, change).filter(has).slice(-maxBetween));
  const ids = page.flatMap((change, index) => [
    change.before,
    change.after,
    ...(between[index] ?? []),
  ]);
  const named = page.flatMap((change) => [change.speaker, change.agreement, change.part ?? -1]);
  const [items, nodes] = await Promise.all([
    statementDetails(context, [...new Set(ids.map(idOf))], facts),
    nodesOf(context, facts, named),
  ]);
  const itemOf = new Map(items.map((item) => [item.statement.id, item]));
  const item = (statement: number) => itemOf.get(idOf(statement));
  const stanceOf = (stance: number) => stanceNames[stance] ?? 'neutral';
  return page.flatMap((change, index) => {
    const [before, after] = [item(change.before), item(change.after)];
    const [speaker, agreement] = [nodes.get(change.speaker), nodes.get(change.agreement)];
    if (!before || !after || !speaker || !agreement) return [];
    return {
      kind: kindOf(facts, change),
      speaker,
      agreement,
      part: change.part === null ? null : (nodes.get(change.part) ?? null),
      before,
      after,
      stances: { before: stanceOf(change.beforeStance), after: stanceOf(change.afterStance) },
      ...timing(facts, change),
      paraphrase: [before, after].some(
        ({ statement }) => statement.properties.kind === 'paraphrase',
      ),
      verified: facts.verified[change.before] === 1 && facts.verified[change.after] === 1,
      between: (between[index] ?? []).flatMap((statement) => item(statement) ?? []),
    };
  });
}
