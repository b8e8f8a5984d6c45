/** The timeline as a picture: support above the axis, oppose below, mixed and neutral on top. */
import { rangeOf } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { TimelineReply } from '../../../model/schemas/positions.ts';
import { countText, stanceNames, stances, unsided } from '../../../model/vocabulary/stances.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { box, disc, line, type Pen, textLine } from '../../canvas/picture/svg-text.ts';
import type { FigureOf } from '../../parts/figure/Figure.tsx';
import { timeScale, timeTicks } from '../../parts/time-axis.ts';
import { changeMarks } from './chart-marks.ts';

const width = 960;
const dayMs = 86_400_000;
const half = 120;
const leastRow = 26;
/** Narrower bars have no numbers. */
const least = 20;

export function timelineBody(pen: Pen, reply: TimelineReply): SheetBody {
  const { bins, acts, undated } = reply;
  const ink = (token: string) => pen.colours(token);
  const end = Date.parse(bins.at(-1)?.to ?? '') + dayMs;
  const scale = timeScale(bins[0]?.from ?? '', end, width);
  const x = (day: string) => scale(Date.parse(day));
  const highest = Math.max(1, ...bins.flatMap((one) => [one.support, one.oppose]));
  const between = Math.max(1, ...bins.flatMap((one) => unsided.map((stance) => one[stance])));
  // One scale for all.
  const each = (half - 18) / highest;
  const rowHeight = Math.max(leastRow, between * each + 10);
  const axis = unsided.length * rowHeight + half;
  const foot = axis + half;
  const parts = [box(0, 0, width, foot, ink('sunk'))];
  for (const { at, text } of timeTicks(scale, width / 90)) {
    parts.push(line(at, 0, at, foot + 6, ink('rule2')));
    if (at + 60 < width) parts.push(textLine(pen, at + 4, foot + 46, text, { fill: ink('ink3') }));
  }
  for (const one of bins) {
    const room = x(one.to) - x(one.from);
    const gap = Math.min(4, room * 0.15);
    const left = x(one.from) + gap / 2;
    const wide = Math.max(1.5, room - gap);
    const number = (y: number, text: string, token: string) => {
      if (wide < least) return;
      parts.push(
        textLine(pen, left + wide / 2, y, text, { size: 12, anchor: 'middle', fill: ink(token) }),
      );
    };
    const bar = (y: number, count: number, token: string) => {
      const height = Math.max(1.5, count * each);
      parts.push(box(left, y < 0 ? -y - height : y, wide, height, ink(token)));
      return height;
    };
    if (one.support > 0)
      number(axis - bar(-axis, one.support, 'support') - 4, `+${one.support}`, 'support');
    if (one.oppose > 0)
      number(axis + bar(axis, one.oppose, 'oppose') + 13, `−${one.oppose}`, 'oppose');
    unsided.forEach((stance, row) => {
      if (one[stance] === 0) return;
      const base = (row + 1) * rowHeight - 2;
      if (wide < least) bar(-base, one[stance], stance);
      else number(base - 6, countText(stance, one[stance]), stance);
    });
  }
  parts.push(line(0, axis, width, axis, ink('ink')));
  for (const act of acts) {
    const at = act.date ? x(rangeOf(act.date)?.first ?? '') : Number.NaN;
    if (at >= 0 && at <= width) parts.push(box(at - 0.75, foot + 6, 1.5, 10, ink('ink')));
  }
  for (const { at } of changeMarks(reply, x)) {
    parts.push(textLine(pen, at, foot + 30, '⇄', { size: 14, anchor: 'middle', fill: ink('ink') }));
  }
  const doubt = uncertainText(bins.reduce((sum, one) => sum + one.uncertainCapacity, 0));
  const some = stanceNames.filter((stance) => bins.some((one) => one[stance] > 0));
  return {
    width,
    height: foot + 52,
    content: parts.join(''),
    legend: [
      ...some.map((stance) => ({
        sign: (inks: Pen) => disc(inks, 0, 0, stance),
        text: stances[stance].title,
      })),
      ...(reply.actsTotal > 0
        ? [
            {
              sign: ({ colours }: Pen) => box(-0.75, -6, 1.5, 11, colours('ink')),
              text: `${counted(reply.actsTotal, 'act')}${acts.length < reply.actsTotal ? `, the latest ${acts.length} drawn` : ''}`,
            },
          ]
        : []),
      ...(reply.changesTotal > 0
        ? [
            {
              sign: (inks: Pen) =>
                textLine(inks, 0, 5, '⇄', {
                  size: 14,
                  anchor: 'middle',
                  fill: inks.colours('ink'),
                }),
              text: counted(reply.changesTotal, 'change of position', 'changes of position'),
            },
          ]
        : []),
    ],
    notes: [
      `Support above the axis, oppose below; ${unsided.join(' and ')} in rows on top. A date of a year or month counts in its first bar.`,
      ...(doubt ? [`${doubt}.`] : []),
      ...(undated.total > 0
        ? [`${counted(undated.total, 'statement')} without a date, not drawn.`]
        : []),
    ],
  };
}

export function timelineFigure(reply: TimelineReply, bin: string): FigureOf {
  const { bins, undated } = reply;
  const dated = bins.reduce((sum, one) => sum + one.total, 0);
  const [first, last] = [bins[0]?.from ?? '', bins.at(-1)?.to ?? ''];
  return {
    draw: (pen) => timelineBody(pen, reply),
    title: `Statements per ${bin}`,
    about: `${counted(dated + undated.total, 'statement')}, ${dateText(first)} to ${dateText(last)}.`,
  };
}
