/** The periods of a network over time, and which entries belong to each. */
import { rangeOf as daysOfDate } from '../../../model/dates.ts';
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import { StancegraphError } from '../../errors.ts';
import { dayNumber } from '../facts/facts.ts';
import { daysOfUnit, shifted, unitOf } from './calendar.ts';
import type { CountedStatements } from './entries.ts';

/** Periods that one answer has at most. */
const mostWindows = 1000;

export interface Window {
  /** Days; 0 when it has none. */
  from: number;
  middle: number;
  to: number;
  /** The entries in it; undefined for all. */
  entries?: number[];
}

export interface Windows {
  windows: Window[];
  /** Distinct statements in more than one unit of time, and without a date. */
  coarse: number;
  undated: number;
}

/** One window that holds everything, or as many as the request asks for. */
export function windowsOf(counted: CountedStatements, request: NetworksRequest): Windows {
  const range = askedRange(counted, request);
  if (request.window === 'no') {
    return { windows: [{ ...range, middle: 0 }], coarse: 0, undated: 0 };
  }
  const dated = datedStatements(counted);
  if (request.window === 'events') {
    const windows = eventWindows(counted, dated.statements, request.size);
    return { windows, coarse: 0, undated: dated.undated };
  }
  const windows = request.window === 'slices' ? slices(range, request) : moving(range, request);
  fill(windows, counted);
  return { windows, coarse: coarseIn(counted, dated.statements, request), undated: dated.undated };
}

/** From and to as asked for, else the first and last date of the statements that match. */
function askedRange({ range }: CountedStatements, request: NetworksRequest) {
  const ends = [request.to, request.asOf].flatMap((date) => (date ? [lastDay(date)] : []));
  return {
    from: request.from ? dayNumber(daysOfDate(request.from)?.first) : range.first,
    to: ends.length > 0 ? Math.min(...ends) : range.last,
  };
}

function lastDay(date: string): number {
  return dayNumber(daysOfDate(date)?.last);
}

function tooMany(count: number, unit: string): StancegraphError {
  const message = `would make ${count} networks; one answer has ${mostWindows} at most. Take a larger unit than ${unit}, or a shorter period`;
  return new StancegraphError('bad-input', 'Too many networks at once.', {
    errors: [{ path: 'unit', message }],
  });
}

/** Every calendar unit from the first day to the last, the empty ones too. */
function slices({ from, to }: { from: number; to: number }, { unit }: NetworksRequest): Window[] {
  if (from === 0 || to === 0 || from > to) return [];
  const [first, last] = [unitOf(from, unit), unitOf(to, unit)];
  if (last - first + 1 > mostWindows) throw tooMany(last - first + 1, unit);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const days = daysOfUnit(first + at, unit);
    return { from: days.first, middle: 0, to: days.last };
  });
}

/**
 * Mid-points from the first day to the last, a unit apart, with half a window to either side; only
 * windows that fit. Each step starts where the last one ended, so that 31 January, 28 February and
 * 28 March follow one another.
 */
function moving(
  { from, to }: { from: number; to: number },
  { unit, size }: NetworksRequest,
): Window[] {
  if (from === 0 || to === 0) return [];
  const half = Math.floor((size - 1) / 2 + 0.5);
  const windows: Window[] = [];
  for (let middle = from; middle <= to; middle = shifted(middle, unit, 1)) {
    const [begin, end] = [shifted(middle, unit, -half), shifted(middle, unit, half)];
    if (begin < from || end > to) continue;
    if (windows.length === mostWindows) throw tooMany(unitOf(to, unit) - unitOf(from, unit), unit);
    windows.push({ from: begin, middle, to: end });
  }
  return windows;
}

function datedStatements({ facts, entries }: CountedStatements) {
  const statements: number[] = [];
  const undated = new Set<number>();
  for (let at = 0; at < entries.length; at += 1) {
    const statement = entries.statement[at] ?? 0;
    if ((facts.first[statement] ?? 0) === 0) undated.add(statement);
    else if (statements.at(-1) !== statement) statements.push(statement);
  }
  return { statements, undated: undated.size };
}

/** Around each statement so many before and after it, in the order of counting. */
function eventWindows(
  { facts, entries }: CountedStatements,
  statements: readonly number[],
  size: number,
): Window[] {
  const half = Math.floor(size / 2);
  const count = Math.max(0, statements.length - 2 * half);
  if (count > mostWindows) throw tooMany(count, 'one statement');
  const placeOf = new Map(statements.map((statement, place) => [statement, place]));
  const windows = Array.from({ length: count }, (_, at): Window & { entries: number[] } => ({
    from: facts.first[statements[at] ?? 0] ?? 0,
    middle: facts.first[statements[at + half] ?? 0] ?? 0,
    to: facts.last[statements[at + 2 * half] ?? 0] ?? 0,
    entries: [],
  }));
  for (let at = 0; at < entries.length; at += 1) {
    const place = placeOf.get(entries.statement[at] ?? 0);
    if (place === undefined) continue;
    for (
      let first = Math.max(0, place - 2 * half);
      first <= Math.min(place, count - 1);
      first += 1
    ) {
      windows[first]?.entries.push(at);
    }
  }
  return windows;
}

/** Gives each window the entries whose date may lie in it. */
function fill(windows: Window[], { facts, entries }: CountedStatements): void {
  for (const window of windows) window.entries = [];
  // Windows begin and end in the order of time, so those that a date touches lie side by side.
  for (let at = 0; at < entries.length; at += 1) {
    const statement = entries.statement[at] ?? 0;
    const [first, last] = [facts.first[statement] ?? 0, facts.last[statement] ?? 0];
    if (first === 0) continue;
    for (let place = firstEndingAt(windows, first); place < windows.length; place += 1) {
      const window = windows[place];
      if (!window || window.from > last) break;
      window.entries?.push(at);
    }
  }
}

/** The place of the first window that ends on the day or later. */
function firstEndingAt(windows: readonly Window[], day: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const between = (low + high) >> 1;
    if ((windows[between]?.to ?? 0) >= day) high = between;
    else low = between + 1;
  }
  return low;
}

function coarseIn(
  { facts }: CountedStatements,
  statements: readonly number[],
  { unit }: NetworksRequest,
): number {
  return statements.filter(
    (statement) =>
      unitOf(facts.first[statement] ?? 0, unit) !== unitOf(facts.last[statement] ?? 0, unit),
  ).length;
}
