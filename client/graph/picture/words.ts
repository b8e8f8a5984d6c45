/** Labels in lines, and how wide they are. */

/** The width of a text in pixels; a page measures, elsewhere it is estimated. */
export type MeasureText = (text: string, size: number, font: 'sans' | 'serif') => number;

const narrow = new Set([..."iljtfrI.,;:!|'’‘()[] "]);
const wide = new Set([...'mwMWQGODHN%@—…']);

/** An estimate, a little generous, for where nothing can be measured. */
export const estimatedWidth: MeasureText = (text, size) => {
  let sum = 0;
  for (const letter of text) sum += narrow.has(letter) ? 0.3 : wide.has(letter) ? 0.78 : 0.53;
  return sum * size;
};

/** A text in lines no wider than `most`, broken between words where it can be. */
export function wrapped(text: string, most: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && width(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines;
}
