/** Where flags and discs stand on the axis of the strips. */
import { rangeOf } from '../../../model/dates.ts';
import { dateText } from '../../../model/formats/text.ts';
import type { Strip } from '../../../model/schemas/pages.ts';
import { type Stance, stanceNames } from '../../../model/vocabulary/labels.ts';
import { typeTitle } from '../../canvas/state/look.ts';

const dayMs = 86_400_000;
const time = (date: string) => Date.parse(rangeOf(date)?.first ?? date) / dayMs;

export interface Axis {
  start: number;
  end: number;
}

/** From the first busy month on: what lies far before all else is said in words. */
export function axisOf(strips: readonly Strip[]): Axis {
  const days = strips
    .flatMap((strip) => [...strip.acts, ...strip.words, ...strip.membersWords])
    .flatMap((one) => (one.date ? [time(one.date)] : []))
    .sort((a, b) => a - b);
  const start = days[Math.floor(days.length * 0.05)] ?? 0;
  const end = days.at(-1) ?? 1;
  const room = Math.max(30, (end - start) * 0.03);
  return { start: start - room, end: end + room };
}

const place = (date: string, axis: Axis) =>
  ((time(date) - axis.start) / (axis.end - axis.start)) * 100;

export function ticks(axis: Axis): { at: number; text: string }[] {
  const years = (axis.end - axis.start) / 365;
  const step = years > 6 ? 12 : years > 3 ? 6 : 3;
  const found: { at: number; text: string }[] = [];
  const date = new Date(Date.UTC(new Date(axis.start * dayMs).getUTCFullYear(), 0, 1));
  while (date.getTime() / dayMs < axis.end) {
    const iso = date.toISOString().slice(0, 7);
    const at = place(iso, axis);
    if (at >= 0 && at < 97)
      found.push({
        at,
        text: iso.endsWith('-01') ? iso.slice(0, 4) : dateText(iso, true).slice(0, 3),
      });
    date.setUTCMonth(date.getUTCMonth() + step);
  }
  // A month's name stands beside more than one year: positions tell them apart, keys need not.
  return found.map((tick, index) => ({ ...tick, text: tick.text + '\u200b'.repeat(index) }));
}

/** Acts of one kind and date together; those that would collide go a lane down. */
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
  statements: string[];
  first: string;
  last: string;
  /** Per cent of the axis. */
  at: number;
}

/** What does not fit on the axis is before it, or has no date. */
export interface Unplaced {
  earlier: string[];
  undated: string[];
}

/**
 * Words of one stance that would lie on one another are one disc at the day of the first; what would
 * touch its neighbour stands beside it. Where many of several stances crowd, discs take in more, so
 * that none stands far from its day. `room` is a disc's width in per cent of the axis.
 */
export function discsOf(strip: Strip, axis: Axis, room: number): Disc[] {
  const words = [
    ...strip.words.map((word) => ({ ...word, members: false })),
    ...strip.membersWords.map((word) => ({ ...word, members: true })),
  ]
    .flatMap((word) => (word.date ? [{ ...word, date: word.date, day: time(word.date) }] : []))
    .filter((word) => word.day >= axis.start)
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
  for (const { statement, stance, date, members } of words) {
    const key = `${members} ${stance}`;
    const at = place(date, axis);
    const known = open.get(key);
    if (known && at - known.at < reach) {
      known.statements.push(statement);
      known.last = date;
      continue;
    }
    const disc = { stance, members, statements: [statement], first: date, last: date, at };
    open.set(key, disc);
    discs.push(disc);
  }
  return discs;
}

/** Sets discs beside one another where they would touch; how far the furthest was moved. */
function spread(discs: Disc[], room: number): number {
  const wide = (disc: Disc) => room * (disc.statements.length > 1 ? 1 : 0.8);
  const wanted = discs.map((disc) => disc.at);
  let taken = Number.NEGATIVE_INFINITY;
  for (const disc of discs) {
    disc.at = Math.max(disc.at, taken);
    taken = disc.at + wide(disc);
  }
  // What has been pushed over the end is pushed back.
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
    earlier: ids(words.filter((word) => word.date && time(word.date) < axis.start)),
    undated: ids(words.filter((word) => !word.date)),
  };
}
