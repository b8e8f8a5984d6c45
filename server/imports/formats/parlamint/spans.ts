/** Days of terms and relations: whether they are right, and where they overlap. */
import { dayOf } from '../shared/emit.ts';

export interface DaySpan {
  from: string | undefined;
  to: string | undefined;
}

/** The days of something, or what is wrong with them. */
function spanOf({ from, to }: DaySpan): DaySpan | string {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (from && !first) return `from is no date: ${from}`;
  if (to && !last) return `to is no date: ${to}`;
  if (first && last && last < first.slice(0, last.length)) {
    return `it ends (${last}) before it begins (${first})`;
  }
  return { from: first, to: last };
}

/** The days that something has, else those of each of its events, or what is wrong with them. */
export function spansOf(own: DaySpan, events: readonly DaySpan[]): DaySpan[] | string {
  const spans: DaySpan[] = [];
  for (const one of own.from || own.to || events.length === 0 ? [own] : events) {
    const span = spanOf(one);
    if (typeof span === 'string') return span;
    spans.push(span);
  }
  return spans;
}

/** The days that two spans share; open ends reach as far as the other's. */
export function sharedDays(a: DaySpan, b: DaySpan): DaySpan | undefined {
  const from = [a.from, b.from]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  const to = [a.to, b.to].filter((day) => day !== undefined).sort()[0];
  return from && to && to < from.slice(0, to.length) ? undefined : { from, to };
}

/** From the first to the last day of all; open where one of them is. */
export function hull(spans: readonly DaySpan[]): DaySpan {
  const of = (name: 'from' | 'to') => spans.map((span) => span[name]);
  const from = of('from').includes(undefined) ? undefined : of('from').sort()[0];
  const to = of('to').includes(undefined) ? undefined : of('to').sort().at(-1);
  return { from, to };
}
