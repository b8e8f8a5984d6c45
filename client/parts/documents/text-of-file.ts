/** The text of a dropped file, by what its name ends with. */
import { type TakenText, textOfHtml } from './html.ts';

/** The largest file that is opened. */
const mostBytes = 30 * 1024 * 1024;

/** What a file is read by, each in a chunk of its own. */
export const fileKinds = '.txt,.md,.html,.htm,.docx,.pdf,.eml';

/** The text of a dropped file. Throws, with what to try, for a kind that is not read. */
export async function textOfFile(file: File): Promise<TakenText> {
  const { name } = file;
  if (file.size > mostBytes) {
    throw new Error(
      `${name} has ${Math.round(file.size / 1024 / 1024)} MB; at most 30 are opened.`,
    );
  }
  const bare = (text: string): TakenText => ({
    text,
    title: name.replace(/\.[^.]+$/, ''),
    date: '',
    publisher: '',
    without: [],
  });
  const kind = /\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? '';
  if (kind === 'docx') return bare(await (await import('./docx.ts')).textOfDocx(file));
  if (kind === 'pdf') return bare(await (await import('./pdf.ts')).textOfPdf(file));
  if (kind === 'eml') return (await import('./eml.ts')).textOfMail(file);
  if (kind === 'html' || kind === 'htm') {
    const taken = textOfHtml(await file.text());
    return { ...taken, title: taken.title || bare('').title };
  }
  if (['txt', 'md', 'text'].includes(kind) || file.type === 'text/plain') {
    return bare(await file.text());
  }
  throw new Error(
    `${name} is not read here: .txt, .md, .html, .docx, .pdf and .eml are. Open it, copy its text and paste it.`,
  );
}
