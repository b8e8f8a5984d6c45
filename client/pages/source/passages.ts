/** Finds quotes in a text by the W3C Web Annotation selectors of position and quote. */

interface QuotePlace {
  statement: string;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  /** Where they begin, in UTF-16 units. */
  start: number | null;
}

interface CodedPassage {
  start: number;
  text: string;
  /** The statements coded from this passage; none for the text between. */
  statements: string[];
}

/**
 * The text cut into passages, in order and without gaps. Of several occurrences of a quote the one at
 * `start` is taken, or else the one that fits `prefix` and `suffix`; quotes that are not found are left
 * out.
 */
export function passages(text: string, places: readonly QuotePlace[]): CodedPassage[] {
  const spans = places
    .flatMap((place) => {
      const start = startOf(text, place);
      return start < 0 || !place.exact
        ? []
        : [{ start, end: start + place.exact.length, statement: place.statement }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const result: CodedPassage[] = [];
  let at = 0;
  for (const { start, end, statement } of spans) {
    const last = result.at(-1);
    if (start < at && last) {
      // Within or across the passage before it: both share one mark.
      last.statements.push(statement);
      if (end > at) {
        last.text += text.slice(at, end);
        at = end;
      }
      continue;
    }
    if (start > at) result.push({ start: at, text: text.slice(at, start), statements: [] });
    result.push({ start, text: text.slice(start, end), statements: [statement] });
    at = end;
  }
  if (at < text.length) result.push({ start: at, text: text.slice(at), statements: [] });
  return result;
}

function startOf(text: string, { exact, prefix, suffix, start: stated }: QuotePlace): number {
  if (!exact) return -1;
  if (stated !== null && text.startsWith(exact, stated)) return stated;
  let best = -1;
  let bestFit = -1;
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const before = prefix !== null && text.slice(0, start).endsWith(prefix);
    const after = suffix !== null && text.startsWith(suffix, start + exact.length);
    const fit = Number(before) + Number(after);
    if (fit > bestFit) [best, bestFit] = [start, fit];
  }
  return best;
}
