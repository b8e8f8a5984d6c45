/** Where the words of a search stand in a text. */

import { nodeName } from '../../../model/formats/names.ts';
import { namingProperty } from '../../../model/formats/naming.ts';
import { words } from '../../../model/ids.ts';
import { labelOf } from '../../../model/ours.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { labels } from '../../../model/vocabulary/labels.ts';

/** Characters shown around a match in a long text. */
const around = 60;
const longText = 160;
/** Longer texts, which are not ours, are cut. */
const longestText = 5000;

/**
 * The first searched property that holds a match (else the node's name), cut around it when it is
 * long, with the `[start, end)` ranges of the words that match.
 */
export function highlight(
  node: GraphNode,
  asked: readonly string[],
  matched: readonly string[] = [],
): SearchHit['highlight'] {
  const main = labelOf(node);
  const naming = main ? labels[main].nameProperty : (namingProperty(node) ?? 'name');
  const names = main
    ? labels[main].searched
    : [naming, ...Object.keys(node.properties).filter((name) => name !== naming)];
  const whole = new Set(matched);
  for (const property of names) {
    const value = node.properties[property];
    const listed = Array.isArray(value) ? value.join(' · ') : value;
    const text = typeof listed === 'number' ? String(listed) : listed;
    if (typeof text !== 'string') continue;
    const ranges = rangesIn(text, asked, whole);
    if (ranges.length > 0) return cut(property, text, ranges);
  }
  const name = node.properties[naming];
  const text = typeof name === 'string' ? name : main ? node.id : nodeName(node);
  return { property: naming, text, ranges: [] };
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
  if (text.length > longestText) {
    const start = Math.max(0, first - around);
    const part = text.slice(start, start + longestText);
    const shown = ranges.filter(([, to]) => to <= start + part.length);
    const moved = shown.map(([from, to]): [number, number] => [from - start, to - start]);
    return { property, text: part, ranges: moved.filter(([from]) => from >= 0) };
  }
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
