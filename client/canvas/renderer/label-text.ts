/** Labels as blocks of lines: broken at words, measured once. */
import { sans, serif } from './palette.ts';

export interface TextBlock {
  lines: readonly string[];
  /** In pixels at full size. */
  width: number;
  height: number;
  leading: number;
  size: number;
  /** As a canvas wants it, without the size. */
  family: string;
  weight: number;
}

/** Width of a text in pixels. */
export type MeasureText = (text: string, font: string) => number;

interface TextStyle {
  label: string;
  quote: boolean;
  bold: boolean;
  /** Wider lines are broken. */
  widest: number;
}

const cache = new Map<string, TextBlock>();
/** More are measured again: a tab that stays open does not grow with all that it has shown. */
const mostCached = 20_000;

/** Forgets what was measured, when other fonts have come. */
export function clearTextCache(): void {
  cache.clear();
}

/** The block of a label. */
export function textBlock(
  { label, quote, bold, widest }: TextStyle,
  measure: MeasureText,
): TextBlock {
  const key = `${quote ? 'q' : ''}${bold ? 'b' : ''}${widest}|${label}`;
  const cached = cache.get(key);
  if (cached) return cached;
  const size = quote ? 13.5 : bold ? 15 : 14;
  const family = quote ? serif : sans;
  const weight = bold ? 600 : 400;
  const font = `${weight} ${size}px ${family}`;
  const lines = broken(label, widest, (text) => measure(text, font));
  const leading = size * 1.18;
  const block = {
    lines,
    width: Math.max(0, ...lines.map((line) => measure(line, font))),
    height: lines.length * leading,
    leading,
    size,
    family,
    weight,
  };
  if (cache.size >= mostCached) cache.clear();
  cache.set(key, block);
  return block;
}

function broken(text: string, widest: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > widest) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
