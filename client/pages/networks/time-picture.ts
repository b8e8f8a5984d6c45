/** A network over time as a picture: small drawings with everybody in one place, and their figures. */
import { counted } from '../../../model/formats/counted.ts';
import type { Network } from '../../../model/schemas/networks.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { line, type Pen, short, textLine } from '../../canvas/picture/svg-text.ts';
import type { Place } from '../../canvas/state/scene.ts';
import { colourOf } from './matrix-picture.ts';
import { boundsOf, heaviestOf, lined, mostLines, periodOf, smallDrawing } from './periods.ts';
import { strings } from './strings.ts';

const [mostAcross, wide, high] = [4, 230, 170];
const [gap, words] = [20, 40];
/** A sheet that can still be read: more is told in a note. */
const mostPeriods = 48;

export interface TimePicture {
  networks: readonly Network[];
  places: ReadonlyMap<string, Place>;
  /** The coalition of each node over all of time; none for what has no ties. */
  coalitions: ReadonlyMap<string, number>;
  conflict: boolean;
}

export function timePicture(
  pen: Pen,
  { networks, places, coalitions, conflict }: TimePicture,
  room?: number,
): SheetBody {
  const across =
    room === undefined
      ? mostAcross
      : Math.min(mostAcross, Math.max(1, Math.floor((room + gap) / (wide + gap))));
  const ink = (token: string) => pen.colours(token);
  const box = boundsOf(places);
  const heaviest = heaviestOf(networks);
  const fit = Math.min(wide / box.width, high / box.height);
  const shown = networks.slice(-mostPeriods);
  const ids = new Set<string>();
  let [doubt, doubtfulLines] = [false, false];
  const parts = shown.map((network, at) => {
    const [left, top] = [(at % across) * (wide + gap), Math.floor(at / across) * (high + words)];
    const small = smallDrawing(network, places, box, heaviest, conflict);
    const drawn = [
      ...small.absent.map(({ x, y, r }) => circle(x, y, r, `fill="${ink('rule2')}"`)),
      ...small.lines.map(({ sign, x1, y1, x2, y2, width, between, dash }) => {
        const along = `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" fill="none"`;
        const dashes = dash ? ` stroke-dasharray="${dash.map(short).join(' ')}"` : '';
        doubtfulLines ||= between > 0;
        const inside =
          between > 0 ? `${along} stroke="${ink('paper')}" stroke-width="${short(between)}"/>` : '';
        return `<g opacity="0.75">${along} stroke="${ink(sign)}" stroke-width="${short(width)}"${dashes}/>${inside}</g>`;
      }),
      ...small.nodes.map(({ id, x, y, r, certain }) => {
        ids.add(id);
        const community = coalitions.get(id) ?? -1;
        const colour = ink(community < 0 ? 'cat-other' : colourOf(community));
        doubt ||= !certain;
        const look = certain
          ? `fill="${colour}" stroke="${ink('cat-line')}" stroke-width="${short(r / 8)}"`
          : `fill="${ink('paper')}" stroke="${colour}" stroke-width="${short(r / 2.5)}"`;
        return circle(x, y, r, look);
      }),
    ];
    const middle = fit * box.width < wide ? (wide - fit * box.width) / 2 : 0;
    const said =
      network.statements === 0
        ? strings.empty
        : `${counted(network.statements, 'statement')}, ${counted(network.totals.edges, 'link')}`;
    return [
      line(left, top, left + wide, top, ink('rule')),
      `<g transform="translate(${short(left + middle)} ${short(top + 26)}) scale(${fit.toFixed(4)}) translate(${short(-box.left)} ${short(-box.top)})">${drawn.join('')}</g>`,
      textLine(pen, left, top + 17, periodOf(network), { size: 14, bold: true, fill: ink('ink') }),
      textLine(pen, left + wide, top + 17, said, { size: 12, fill: ink('ink3'), anchor: 'end' }),
    ].join('');
  });
  const groups = new Map<number, number>();
  for (const id of ids) {
    const community = coalitions.get(id) ?? -1;
    if (community >= 0) groups.set(community, (groups.get(community) ?? 0) + 1);
  }
  return {
    width: Math.min(across, shown.length) * (wide + gap) - gap,
    height: Math.ceil(shown.length / across) * (high + words),
    content: parts.join(''),
    legend: [...groups]
      .sort(([a], [b]) => a - b)
      .slice(0, 7)
      .map(([community]) => ({
        sign: ({ colours }: Pen) =>
          `<circle r="6" fill="${colours(colourOf(community))}" stroke="${colours('cat-line')}"/>`,
        text: `Coalition ${community + 1} of the whole period`,
      })),
    notes: [
      'Everybody has the same place in every drawing; a dot is who said nothing then.',
      ...(shown.length < networks.length
        ? [`Drawn are the last ${shown.length} of ${networks.length} periods.`]
        : []),
      ...(shown.some((one) => lined(one).length > mostLines)
        ? [`Of each period at most the ${mostLines} heaviest links are drawn.`]
        : []),
      ...(doubt ? [`Hollow: ${strings.someUncertain}.`] : []),
      ...(doubtfulLines ? [`Two lines: ${strings.doubtfulLine}.`] : []),
    ],
  };
}

function circle(x: number, y: number, r: number, look: string): string {
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" ${look}/>`;
}
