/** Where flags and discs stand on the axis of the strips. */
import { rangeOf } from '../../../model/dates.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { Strip } from '../../../model/schemas/pages.ts';
import { type Stance, stanceNames } from '../../../model/vocabulary/labels.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import { type TimeScale, timeScale, timeTicks } from '../../parts/time-axis.ts';

const dayMs = 86_400_000;
const time = (date: string) => Date.parse(rangeOf(date)?.first ?? date);

/** In per cent of the strip's length. */
export type Axis = TimeScale;

/** From the fifth percentile of the dates on; what lies before it is listed as text. */
export function axisOf(strips: readonly Strip[]): Axis {
  const days = strips
    .flatMap((strip) => [...strip.acts, ...strip.words, ...strip.membersWords])
    .flatMap((one) => (one.date ? [time(one.date)] : []))
    .sort((a, b) => a - b);
  const start = days[Math.floor(days.length * 0.05)] ?? 0;
  const end = days.at(-1) ?? 1;
  const room = Math.max(30 * dayMs, (end - start) * 0.03);
  return timeScale(start - room, end + room, 100);
}

const place = (date: string, axis: Axis) => axis(time(date));

/**
 * Years by number, months between them by name alone; none so far right that its name is cut. `room` is
 * a disc's width in per cent of the axis: a year is a little wider.
 */
export function ticks(axis: Axis, room: number): { date: string; at: number; text: string }[] {
  return timeTicks(axis, 8)
    .filter(({ at }) => at < 100 - 1.25 * room)
    .map((tick) => ({
      ...tick,
      text: /^\d{4}-(?!01)/.test(tick.date) ? tick.text.slice(0, 3) : tick.date.slice(0, 4),
    }));
}

/** Groups acts of one type and date; those that would collide are put a lane lower. */
export function flagsOf(acts: Strip['acts'], axis: Axis) {
  const groups = new Map<string, { text: string; at: number; title: string; count: number }>();
  for (const act of acts) {
    const date = act.date ?? '';
    const key = `${act.type} ${date}`;
    const known = groups.get(key);
    const words = typeTitle(act.type, 'out');
    if (known) {
      known.count += 1;
      known.text = `${words} ×${known.count}`;
      continue;
    }
    const at = Math.max(0, place(date, axis));
    groups.set(key, { text: words, at, title: `${words}, ${dateText(date)}`, count: 1 });
  }
  const lanes: number[] = [];
  return [...groups.values()]
    .sort((a, b) => a.at - b.at)
    .map((flag) => {
      const wide = 3 + flag.text.length * 1.1;
      let lane = lanes.findIndex((end) => end <= flag.at);
      if (lane < 0) lane = lanes.length;
      lanes[lane] = flag.at + wide;
      return { ...flag, lane };
    });
}

/** Statements of one stance that would lie on one another, as one mark. */
export interface Disc {
  stance: Stance;
  /** Of a member, an office holder or a part. */
  members: boolean;
  /** False where dates of office or membership are unknown. */
  certain: boolean;
  statements: string[];
  first: string;
  last: string;
  /** Per cent of the axis. */
  at: number;
}

/** What does not fit on the axis is before it, or has no date. */
interface Unplaced {
  earlier: string[];
  undated: string[];
}

/**
 * Merges statements of one stance whose discs would overlap into one disc at the day of the first, then
 * moves discs apart until none touches another. Where that would move one by more than one and a half
 * widths, more statements are merged. `room` is a disc's width in per cent of the axis.
 */
export function discsOf(strip: Strip, axis: Axis, room: number): Disc[] {
  const words = [
    ...strip.words.map((word) => ({ ...word, members: false })),
    ...strip.membersWords.map((word) => ({ ...word, members: true })),
  ]
    .flatMap((word) => (word.date ? [{ ...word, date: word.date, day: time(word.date) }] : []))
    .filter((word) => place(word.date, axis) >= 0)
    .sort(
      (a, b) =>
        a.day - b.day ||
        Number(a.members) - Number(b.members) ||
        stanceNames.indexOf(a.stance) - stanceNames.indexOf(b.stance),
    );
  for (let reach = room; ; reach *= 1.5) {
    const discs = gathered(words, axis, reach);
    if (spread(discs, room) <= 1.5 * room || reach > 50) return discs;
  }
}

type Placed = Omit<Strip['words'][number], 'date'> & { date: string; members: boolean };

function gathered(words: readonly Placed[], axis: Axis, reach: number): Disc[] {
  const discs: Disc[] = [];
  const open = new Map<string, Disc>();
  for (const { statement, stance, date, members, certain } of words) {
    const key = `${members} ${stance} ${certain}`;
    const at = place(date, axis);
    const known = open.get(key);
    if (known && at - known.at < reach) {
      known.statements.push(statement);
      known.last = date;
      continue;
    }
    const disc = { stance, members, certain, statements: [statement], first: date, last: date, at };
    open.set(key, disc);
    discs.push(disc);
  }
  return discs;
}

/** Moves discs apart until none touches another; returns the largest displacement. */
function spread(discs: Disc[], room: number): number {
  const wide = (disc: Disc) => room * (disc.statements.length > 1 ? 1 : 0.8);
  const wanted = discs.map((disc) => disc.at);
  let taken = Number.NEGATIVE_INFINITY;
  for (const disc of discs) {
    disc.at = Math.max(disc.at, taken);
    taken = disc.at + wide(disc);
  }
  // From the end backwards, for those that were moved beyond it.
  let free = 101;
  for (const disc of discs.toReversed()) {
    disc.at = Math.min(disc.at, free - wide(disc));
    free = disc.at;
  }
  return Math.max(0, ...discs.map((disc, index) => Math.abs(disc.at - (wanted[index] ?? 0))));
}

/** Ids of the statements that have no place on the axis, each once. */
export function unplacedOf(words: Strip['words'], axis: Axis): Unplaced {
  const ids = (found: Strip['words']) => [...new Set(found.map((word) => word.statement))];
  return {
    earlier: ids(words.filter((word) => word.date && place(word.date, axis) < 0)),
    undated: ids(words.filter((word) => !word.date)),
  };
}
