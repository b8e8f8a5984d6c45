/** Where the words of a search stand in a text. */

import { words } from '../../../model/ids.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { isLabel, mainLabel } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';

/** Characters shown around a match in a long text. */
const around = 60;
const longText = 160;

/**
 * The first searched property that holds a match (else the node's name), cut around it when it is
 * long, with the `[start, end)` ranges of the words that match.
 */
export function highlight(
  node: GraphNode,
  asked: readonly string[],
  matched: readonly string[] = [],
): SearchHit['highlight'] {
  const main = mainLabel(node.labels);
  const names = main ? labels[main].searched : ['name', 'title'];
  const whole = new Set(matched);
  for (const property of names) {
    const value = node.properties[property];
    const text = Array.isArray(value) ? value.join(' · ') : value;
    if (typeof text !== 'string') continue;
    const ranges = rangesIn(text, asked, whole);
    if (ranges.length > 0) return cut(property, text, ranges);
  }
  const property = main && isLabel(main) ? labels[main].nameProperty : 'name';
  const name = node.properties[property];
  return { property, text: typeof name === 'string' ? name : node.id, ranges: [] };
}

function rangesIn(
  text: string,
  asked: readonly string[],
  whole: ReadonlySet<string>,
): [number, number][] {
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    for (const word of words(match[0])) {
      const begun = asked.find((term) => word.startsWith(term));
      if (begun === undefined && !whole.has(word)) continue;
      const length =
        begun === undefined ? match[0].length : Math.min(begun.length, match[0].length);
      ranges.push([match.index, match.index + length]);
      break;
    }
  }
  return ranges;
}

function cut(property: string, text: string, ranges: [number, number][]): SearchHit['highlight'] {
  const first = ranges[0]?.[0] ?? 0;
  if (text.length <= longText || first < around) return { property, text, ranges };
  const start = text.indexOf(' ', first - around) + 1;
  const offset = start - 2;
  return {
    property,
    text: `… ${text.slice(start)}`,
    ranges: ranges
      .filter(([from]) => from >= start)
      .map(([from, to]): [number, number] => [from - offset, to - offset]),
  };
}
