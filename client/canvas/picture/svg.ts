/** A picture as the text of an SVG file that stands alone. */
import { escaped } from '../../../model/formats/xml-text.ts';
import { stances } from '../../../model/vocabulary/stances.ts';
import { hollowRoom } from '../renderer/geometry.ts';
import { hullOpacity } from '../renderer/hulls.ts';
import type { Picture, PictureArea, PictureEdge, PictureNode, PictureText } from './picture.ts';

/** The colour of a token: `support` as `#08468a`. */
export type Colours = (token: string) => string;

interface SvgOptions {
  /** Said to those who do not see it. */
  title: string;
  /** Nodes in full strength; the others are drawn faint. */
  focus?: ReadonlySet<string>;
  /** Width in pixels; the height follows. */
  width?: number;
  /** Of another part than the whole. */
  box?: Picture['box'];
}

const fonts = {
  sans: "'Source Sans 3 Variable','Source Sans 3','Segoe UI',sans-serif",
  serif: "'Source Serif 4 Variable','Source Serif 4',Georgia,serif",
};

/** The text of the file. */
export function svgOf(picture: Picture, colours: Colours, options: SvgOptions): string {
  const box = options.box ?? picture.box;
  const width = Math.round(options.width ?? box.width);
  const height = Math.round((width * box.height) / box.width);
  const faded = ' opacity="0.28"';
  const faint = (...ids: string[]) =>
    options.focus && !ids.every((id) => options.focus?.has(id)) ? faded : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.x} ${box.y} ${box.width} ${box.height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(options.title)}</title>`,
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" fill="${colours('paper')}"/>`,
    ...picture.areas.map(
      ({ points, fill }) =>
        `<polygon points="${points}" fill="${colours(fill)}" opacity="${hullOpacity}"/>`,
    ),
    ...picture.edges.map((edge) =>
      edgeText(edge, colours, edge.faded ? faded : faint(edge.from, edge.to)),
    ),
    ...picture.nodes.map((node) => nodeText(node, colours, node.faded ? faded : faint(node.id))),
    ...picture.areas.map((area) => areaTitle(area, colours)),
    '</svg>',
  ].join('\n');
}

function areaTitle({ title, x, y }: PictureArea, colours: Colours): string {
  return `<text x="${x}" y="${y}" text-anchor="middle" font-family="${fonts.sans}" font-size="14" font-weight="650" fill="${colours('ink')}" stroke="${colours('paper')}" stroke-width="5" paint-order="stroke" stroke-linejoin="round">${escaped(title)}</text>`;
}

function edgeText(edge: PictureEdge, colours: Colours, faint: string): string {
  const colour = colours(edge.colour);
  const dash = edge.dash.length > 0 ? ` stroke-dasharray="${edge.dash.join(' ')}"` : '';
  const mark = edge.mark
    ? `<circle cx="${edge.mark.x}" cy="${edge.mark.y}" r="8.5" fill="${colour}"/><path d="${stances[edge.mark.stance].path}" transform="translate(${edge.mark.x} ${edge.mark.y})" stroke="${colours('on-stance')}" stroke-width="${stances[edge.mark.stance].stroke}" stroke-linecap="round"/>`
    : '';
  const words = edge.words
    ? `<text text-anchor="middle" font-family="${fonts.sans}" font-size="13" fill="${colours('ink')}" stroke="${colours('paper')}" stroke-width="5" paint-order="stroke" stroke-linejoin="round">${linesText(edge.words)}</text>`
    : '';
  const path = (stroke: string, width: number, more = '') =>
    `<path d="${edge.line}" stroke="${stroke}" stroke-width="${width}"${more}/>`;
  const line = edge.hollow
    ? path(colour, edge.width + hollowRoom + 1, dash) + path(colours('paper'), hollowRoom)
    : path(colour, edge.width, dash);
  const head = !edge.arrow
    ? ''
    : edge.hollow
      ? `<polygon points="${edge.arrow}" fill="${colours('paper')}" stroke="${colour}"/>`
      : `<polygon points="${edge.arrow}" fill="${colour}"/>`;
  return `<g fill="none"${faint}>${line}${head}${mark}${words}</g>`;
}

function nodeText(node: PictureNode, colours: Colours, faint: string): string {
  const border = node.borderWidth
    ? ` stroke="${colours(node.border)}" stroke-width="${node.borderWidth}"${node.dashed ? ' stroke-dasharray="3 3"' : ''}`
    : '';
  const quote = node.quote
    ? `<text y="${node.quote.y}" text-anchor="middle" font-family="${fonts.serif}" font-size="${node.quote.size}" font-weight="700" fill="${colours(node.border)}">“</text>`
    : '';
  return `<g class="node" transform="translate(${node.x} ${node.y})"${faint}><path d="${node.outline}" fill="${colours(node.fill)}"${border}/>${quote}${node.words ? wordsText(node.words, colours) : ''}</g>`;
}

function wordsText(words: PictureText, colours: Colours): string {
  const halo = words.halo
    ? ` stroke="${colours('paper')}" stroke-width="4" paint-order="stroke" stroke-linejoin="round"`
    : '';
  return `<text text-anchor="${words.anchor}" font-family="${fonts[words.font]}" font-size="${words.size}"${words.bold ? ' font-weight="600"' : ''} fill="${colours(words.ink)}"${halo}>${linesText(words)}</text>`;
}

/** Lines under one another. */
function linesText(words: Pick<PictureText, 'lines' | 'x' | 'y' | 'leading'>): string {
  return words.lines
    .map(
      (line, index) =>
        `<tspan x="${words.x}" y="${Math.round((words.y + index * words.leading) * 10) / 10}">${escaped(line)}</tspan>`,
    )
    .join('');
}
