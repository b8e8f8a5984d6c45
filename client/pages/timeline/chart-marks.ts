/** What stands along the chart's axis of time: ticks and marks of change. */
import { rangeOf } from '../../../model/dates.ts';
import { counted, dateText, nodeName } from '../../../model/formats/text.ts';
import type { TimelineReply } from '../../../model/schemas/positions.ts';

const dayMs = 86_400_000;
/** Two marks nearer than this are one. */
const leastBetween = 15;

/** One mark for each change of position or, where they crowd, for several. */
export function changeMarks(
  { bins, changes, changesTotal }: TimelineReply,
  x: (day: string) => number,
): { at: number; words: string }[] {
  const all = changes.length === changesTotal;
  const single = all
    ? changes.map((one) => ({
        at: x(rangeOf(one.date)?.first ?? ''),
        count: 1,
        words: `${nodeName(one.speaker)} changed from ${one.from} to ${one.to} on ${nodeName(one.agreement)}, ${dateText(one.date)}`,
      }))
    : bins
        .filter((bin) => bin.changes > 0)
        .map((bin) => ({
          at: (x(bin.from) + x(bin.to)) / 2,
          count: bin.changes,
          words: `${bin.bin}: ${counted(bin.changes, 'change')} of position`,
        }));
  const marks: { at: number; count: number; words: string[] }[] = [];
  for (const { at, count, words } of single.sort((a, b) => a.at - b.at)) {
    const last = marks.at(-1);
    if (last && at - last.at < leastBetween) {
      last.count += count;
      last.words.push(words);
    } else marks.push({ at, count, words: [words] });
  }
  const named = 5;
  return marks.map(({ at, count, words }) => ({
    at,
    words: words.length > named ? `${counted(count, 'change')} of position` : words.join('\n'),
  }));
}

/** A tick for each year, or for each month when there is room. */
export function ticks(start: number, end: number, width: number): { at: number; text: string }[] {
  const months = (end - start) / 30.4;
  const every = [1, 3, 6, 12, 24, 60, 120].find((step) => (months / step) * 78 <= width) ?? 120;
  const found: { at: number; text: string }[] = [];
  const first = new Date(start * dayMs);
  const date = new Date(Date.UTC(first.getUTCFullYear(), 0, 1));
  while (date.getTime() / dayMs < end) {
    const days = date.getTime() / dayMs;
    if (days >= start) {
      const text = dateText(date.toISOString().slice(0, every >= 12 ? 4 : 7), true);
      found.push({ at: ((days - start) / (end - start)) * width, text });
    }
    date.setUTCMonth(date.getUTCMonth() + every);
  }
  return found;
}

/** A bar in words. */
export function binWords(one: TimelineReply['bins'][number]): string {
  const counts = (['support', 'oppose', 'mixed', 'neutral'] as const)
    .filter((stance) => one[stance] > 0)
    .map((stance) => `${one[stance]} ${stance}`);
  const uncertain = one.uncertain > 0 ? `; ${one.uncertain} may lie later` : '';
  return `${one.bin}: ${counted(one.total, 'statement')}, ${counts.join(', ')}${uncertain}`;
}
