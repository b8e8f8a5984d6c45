/**
 * Turns a program's positions into ours. The standard counts Unicode code points of the plain text;
 * programs differ in whether a line end counts as one or two, and some count UTF-16 units.
 */
import type { QdaSelection } from './project.ts';

interface Counting {
  unit: 'code point' | 'utf-16';
  lineEnd: 1 | 2;
}

export interface PlacedSelections {
  /** The text with plain line ends. */
  text: string;
  /** Where each selection lies in it; undefined for one that lies outside. */
  places: Map<QdaSelection, { start: number; end: number }>;
  counting: Counting;
}

/** The counting by which most passages have the words that they are named after. */
export function placed(raw: string, selections: readonly QdaSelection[]): PlacedSelections {
  const text = raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const own = raw.includes('\r\n') ? 2 : 1;
  const ways: Counting[] = [
    { unit: 'code point', lineEnd: own },
    { unit: 'code point', lineEnd: own === 1 ? 2 : 1 },
    { unit: 'utf-16', lineEnd: own },
    { unit: 'utf-16', lineEnd: own === 1 ? 2 : 1 },
  ];
  let best: { placed: PlacedSelections; hits: number } | undefined;
  for (const counting of ways) {
    const places = placesBy(text, selections, counting);
    let hits = 0;
    for (const one of selections) {
      const place = places.get(one);
      if (place && matches(text.slice(place.start, place.end), one)) hits += 1;
    }
    // What fits nowhere is no reason to leave the standard's way of counting.
    if (!best || hits > best.hits) best = { placed: { text, places, counting }, hits };
  }
  return (
    best?.placed ?? { text, places: new Map(), counting: { unit: 'code point', lineEnd: own } }
  );
}

/** Programs name a passage by its beginning, often cut off. */
function matches(words: string, { text, name }: QdaSelection): boolean {
  const plain = (some: string) => some.replace(/\s+/g, ' ').trim();
  if (text !== undefined && text !== '') return plain(words) === plain(text);
  const beginning = plain(name ?? '').replace(/(…|\.\.\.)$/, '');
  return beginning.length > 2 && plain(words).startsWith(beginning);
}

function placesBy(text: string, selections: readonly QdaSelection[], { unit, lineEnd }: Counting) {
  const wanted = selections
    .flatMap(({ start, end }) => [start, end])
    .filter((place) => place !== undefined)
    .sort((a, b) => a - b);
  const found = new Map<number, number>();
  let counted = 0;
  let at = 0;
  let next = 0;
  const take = () => {
    while (next < wanted.length && (wanted[next] ?? 0) <= counted) {
      found.set(wanted[next] ?? 0, at);
      next += 1;
    }
  };
  take();
  while (at < text.length && next < wanted.length) {
    const code = text.codePointAt(at) ?? 0;
    const units = code > 0xffff ? 2 : 1;
    at += units;
    counted += code === 10 ? lineEnd : unit === 'utf-16' ? units : 1;
    take();
  }
  const places = new Map<QdaSelection, { start: number; end: number }>();
  for (const one of selections) {
    const [start, end] = [one.start, one.end].map((place) => found.get(place ?? -1));
    if (start !== undefined && end !== undefined && end > start) places.set(one, { start, end });
  }
  return places;
}
