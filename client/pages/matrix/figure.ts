/** The stance matrix as a picture. */

import { counted } from '../../../model/formats/counted.ts';
import { listName } from '../../../model/formats/names.ts';
import type { StanceCell } from '../../../model/schemas/positions.ts';
import { markOf, ofSide, stances } from '../../../model/vocabulary/stances.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { box, line, type Pen, short, textLine, widthOf } from '../../canvas/picture/svg-text.ts';
import { sideOf } from '../../parts/stances/cell.ts';
import type { Matrix } from './matrix-lines.ts';
import { strings } from './strings.ts';

const rowHeight = 30;
/** A sheet that can still be read: more is told in a note. */
const mostRows = 120;
const mostColumns = 40;
const gap = 14;
const longestHead = 190;
const turned = -40;

export function matrixBody(pen: Pen, { lines, columns, cells }: Matrix): SheetBody {
  const shownRows = lines.slice(0, mostRows);
  const shownColumns = columns.slice(0, mostColumns);
  const ink = (token: string) => pen.colours(token);
  const all = shownRows.flatMap((row) => [...(cells.get(row.key)?.values() ?? [])]);
  const highest = Math.max(1, ...all.flatMap(({ support, oppose }) => [support, oppose]));
  const names = shownRows.map(({ node, members }) =>
    members ? strings.membersAlsoSaid : listName(node),
  );
  const nameWidth = Math.min(
    280,
    Math.max(120, ...names.map((name) => widthOf(pen, name, 14, 'sans') + 16)),
  );
  const heads = shownColumns.map(({ node }) => listName(node));
  const longest = Math.min(
    longestHead,
    Math.max(...heads.map((name) => widthOf(pen, name, 13, 'sans'))),
  );
  const headHeight = Math.ceil(longest * Math.sin((-turned * Math.PI) / 180)) + 20;
  // Each column is as wide as its cells, on both sides of its axis.
  const sides = shownColumns.map(({ node }) => {
    const found = shownRows.flatMap((row) => cells.get(row.key)?.get(node.id) ?? []);
    const drawn = found.map((cell) => cellOf(pen, cell, 0, 0, highest));
    return {
      left: Math.max(20, ...drawn.map((one) => one.left)) + gap / 2,
      right: Math.max(20, ...drawn.map((one) => one.right)) + gap / 2,
    };
  });
  const lefts = [nameWidth];
  for (const { left, right } of sides) lefts.push((lefts.at(-1) ?? 0) + left + right);
  const axisAt = (column: number) => (lefts[column] ?? 0) + (sides[column]?.left ?? 0);
  const overhang = Math.max(
    0,
    Math.ceil(longest * Math.cos((turned * Math.PI) / 180)) - (sides.at(-1)?.right ?? 0),
  );
  const right = lefts.at(-1) ?? nameWidth;
  const parts = heads.map((name, at) =>
    textLine(pen, axisAt(at), headHeight - 10, name, {
      fill: ink('ink2'),
      turned,
      most: longestHead,
    }),
  );
  parts.push(line(0, headHeight, right, headHeight, ink('ink')));
  shownRows.forEach(({ key, members }, at) => {
    const y = headHeight + at * rowHeight;
    const middle = y + rowHeight / 2;
    parts.push(
      textLine(pen, members ? 14 : 0, middle + 5, names[at] ?? '', {
        size: members ? 13 : 14,
        fill: ink(members ? 'ink3' : 'ink'),
        most: nameWidth - (members ? 26 : 10),
      }),
    );
    shownColumns.forEach((column, place) => {
      const cell = cells.get(key)?.get(column.node.id);
      if (cell) parts.push(cellOf(pen, cell, axisAt(place), middle, highest).content);
    });
    parts.push(line(0, y + rowHeight, right, y + rowHeight, ink('rule')));
  });
  const notes = ['The area of a square is its count. An empty cell: no statement recorded here.'];
  if (shownRows.length < lines.length || shownColumns.length < columns.length) {
    notes.push(
      `Drawn are the first ${counted(shownRows.length, 'row')} of ${lines.length.toLocaleString('en')} and ${counted(shownColumns.length, 'column')} of ${columns.length.toLocaleString('en')}.`,
    );
  }
  return {
    width: right + overhang,
    height: headHeight + shownRows.length * rowHeight,
    content: parts.join(''),
    legend: [
      {
        sign: ({ colours }) => square(0, 0, 11, colours('oppose')),
        text: '−3 opposes, left of the line',
      },
      {
        sign: ({ colours }) => square(0, 0, 11, colours('support')),
        text: '+3 supports, right of it',
      },
      ...ofSide('both').map((stance) => ({
        sign: ({ colours }: Pen) => diamond(0, 0, colours(stance)),
        text: `${stances[stance].mark}1 ${stance}`,
      })),
      ...ofSide('none').map((stance) => ({
        sign: (inks: Pen) =>
          textLine(inks, 0, 5, stances[stance].mark, {
            size: 15,
            fill: inks.colours(stance),
            anchor: 'middle',
          }),
        text: `1 ${stance}`,
      })),
      {
        sign: (inks) =>
          textLine(inks, 0, 5, '⇄', { size: 14, fill: inks.colours('ink'), anchor: 'middle' }),
        text: 'changed position',
      },
      ...(all.some((cell) => cell.uncertain > 0)
        ? [
            {
              sign: ({ colours }: Pen) => square(0, 0, 11, colours('ink2'), 1),
              text: strings.hollow,
            },
          ]
        : []),
    ],
    notes,
  };
}

/** Counts on both sides of an axis, as in the page's cells, and how far they reach. */
function cellOf(pen: Pen, cell: StanceCell, x: number, y: number, highest: number) {
  const { support, oppose, changed, uncertainByStance: doubts } = cell;
  const parts: string[] = [];
  const ink = (token: string) => pen.colours(token);
  if (support + oppose > 0) parts.push(line(x, y - 10, x, y + 10, ink('rule2')));
  let at = x - 3;
  const leftwards = (text: string, token: string) => {
    parts.push(textLine(pen, at, y + 4.5, text, { fill: ink(token), anchor: 'end' }));
    at -= widthOf(pen, text, 13, 'sans') + 6;
  };
  if (oppose > 0) {
    const side = sideOf(oppose, highest);
    parts.push(square(at - side / 2, y, side, ink('oppose'), (doubts?.oppose ?? 0) / oppose));
    at -= side + 3;
    leftwards(`−${oppose}`, 'oppose');
  }
  for (const stance of ofSide('both')) {
    if (cell[stance] === 0) continue;
    parts.push(diamond(at - 5, y, ink(stance), (doubts?.[stance] ?? 0) > 0));
    at -= 13;
    leftwards(`${stances[stance].mark}${cell[stance]}`, stance);
  }
  const left = x - at;
  at = x + 3;
  const rightwards = (text: string, token: string) => {
    parts.push(textLine(pen, at, y + 4.5, text, { fill: ink(token) }));
    at += widthOf(pen, text, 13, 'sans') + 6;
  };
  if (support > 0) {
    const side = sideOf(support, highest);
    parts.push(square(at + side / 2, y, side, ink('support'), (doubts?.support ?? 0) / support));
    at += side + 3;
    rightwards(`+${support}`, 'support');
  }
  for (const stance of ofSide('none')) {
    if (cell[stance] === 0) continue;
    rightwards(`${markOf(stance, (doubts?.[stance] ?? 0) > 0)} ${cell[stance]}`, stance);
  }
  if (changed) rightwards('⇄', 'ink');
  return { content: parts.join(''), left, right: at - x };
}

/** Hollow as far as it rests on what is uncertain: a share of its width, from the right. */
function square(x: number, y: number, side: number, colour: string, doubt = 0): string {
  const [left, top] = [x - side / 2, y - side / 2];
  if (doubt === 0) return box(left, top, side, side, colour);
  return `${box(left, top, side * (1 - doubt), side, colour)}<rect x="${short(left + 0.6)}" y="${short(top + 0.6)}" width="${short(side - 1.2)}" height="${short(side - 1.2)}" fill="none" stroke="${colour}" stroke-width="1.2"/>`;
}

function diamond(x: number, y: number, colour: string, isHollow = false): string {
  const fill = isHollow ? `fill="none" stroke="${colour}" stroke-width="1.2"` : `fill="${colour}"`;
  return `<path d="M0-5L5 0 0 5-5 0z" transform="translate(${short(x)} ${short(y)})" ${fill}/>`;
}
