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
