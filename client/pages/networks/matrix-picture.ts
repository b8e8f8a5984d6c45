/** The matrix of a network as a picture. */
import type { Network, NetworkEdge, NetworkNode } from '../../../model/schemas/networks.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import { box, line, type Pen, short, textLine, widthOf } from '../../canvas/picture/svg-text.ts';
import { dendrogramPath } from './dendrogram-lines.ts';
import { colours } from './drawing-scene.ts';
import { called, calledShort, weightText } from './figures.ts';
import { arranged, cellKey, shareOf, strengthOf } from './matrix-order.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

const rowHeight = 28;
const treeWidth = 96;
const longestHead = 190;
const turned = -40;
const slope = (-turned * Math.PI) / 180;

export function matrixPicture(pen: Pen, network: Network, settings: Settings): SheetBody {
  const { rows, columns, cells, heaviest } = arranged(network, settings);
  const ink = (token: string) => pen.colours(token);
  const two = settings.mode === 'two';
  const found = network.measures?.clusters;
  const clusters = !two && found && found.leaves.length === rows.length ? found : undefined;
  const cellWidth = two ? 64 : 46;
  const names = rows.map((one) => calledShort(one));
  const nameWidth = Math.min(
    240,
    Math.max(60, ...names.map((name) => widthOf(pen, name, 14, 'sans') + 26)),
  );
  const begin = (clusters ? treeWidth + 8 : 0) + nameWidth;
  const headOf = (one: NetworkNode) => (two ? called(one) : calledShort(one));
  const longest = Math.min(
    longestHead,
    Math.max(0, ...columns.map((one) => widthOf(pen, headOf(one), 13, 'sans'))),
  );
  const top = Math.ceil(longest * Math.sin(slope)) + 22 + (two ? 14 : 0);
  const right = begin + columns.length * cellWidth;
  const parts: string[] = [];
  if (clusters) {
    parts.push(
      `<path d="${dendrogramPath(clusters, treeWidth, rowHeight)}" transform="translate(0 ${top})" fill="none" stroke="${ink('control')}" stroke-width="1.25"/>`,
    );
  }
  columns.forEach((one, at) => {
    const x = begin + (at + 0.5) * cellWidth;
    const text = { fill: ink('ink2'), turned, most: longestHead };
    parts.push(textLine(pen, x, top - (two ? 22 : 8), headOf(one), text));
    if (!two) return;
    const share = shareOf(one, network.edges).replace(/ against.*/, ' −');
    const small = { size: 11, fill: ink('ink3'), anchor: 'middle' as const, most: cellWidth };
    parts.push(textLine(pen, x, top - 6, share, small));
  });
  rows.forEach((one, at) => {
    const y = top + at * rowHeight;
    const from = begin - nameWidth;
    if (one.community !== null) {
      parts.push(box(from, y + 2, 5, rowHeight - 4, ink(colourOf(one.community))));
    }
    const label = one.certain ? names[at] : `${names[at]} *`;
    parts.push(
      textLine(pen, from + 12, y + rowHeight / 2 + 5, label ?? '', {
        size: 14,
        fill: ink('ink'),
        most: nameWidth - 18,
      }),
    );
    columns.forEach((other, column) => {
      const x = begin + column * cellWidth;
      if (one === other) {
        parts.push(box(x + 1, y + 1, cellWidth - 2, rowHeight - 2, ink('sunk')));
        return;
      }
      const edge = cells.get(cellKey(one, other));
      if (edge) parts.push(cell(pen, edge, x, y, cellWidth, heaviest, settings));
    });
  });
  parts.push(line(begin - nameWidth, top, right, top, ink('ink')));
  const all = two ? network.nodes.filter((one) => one.side === 'row').length : network.nodes.length;
  const doubt = rows.some((one) => !one.certain);
  return {
    width: right + Math.max(0, Math.ceil(longest * Math.cos(slope)) - cellWidth / 2),
    height: top + rows.length * rowHeight,
    content: parts.join(''),
    legend: legendOf(settings),
    notes: [
      ...(rows.length < all ? [`Drawn are ${rows.length} of ${all} rows, the busiest.`] : []),
      ...(two ? ['− above a column: the share of statements against it.'] : []),
      ...(clusters
        ? [
            `Rows in the order of the dendrogram (${clusters.linkage} linkage of Jaccard distances).`,
          ]
        : []),
      ...(clusters?.ties ? [strings.tied] : []),
      ...(doubt ? [`* ${strings.someUncertain}. ${strings.brokenCell}`] : []),
    ],
  };
}

/** The token of a coalition's colour, as in the other views. */
export function colourOf(community: number): string {
  return community < colours ? `cat-${community + 1}` : 'cat-other';
}

function cell(
  pen: Pen,
  edge: NetworkEdge,
  x: number,
  y: number,
  width: number,
  heaviest: number,
  settings: Settings,
): string {
  const ink = (token: string) => pen.colours(token);
  const { sign, part } = strengthOf(edge, heaviest, settings);
  const [middle, base] = [x + width / 2, y + rowHeight / 2 + 4.5];
  const frame = `<rect x="${short(x + 1)}" y="${y + 1}" width="${width - 2}" height="${rowHeight - 2}" fill="${sign ? ink(sign) : 'none'}" fill-opacity="${part / 100}" stroke="${ink(edge.certain ? 'rule' : 'control')}"${edge.certain ? '' : ' stroke-dasharray="3 2"'}/>`;
  const words = (at: number, text: string, token: string, anchor: 'start' | 'middle' | 'end') =>
    textLine(pen, at, base, text, { size: 12, fill: ink(token), anchor, bold: token !== 'ink' });
  if (settings.mode === 'one')
    return frame + words(middle, weightText(edge.weight), 'ink', 'middle');
  const { congruence, conflict, shared } = edge;
  if (congruence + conflict === 0)
    return frame + words(middle, String(shared), 'neutral', 'middle');
  const both = congruence > 0 && conflict > 0;
  return [
    frame,
    conflict > 0
      ? words(both ? middle - 3 : middle, `−${conflict}`, 'oppose', both ? 'end' : 'middle')
      : '',
    congruence > 0
      ? words(both ? middle + 3 : middle, `+${congruence}`, 'support', both ? 'start' : 'middle')
      : '',
  ].join('');
}

function legendOf(settings: Settings): SheetBody['legend'] {
  const swatch = (token: string) => (pen: Pen) =>
    `<rect x="-8" y="-6" width="16" height="12" fill="${pen.colours(token)}" fill-opacity="0.42"/>`;
  if (settings.mode === 'two') {
    return [
      { sign: swatch('support'), text: '+ more for it' },
      { sign: swatch('oppose'), text: '− more against it' },
    ];
  }
  const signed = settings.aggregation === 'subtract';
  return [
    ...(settings.aggregation === 'conflict'
      ? []
      : [
          {
            sign: swatch('support'),
            text:
              settings.aggregation === 'ignore' ? strings.sameTopics : strings.onSameSide(signed),
          },
        ]),
    ...(signed || settings.aggregation === 'conflict'
      ? [{ sign: swatch('oppose'), text: strings.onOppositeSides(signed) }]
      : []),
    ...(signed
      ? [
          {
            sign: (pen: Pen) =>
              textLine(pen, 0, 4, '0', { fill: pen.colours('ink'), anchor: 'middle' }),
            text: 'balanced',
          },
        ]
      : []),
    { sign: () => '', text: 'empty: nothing in common' },
  ];
}
