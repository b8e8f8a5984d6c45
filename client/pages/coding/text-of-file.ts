/** The plain text of what is pasted or dropped; nothing of it is ever shown as HTML. */

const blocks = new Set([
  'P',
  'DIV',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BLOCKQUOTE',
  'TR',
  'SECTION',
  'ARTICLE',
  'HEADER',
  'FIGCAPTION',
  'PRE',
]);
const left = 'script, style, nav, aside, footer, form, noscript, template, iframe, svg, button';

export interface TakenText {
  text: string;
  title: string;
  date: string;
  publisher: string;
  /** What was left out, in words. */
  without: string[];
}

/** The text of a page, a paragraph a line, with what its head says of the source. */
export function textOfHtml(html: string): TakenText {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        page
          .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
          ?.getAttribute('content')
          ?.trim(),
      )
      .find(Boolean) ?? '';
  const removed = [...page.querySelectorAll(left)];
  const counts = new Map<string, number>();
  for (const one of removed) {
    const name = one.tagName.toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    one.remove();
  }
  const root = page.querySelector('article') ?? page.querySelector('main') ?? page.body;
  const lines: string[] = [''];
  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += (node.textContent ?? '').replace(/\s+/g, ' ');
      return;
    }
    const isBlock = node instanceof Element && (blocks.has(node.tagName) || node.tagName === 'BR');
    if (isBlock) lines.push('');
    for (const child of node.childNodes) visit(child);
    if (isBlock) lines.push('');
  };
  visit(root);
  return {
    text: lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
    title: meta('og:title') || (page.title ?? ''),
    date: (
      meta('article:published_time', 'date', 'dc.date') ||
      page.querySelector('time')?.getAttribute('datetime') ||
      ''
    ).slice(0, 10),
    publisher: meta('og:site_name', 'publisher'),
    without: [...counts]
      .filter(([name]) => !['script', 'style'].includes(name))
      .map(([name, count]) => `${count} ${name}`),
  };
}

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
  if (kind === 'docx') return bare(await (await import('./documents/docx.ts')).textOfDocx(file));
  if (kind === 'pdf') return bare(await (await import('./documents/pdf.ts')).textOfPdf(file));
  if (kind === 'eml') return (await import('./documents/eml.ts')).textOfMail(file);
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
