/** The text of bars and the marks of changes. */

import { rangeOf } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { TimelineReply } from '../../../model/schemas/positions.ts';
import { stanceNames } from '../../../model/vocabulary/stances.ts';

/** Marks nearer than this, in px, are merged. */
const leastBetween = 15;

/** Marks of changes of position; near ones are merged. */
export function changeMarks(
  { bins, changes, changesTotal }: TimelineReply,
  x: (day: string) => number,
): { at: number; text: string }[] {
  const all = changes.length === changesTotal;
  const single = all
    ? changes.map((one) => ({
        at: x(rangeOf(one.date)?.first ?? ''),
        count: 1,
        text: `${nodeName(one.speaker)} changed from ${one.from} to ${one.to} on ${nodeName(one.agreement)}, ${dateText(one.date)}`,
      }))
    : bins
        .filter((bin) => bin.changes > 0)
        .map((bin) => ({
          at: (x(bin.from) + x(bin.to)) / 2,
          count: bin.changes,
          text: `${bin.bin}: ${counted(bin.changes, 'change')} of position`,
        }));
  const marks: { at: number; count: number; texts: string[] }[] = [];
  for (const { at, count, text } of single.sort((a, b) => a.at - b.at)) {
    const last = marks.at(-1);
    if (last && at - last.at < leastBetween) {
      last.count += count;
      last.texts.push(text);
    } else marks.push({ at, count, texts: [text] });
  }
  const named = 5;
  return marks.map(({ at, count, texts }) => ({
    at,
    text: texts.length > named ? `${counted(count, 'change')} of position` : texts.join('\n'),
  }));
}

/** A bar as text. */
export function binText(one: TimelineReply['bins'][number]): string {
  const counts = stanceNames
    .filter((stance) => one[stance] > 0)
    .map((stance) => `${one[stance]} ${stance}`);
  const uncertain = one.uncertain > 0 ? `; ${one.uncertain} may lie later` : '';
  const doubt = uncertainText(one.uncertainCapacity);
  return `${one.bin}: ${counted(one.total, 'statement')}, ${counts.join(', ')}${uncertain}${doubt && `; ${doubt}`}`;
}
