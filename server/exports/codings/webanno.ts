/** A coding as WebAnno TSV 3.3, which INCEpTION reads: a line for each token, offsets in UTF-16 units. */
import type { ExportedCoding } from './index.ts';

const layer = '#T_SP=webanno.custom.Statement|about|kind|method|speaker|stance';
const fields = 5;

interface Token {
  start: number;
  end: number;
}

/** The file of one coder's statements of a kept text; a sentence is a paragraph. */
export function webanno({ coding, nameOf }: ExportedCoding, text: string): string {
  const spans = coding.statements.flatMap((one, index) =>
    one.segments.map(({ start, end }) => ({
      start,
      end,
      // Segments of one statement have its number, so that they stay together.
      number: index + 1,
      cells: [
        one.about.map(({ agreement }) => nameOf(agreement)).join(', '),
        one.kind,
        one.method,
        one.speakers.map(({ id }) => nameOf(id)).join(', '),
        one.about.map(({ stance }) => stance).join(', '),
      ],
    })),
  );
  const edges = new Set(spans.flatMap(({ start, end }) => [start, end]));
  const lines = ['#FORMAT=WebAnno TSV 3.3', layer, '', ''];
  let at = 0;
  let sentence = 0;
  for (const words of text.split('\n')) {
    const from = at;
    at += words.length + 1;
    const tokens = tokensOf(words, from, edges);
    if (tokens.length === 0) continue;
    sentence += 1;
    lines.push(`#Text=${escaped(words)}`);
    for (const [index, { start, end }] of tokens.entries()) {
      const over = spans.filter((span) => span.start <= start && span.end >= end);
      const cells = Array.from({ length: fields }, (_, column) =>
        over.length === 0
          ? '_'
          : over
              .map(({ cells: of, number }) => `${escaped(of[column] || '*')}[${number}]`)
              .join('|'),
      );
      const words = escaped(text.slice(start, end));
      lines.push([`${sentence}-${index + 1}`, `${start}-${end}`, words, ...cells, ''].join('\t'));
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Words and signs, cut wherever a statement begins or ends. */
function tokensOf(words: string, from: number, edges: ReadonlySet<number>): Token[] {
  const tokens: Token[] = [];
  for (const match of words.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)) {
    let start = from + match.index;
    const end = start + match[0].length;
    for (let cut = start + 1; cut < end; cut += 1) {
      if (!edges.has(cut)) continue;
      tokens.push({ start, end: cut });
      start = cut;
    }
    tokens.push({ start, end });
  }
  return tokens;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\[\]|_;*]|->/g, (sign) => `\\${sign}`)
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n');
}
