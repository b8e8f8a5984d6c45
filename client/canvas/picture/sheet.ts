/** A figure as a picture that stands alone: title, what it shows, the drawing, legend, source and date. */
import { dateText } from '../../../model/formats/date-text.ts';
import { escaped } from '../../../model/formats/xml-text.ts';
import { box, line, lines, type Pen, short, textLine, widthOf } from './svg-text.ts';

/** The drawing itself, from its own corner on. */
export interface SheetBody {
  width: number;
  height: number;
  /** Elements of SVG. */
  content: string;
  /** What its marks mean: a sign of at most 20 by 16 pixels around a middle, and words. */
  legend: readonly { sign: (pen: Pen) => string; text: string }[];
  /** What is not drawn, or drawn otherwise than one might think. */
  notes: readonly string[];
}

export interface Caption {
  title: string;
  /** What is drawn: counts, filters. */
  about: string;
  /** The address of the view. */
  address: string;
  /** The day on which it was drawn, ISO 8601. */
  day: string;
}

const wideMargin = 32;
/** Around a sheet that is as wide as a phone. */
export const narrowMargin = 16;
const leastWidth = 560;
const titleSize = 24;
const titleLeading = 30;
const smallSize = 13;
const smallLeading = 18;
const signRoom = 26;
const between = 22;

/**
 * The text of the SVG file. With `room` the sheet is that wide and its words keep their size; a
 * drawing that is wider is made smaller.
 */
export function sheetOf(body: SheetBody, caption: Caption, pen: Pen, room?: number): string {
  const margin = room === undefined ? wideMargin : narrowMargin;
  const inner = room ?? Math.max(leastWidth, Math.ceil(body.width));
  const fit = Math.min(1, inner / Math.max(1, body.width));
  const bodyFit = fit < 1 ? ` scale(${fit.toFixed(4)})` : '';
  const width = inner + 2 * margin;
  const { colours } = pen;
  const parts: string[] = [];
  let y = margin;
  const paragraph = (text: string, fill: string, size = smallSize, leading = smallLeading) => {
    for (const part of lines(pen, text, inner, size, 'sans')) {
      y += leading;
      parts.push(textLine(pen, margin, y - 4, part, { size, fill: colours(fill), most: inner }));
    }
  };
  for (const part of lines(pen, caption.title, inner, titleSize, 'serif')) {
    y += titleLeading;
    const options = { size: titleSize, font: 'serif', bold: true, most: inner } as const;
    parts.push(textLine(pen, margin, y - 7, part, { ...options, fill: colours('ink') }));
  }
  paragraph(caption.about, 'ink2', 15, 22);
  y += 18;
  parts.push(`<g transform="translate(${margin} ${short(y)})${bodyFit}">${body.content}</g>`);
  y += body.height * fit + 16;
  let x = margin;
  if (body.legend.length > 0) y += smallLeading;
  for (const { sign, text } of body.legend) {
    const words = lines(pen, text, inner - signRoom, smallSize, 'sans');
    const wide = signRoom + Math.max(...words.map((one) => widthOf(pen, one, smallSize, 'sans')));
    if (x > margin && x + wide > margin + inner) {
      x = margin;
      y += 22;
    }
    parts.push(`<g transform="translate(${short(x + 10)} ${short(y - 8)})">${sign(pen)}</g>`);
    for (const [at, part] of words.entries()) {
      if (at > 0) y += smallLeading;
      const options = { size: smallSize, fill: colours('ink2') };
      parts.push(textLine(pen, x + signRoom, y - 4, part, options));
    }
    x += wide + between;
  }
  if (body.legend.length > 0) y += 6;
  for (const note of body.notes) paragraph(note, 'ink3');
  y += 12;
  parts.push(line(margin, y, margin + inner, y, colours('rule2')));
  y += 4;
  paragraph(`Source: Stancegraph, ${dateText(caption.day)}. ${caption.address}`, 'ink3');
  const height = Math.ceil(y + margin - 8);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(caption.title)}</title>`,
    `<desc>${escaped([caption.about, ...body.notes].join(' '))}</desc>`,
    box(0, 0, width, height, colours('paper')),
    ...parts,
    '</svg>',
  ].join('\n');
}
