/** What the marks of a network's drawing mean, for the page and for its picture alike. */
import type { Network, NetworkEdge } from '../../../model/schemas/networks.ts';
import type { SheetBody } from '../../canvas/picture/sheet.ts';
import type { Pen } from '../../canvas/picture/svg-text.ts';
import { colours, groupsIn, isSigned } from './drawing-scene.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

type Entry = SheetBody['legend'][number];

/** `edges` are those that are drawn. */
export function legendOf(
  network: Network,
  edges: readonly NetworkEdge[],
  settings: Settings,
  colour: 'coalition' | 'party',
): Entry[] {
  const conflict = settings.aggregation === 'conflict';
  const signed = isSigned(settings);
  const uncertain = network.nodes.filter((one) => !one.certain).length;
  const unsure = edges.filter((edge) => !edge.certain).length;
  const entries: Entry[] = groupsIn(network, colour)
    .slice(0, colours)
    .map(({ title, members, fill, line }) => ({
      sign: ({ colours: of }: Pen) =>
        `<circle r="7" fill="${of(fill)}" stroke="${of(line)}" stroke-width="1.5"/>`,
      text: `${title} (${members.length})`,
    }));
  if (signed) {
    const text = strings.onOppositeSides(!conflict);
    entries.unshift({ sign: stroke('oppose', ' stroke-dasharray="6 4"'), text });
  }
  if (signed && !conflict) {
    entries.unshift({ sign: stroke('support', ''), text: strings.onSameSide(true) });
  }
  if (uncertain > 0) {
    entries.push({
      sign: ({ colours: of }) =>
        `<circle r="7" fill="none" stroke="${of('ink2')}" stroke-width="1.5" stroke-dasharray="3 3"/>`,
      text: strings.partOf(uncertain, network.nodes.length, strings.someUncertain),
    });
  }
  if (unsure > 0) {
    entries.push({
      // Two lines, as it is drawn.
      sign: ({ colours: of }) =>
        `<path d="M-10-2H10M-10 2H10" stroke="${of('ink2')}" fill="none"/>`,
      text: strings.partOf(unsure, edges.length, strings.doubtfulLine),
    });
  }
  return entries;
}

function stroke(token: string, dash: string): Entry['sign'] {
  return ({ colours: of }) =>
    `<path d="M-10 0H10" stroke="${of(token)}" stroke-width="3.5" fill="none"${dash}/>`;
}

/** A sign for the page, with the colours of its theme. */
export function signSvg(sign: Entry['sign']): string {
  const drawn = sign({ colours: (token) => `var(--${token})`, measure: () => 0 });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -9 24 18" width="24" height="18" aria-hidden="true">${drawn}</svg>`;
}
