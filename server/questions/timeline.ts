/** Statements by bin of time and stance, with the acts and the changes of position beside them. */

import { rangeOf } from '../../model/dates.ts';
import type { Act, TimelineReply, TimelineRequest } from '../../model/schemas/positions.ts';
import type { Context } from '../store/cache.ts';
import { nodesOf } from './fact-nodes.ts';
import { withParts } from './facts/affiliations.ts';
import { changesOf } from './facts/changes.ts';
import { countStances, stanceName } from './facts/cross-tabulation.ts';
import { type ActFact, dayNumber, dayText, type Facts } from './facts/facts.ts';
import { cachedAnswer } from './facts/memoize.ts';
import { factsOf } from './facts/read.ts';
import { select } from './facts/select.ts';
import { dateOfDays, statementDate } from './stances.ts';

/** Acts and changes given at most, the latest. */
const maxMarks = 500;

/** A statement counts in the bin of its first possible day, once a stance. */
export async function timeline(context: Context, request: TimelineRequest): Promise<TimelineReply> {
  const facts = await factsOf(context);
  return cachedAnswer(facts, { timeline: request }, () => counted(context, facts, request));
}

async function counted(
  context: Context,
  known: Facts,
  request: TimelineRequest,
): Promise<TimelineReply> {
  const selection = await select(context, request, known);
  const { facts, statements } = selection;
  // In the order of time, so a bin is done when the next begins.
  const inBins: { days: Span; statements: number[]; uncertain: number; changes: number }[] = [];
  /** By statement, one more than its bin's place; 0 outside the selection. */
  const inBin = new Int32Array(facts.ids.length);
  const undated: number[] = [];
  let end = 0;
  for (const statement of statements) {
    const first = facts.first[statement] ?? 0;
    if (first === 0) {
      undated.push(statement);
      continue;
    }
    if (first > end) {
      const days = spanOf(first, request.bin);
      inBins.push({ days, statements: [], uncertain: 0, changes: 0 });
      end = dayNumber(days.to);
    }
    const bin = inBins[inBins.length - 1];
    inBin[statement] = inBins.length;
    bin?.statements.push(statement);
    if (bin && (facts.last[statement] ?? 0) > end) bin.uncertain += 1;
  }
  const acts = actsFor(facts, request);
  const changed = changesOf(facts).filter(
    (change) =>
      (inBin[change.after] ?? 0) > 0 && selection.matches(change.agreement, change.afterStance),
  );
  for (const { after } of changed) {
    const bin = inBins[(inBin[after] ?? 0) - 1];
    if (bin) bin.changes += 1;
  }
  const shown = changed.slice(-maxMarks);
  const nodes = await nodesOf(
    context,
    facts,
    shown.flatMap((change) => [change.speaker, change.agreement]),
  );
  return {
    bins: inBins.map(({ days, statements: inOne, uncertain, changes }) => {
      const counts = countStances(selection, inOne);
      return {
        bin: days.name,
        from: days.from,
        to: days.to,
        ...counts,
        uncertain,
        uncertainCapacity: counts.uncertain,
        changes,
      };
    }),
    undated: countStances(selection, undated),
    total: statements.length,
    uncertainCapacity: selection.uncertain.size,
    acts: await actDetails(context, facts, acts.slice(-maxMarks)),
    actsTotal: acts.length,
    changes: shown.flatMap((change) => {
      const [speaker, agreement] = [nodes.get(change.speaker), nodes.get(change.agreement)];
      if (!speaker || !agreement) return [];
      return {
        speaker,
        agreement,
        date: statementDate(facts, change.after) ?? '',
        from: stanceName(change.beforeStance),
        to: stanceName(change.afterStance),
        statement: facts.ids[change.after] ?? '',
      };
    }),
    changesTotal: changed.length,
  };
}

interface Span {
  name: string;
  from: string;
  to: string;
}

/** The bin that holds a day: its name, first and last day. Weeks are those of ISO 8601. */
function spanOf(day: number, bin: TimelineRequest['bin']): Span {
  const text = dayText(day) ?? '';
  return bin === 'week' ? weekOf(text) : named(text.slice(0, { year: 4, month: 7, day: 10 }[bin]));
}

function named(name: string): Span {
  const range = rangeOf(name);
  return { name, from: range?.first ?? name, to: range?.last ?? name };
}

function weekOf(day: string): Span {
  const date = new Date(`${day}T00:00:00Z`);
  const monday = shifted(date, -((date.getUTCDay() + 6) % 7));
  const thursday = shifted(monday, 3);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000));
  return {
    name: `${year}-W${String(week).padStart(2, '0')}`,
    from: isoDay(monday),
    to: isoDay(shifted(monday, 6)),
  };
}

function shifted(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000);
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** Acts by the filters that can hold of an act: agreement with parts, speaker, party, period. */
function actsFor(facts: Facts, request: TimelineRequest): ActFact[] {
  const numbers = (ids: string[] | undefined) =>
    ids && new Set(ids.map((id) => facts.numberOf.get(id) ?? -1));
  const asked = numbers(request.agreement);
  const agreements = asked && withParts(facts, asked);
  const actors = numbers([
    ...(request.speaker ?? []),
    ...(request.party ?? []),
    ...(request.institution ?? []),
  ]);
  const from = request.from ? dayNumber(rangeOf(request.from)?.first) : 0;
  const last = (day: string | undefined) =>
    day ? dayNumber(rangeOf(day)?.last) : Number.POSITIVE_INFINITY;
  const to = Math.min(last(request.to), last(request.asOf));
  return facts.acts.filter(
    ({ node, agreement, days }) =>
      (!agreements || agreements.has(agreement)) &&
      (!actors?.size || actors.has(node)) &&
      (days.first === 0
        ? from === 0 && to === Number.POSITIVE_INFINITY
        : days.last >= from && days.first <= to),
  );
}

/** Acts with their nodes. */
export async function actDetails(
  context: Context,
  facts: Facts,
  acts: readonly ActFact[],
): Promise<Act[]> {
  const nodes = await nodesOf(
    context,
    facts,
    acts.flatMap((one) => [one.node, one.agreement]),
  );
  return acts.flatMap((one) => {
    const [entity, agreement] = [nodes.get(one.node), nodes.get(one.agreement)];
    if (!entity || !agreement) return [];
    return {
      id: one.id,
      entity,
      agreement,
      type: one.type,
      date: dateOfDays(one.days.first, one.days.last),
      sources: one.sources,
      verified: one.verified,
    };
  });
}
