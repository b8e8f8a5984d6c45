/** The text of a PDF: lines joined to paragraphs, hyphens at the ends of lines kept. */
import { getDocumentProxy } from 'unpdf';

interface Line {
  y: number;
  height: number;
  text: string;
}
const mostPages = 500;
/** Fewer characters a page than this are no text: it was scanned. */
const fewCharacters = 20;

/** Throws, with what to try, for a file that is none, is encrypted, or holds pictures alone. */
export async function textOfPdf(file: File): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(await file.arrayBuffer())).catch(
    (error: Error) => {
      throw new Error(
        error.name === 'PasswordException'
          ? `${file.name} is protected by a password. Open it with the password, copy its text and paste it.`
          : `${file.name} is no PDF that can be read. Open it, copy its text and paste it.`,
      );
    },
  );
  if (document.numPages > mostPages) {
    throw new Error(
      `${file.name} has ${document.numPages} pages; at most ${mostPages} are read. Split it.`,
    );
  }
  const paragraphs: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    paragraphs.push(...paragraphsOf(linesOf(items as TextItem[])));
  }
  const text = paragraphs.join('\n');
  if (text.replaceAll(/\s/g, '').length < fewCharacters * document.numPages) {
    throw new Error(
      `${file.name} holds pictures of its pages and hardly any text: it was scanned. Run it through text recognition, or copy its words.`,
    );
  }
  return text;
}

interface TextItem {
  str?: string;
  hasEOL?: boolean;
  transform?: number[];
  height?: number;
}

function linesOf(items: readonly TextItem[]): Line[] {
  const lines: Line[] = [];
  let ended = true;
  for (const { str = '', hasEOL = false, transform = [], height = 0 } of items) {
    const y = transform[5] ?? 0;
    const last = lines.at(-1);
    if (ended || !last) lines.push({ y, height, text: str });
    else {
      last.text += str;
      last.height = Math.max(last.height, height);
    }
    ended = hasEOL;
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/** Gaps between lines from which on the usual one is told by them, and not by the size of the type. */
const fewGaps = 6;

/** A wider gap than usual, or a larger type, begins a paragraph. */
function paragraphsOf(lines: readonly Line[]): string[] {
  const gaps = lines
    .slice(1)
    .map((line, index) => (lines[index] as Line).y - line.y)
    .filter((gap) => gap > 0);
  const median = middle(gaps);
  const usual =
    gaps.length < fewGaps
      ? Math.min(median, 1.4 * middle(lines.map(({ height }) => height)))
      : median;
  const paragraphs: string[] = [];
  for (const [index, { text, y, height }] of lines.entries()) {
    const before = lines[index - 1];
    const gap = before ? before.y - y : Number.POSITIVE_INFINITY;
    const isNew = !before || gap < 0 || gap > usual * 1.4 || Math.abs(before.height - height) > 2;
    if (isNew) paragraphs.push(text.trim());
    else paragraphs.push(`${paragraphs.pop()}${/-$/.test(before.text) ? '' : ' '}${text.trim()}`);
  }
  return paragraphs;
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
