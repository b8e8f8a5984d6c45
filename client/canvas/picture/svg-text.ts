/** Small pieces of SVG text for figures; every word that comes from data goes through `words`. */

import { escaped } from '../../../model/formats/xml-text.ts';
import { type Stance, stances } from '../../../model/vocabulary/stances.ts';
import type { MeasureText } from '../renderer/label-text.ts';
import type { Colours } from './svg.ts';

/** What a figure is drawn with: the colours of the page, and how wide words are. */
export interface Pen {
  colours: Colours;
  measure: MeasureText;
}

/** The page's own fonts, and what stands for them where they are not installed. */
export const fonts = {
  sans: "'Source Sans 3 Variable','Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif",
  serif: "'Source Serif 4 Variable','Source Serif 4',Georgia,'Times New Roman',serif",
};

interface WordsOptions {
  size?: number;
  font?: keyof typeof fonts;
  bold?: boolean;
  fill: string;
  anchor?: 'start' | 'middle' | 'end';
  /** Degrees around the beginning. */
  turned?: number;
  /** Width in pixels beyond which it is cut. */
  most?: number;
}

/** One line of words. */
export function textLine(
  pen: Pen,
  x: number,
  y: number,
  text: string,
  options: WordsOptions,
): string {
  const { size = 13, font = 'sans', bold = false, fill, anchor = 'start', turned, most } = options;
  const shown = most === undefined ? text : cut(pen, text, most, size, font, bold);
  const turn = turned ? ` transform="rotate(${turned} ${short(x)} ${short(y)})"` : '';
  return `<text x="${short(x)}" y="${short(y)}" font-family="${fonts[font]}" font-size="${size}"${bold ? ' font-weight="600"' : ''} text-anchor="${anchor}" fill="${fill}"${turn}>${escaped(shown)}</text>`;
}

/** The width of words in pixels. */
export function widthOf(
  pen: Pen,
  text: string,
  size: number,
  font: keyof typeof fonts,
  bold = false,
) {
  return pen.measure(text, `${bold ? 600 : 400} ${size}px ${fonts[font]}`);
}

/** Words broken into lines of a width. */
export function lines(
  pen: Pen,
  text: string,
  most: number,
  size: number,
  font: keyof typeof fonts,
) {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(pen, longer, size, font, true) > most) {
      found.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...found, line] : found;
}

function cut(
  pen: Pen,
  text: string,
  most: number,
  size: number,
  font: keyof typeof fonts,
  bold: boolean,
): string {
  if (widthOf(pen, text, size, font, bold) <= most) return text;
  let shown = text;
  while (shown.length > 1 && widthOf(pen, `${shown}…`, size, font, bold) > most) {
    shown = shown.slice(0, -1);
  }
  return `${shown.trimEnd()}…`;
}

/** A stance as a disc with its mark; `hollow` for what members said, dashed where that is uncertain. */
export function disc(
  pen: Pen,
  x: number,
  y: number,
  stance: Stance,
  hollow = false,
  certain = true,
): string {
  const colour = pen.colours(stance);
  const [fill, mark] = hollow ? ['none', colour] : [colour, pen.colours('on-stance')];
  const ring = hollow
    ? ` stroke="${colour}" stroke-width="1.5"${certain ? '' : ' stroke-dasharray="3 2.1"'}`
    : '';
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${hollow ? 7.75 : 8.5}" fill="${fill}"${ring}/><path d="${stances[stance].path}" transform="translate(${short(x)} ${short(y)})${hollow ? ' scale(.85)' : ''}" stroke="${mark}" stroke-width="${stances[stance].stroke}" stroke-linecap="round" fill="none"/>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string): string {
  return `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="${colour}" fill="none"/>`;
}

export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}"/>`;
}

/** A number with at most one digit after the point. */
export function short(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
