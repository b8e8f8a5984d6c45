/** The canvas as a figure: the drawing, what its colours and marks mean, and what it is of. */
import { counted } from '../../../model/formats/counted.ts';
import { listName } from '../../../model/formats/names.ts';
import { unknownDatesTitle } from '../../../model/formats/unknown-dates.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { labels, stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import { isNote } from '../chain/bundled.ts';
import type { Drawn } from '../chain/drawn.ts';
import { legendType } from '../state/foreign-labels.ts';
import { shortened } from '../state/look.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { SheetBody } from './sheet.ts';
import { svgOf } from './svg.ts';
import { disc, type Pen } from './svg-text.ts';

const legendAtMost = 14;

export function canvasBody(pen: Pen, drawn: Drawn): SheetBody {
  const picture = pictureOf(drawn, pen.measure);
  const { width, height } = picture.box;
  const marks = stanceNames.filter((name) =>
    picture.edges.some(({ mark }) => mark?.stance === name),
  );
  const kinds = drawn.groups.length > 0 ? drawn.groups : kindsOf(drawn, picture);
  const shown = kinds.slice(0, legendAtMost);
  const doubt = unknownDatesTitle([...drawn.relationships.values()]);
  return {
    width,
    height,
    content: svgOf(picture, pen.colours, { title: titleOf(drawn) }),
    legend: [
      ...shown.map(({ title, fill, line }) => ({
        sign: ({ colours }: Pen) =>
          `<rect x="-8" y="-6" width="16" height="12" rx="3" fill="${colours(fill)}" stroke="${colours(line)}"/>`,
        text: title,
      })),
      ...marks.map((stance) => ({
        sign: (inks: Pen) => disc(inks, 0, 0, stance),
        text: stances[stance].title,
      })),
      ...(doubt
        ? [
            {
              sign: ({ colours }: Pen) =>
                `<path d="M-9-1.5H9M-9 1.5H9" stroke="${colours('ink3')}" fill="none"/>`,
              text: doubt,
            },
          ]
        : []),
    ],
    notes: [
      ...(drawn.faded.size > 0 ? ['Faint: does not match the filters.'] : []),
      ...(shown.length < kinds.length
        ? [`Colours of ${kinds.length - shown.length} more are not named.`]
        : []),
    ],
  };
}

/** The best connected, by which a canvas is known. */
export function titleOf(drawn: Drawn): string {
  const degrees = new Map<string, number>();
  for (const { from, to } of drawn.relationships.values()) {
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  const nodes = [...drawn.nodes.values()].filter(({ id }) => !isNote(id));
  const first = nodes
    .sort((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, 2)
    .map((node) => shortened(listName(node), 44));
  const more = nodes.length - first.length;
  const parts = more > 0 ? [...first, `${more} more`] : first;
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
    : (parts[0] ?? '');
}

export function figureText(drawn: Drawn): string {
  const nodes = [...drawn.nodes.keys()].filter((id) => !isNote(id)).length;
  return `${counted(nodes, 'node')} and ${counted(drawn.relationships.size, 'relationship')} of the graph, as arranged on the canvas.`;
}

/** Kinds of nodes with the colours of the first of each. */
function kindsOf(drawn: Drawn, picture: Picture) {
  const kinds = new Map<string, { title: string; fill: string; line: string }>();
  for (const { id, fill, border } of picture.nodes) {
    const node = drawn.nodes.get(id);
    if (!node || isNote(id)) continue;
    const type = legendType(node);
    const title = isLabel(type) ? labels[type].title : type.replace(/^:/, '');
    if (!kinds.has(type)) kinds.set(type, { title, fill, line: border });
  }
  return [...kinds.values()];
}
