/** The strips of an agreement's page as a picture: acts and words of each who acted or spoke, in time. */
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { listName, nodeName } from '../../../model/formats/names.ts';
import type { AgreementReply, Strip } from '../../../model/schemas/pages.ts';
import { stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { box, disc, line, type Pen, textLine, widthOf } from '../../canvas/picture/svg-text.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import type { FigureOf } from '../../parts/figure/Figure.tsx';
import { strings } from './strings.ts';
import { axisOf, discsOf, flagsOf, ticks, unplacedOf } from './strip-marks.ts';

const nameWidth = 220;
const lineWidth = 820;
const axisHeight = 26;
/** Width of a disc with its number. */
const discRoom = 32;
const laneHeight = 18;
/** A drawing has no more of them. */
export const mostStrips = 60;

export function stripsBody(pen: Pen, strips: readonly Strip[], total: number): SheetBody {
  const shown = strips.slice(0, mostStrips);
  const axis = axisOf(strips);
  const at = (percent: number) => nameWidth + (percent / 100) * lineWidth;
  const ink = (token: string) => pen.colours(token);
  const parts: string[] = [];
  const right = nameWidth + lineWidth;
  let y = axisHeight;
  for (const strip of shown) {
    const dated = strip.acts.filter((act) => act.date);
    const flags = flagsOf(dated, axis);
    const unplaced = unplacedOf([...strip.words, ...strip.membersWords], axis);
    const undatedActs = [
      ...new Set(strip.acts.filter((act) => !act.date).map((act) => typeTitle(act.type, 'out'))),
    ];
    const beside = [
      ...undatedActs.map((title) => `${title}, undated`),
      ...(unplaced.earlier.length > 0 ? [`${unplaced.earlier.length} earlier`] : []),
      ...(unplaced.undated.length > 0 ? [`${unplaced.undated.length} undated`] : []),
    ];
    const flagsHeight =
      flags.length > 0 ? (Math.max(...flags.map(({ lane }) => lane)) + 1) * laneHeight : 0;
    const height = Math.max(flagsHeight + 30, beside.length > 0 ? 46 : 0);
    const name = { size: 14, bold: true, fill: ink('ink'), most: nameWidth - 14 };
    parts.push(textLine(pen, 0, y + 20, listName(strip.entity), name));
    if (beside.length > 0) {
      parts.push(
        textLine(pen, 0, y + 38, beside.join(', '), { fill: ink('ink3'), most: nameWidth - 14 }),
      );
    }
    for (const flag of flags) {
      const [x, top] = [at(flag.at), y + 4 + flag.lane * laneHeight];
      const wide = widthOf(pen, flag.text, 12, 'sans') + 12;
      const start = flag.at > 78 ? x - wide : x;
      parts.push(box(start, top, wide, 16, ink('ink')));
      parts.push(textLine(pen, start + 6, top + 12, flag.text, { size: 12, fill: ink('paper') }));
    }
    const middle = y + flagsHeight + 16;
    for (const one of discsOf(strip, axis, (discRoom / lineWidth) * 100)) {
      const x = at(one.at) + 9;
      parts.push(disc(pen, x, middle, one.stance, one.members || !one.certain, one.certain));
      if (one.statements.length > 1) {
        const many = String(one.statements.length);
        parts.push(textLine(pen, x + 11, middle + 4.5, many, { size: 12, fill: ink('ink2') }));
      }
    }
    if (strip.total + strip.membersTotal === 0) {
      const none = { fill: ink('ink3') };
      parts.push(textLine(pen, nameWidth, middle + 4.5, 'No statement recorded here', none));
    }
    y += height;
    parts.push(line(0, y, right, y, ink('rule')));
  }
  const grid = ticks(axis, (discRoom / lineWidth) * 100).flatMap((tick) => [
    line(at(tick.at), 4, at(tick.at), y, ink('rule')),
    textLine(pen, at(tick.at) + 4, 16, tick.text, { fill: ink('ink3') }),
  ]);
  const some = new Set(
    shown.flatMap((strip) => [...strip.words, ...strip.membersWords]).map(({ stance }) => stance),
  );
  const doubtful = shown.some((strip) =>
    [...strip.words, ...strip.membersWords].some(({ certain }) => !certain),
  );
  return {
    width: right,
    height: y,
    content: [...grid, line(0, axisHeight, right, axisHeight, ink('ink')), ...parts].join(''),
    legend: [
      ...stanceNames
        .filter((stance) => some.has(stance))
        .map((stance) => ({
          sign: (inks: Pen) => disc(inks, 0, 0, stance),
          text: stances[stance].title,
        })),
      ...(shown.some(({ membersWords }) => membersWords.length > 0)
        ? [
            {
              sign: (inks: Pen) => disc(inks, 0, 0, 'support', true),
              text: 'hollow: said by members, office holders or parts',
            },
          ]
        : []),
      ...(doubtful
        ? [
            {
              sign: (inks: Pen) => disc(inks, 0, 0, 'support', true, false),
              text: `dashed: ${strings.datesUnknown}`,
            },
          ]
        : []),
      { sign: ({ colours }) => box(-9, -7, 18, 13, colours('ink')), text: 'an act, at its date' },
    ],
    notes: [
      'A number stands beside discs that hold several statements of nearly the same days.',
      ...(shown.length < total
        ? [`Drawn are the first ${shown.length} of ${counted(total, 'row')}.`]
        : []),
    ],
  };
}

/** The figure of a page, as of a day when one is asked for. */
export function stripsFigure(page: AgreementReply, asOf: string | undefined): FigureOf {
  const { strips, stripsTotal, agreement, stances: counts } = page;
  return {
    draw: (pen) => stripsBody(pen, strips, stripsTotal),
    title: `${nodeName(agreement)}: acts and words`,
    about: `${counted(stripsTotal, 'row')} of people, parties and institutions, ${counted(counts.all.total, 'statement')}${asOf ? `, as of ${dateText(asOf)}` : ''}, including those about its parts.`,
  };
}
