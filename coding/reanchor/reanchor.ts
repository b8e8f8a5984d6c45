/**
 * Where the words of a statement stand in another version of their text. A place is taken over only
 * where there is one place that it can be; everything else is listed for a person.
 */
import search from 'approx-string-match';
import { foldAligned } from '../fold.ts';

/** The words as they were found, with what stood around them. */
export interface Anchor {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
}

export type Reanchored =
  /** The same words, at the same place or at the one place where they stand now. */
  | { status: 'same' | 'moved'; start: number; end: number }
  /** Nearly the same words at one place: a person decides. */
  | { status: 'changed'; start: number; end: number; exact: string }
  /** The same words at several places, none clearly the one. */
  | { status: 'ambiguous'; places: number[] }
  | { status: 'lost' };

/** The best place must lead the second by so much of what stands around it. */
const clearLead = 0.2;
/** Shorter words are only found as they were. */
const shortest = 20;
const mostErrors = 32;
const errorShare = 0.1;
const aroundLike = 0.6;
const nearLead = 0.1;
/** Occurrences that are looked at; more are ambiguous without a look. */
const mostPlaces = 200;

/** A text that anchors are found in one after another. */
export interface NewText {
  text: string;
  folded: string;
}

export function newText(text: string): NewText {
  return { text, folded: foldAligned(text) };
}

/** Finds an anchor in another text; without `near` only the same words count. */
export function reanchor(where: string | NewText, anchor: Anchor, near = true): Reanchored {
  const { text, folded } = typeof where === 'string' ? newText(where) : where;
  const { exact, start } = anchor;
  const places = occurrences(text, exact);
  const at = (place: number) => ({ start: place, end: place + exact.length });
  const around = (place: number) => contextLikeness(text, place, place + exact.length, anchor);
  const [only] = places;
  if (only !== undefined && places.length === 1) {
    // A short text that stands once by chance, in other company, is not taken for the same.
    if (exact.length < shortest && around(only).better < aroundLike)
      return { status: 'ambiguous', places };
    return { status: only === start ? 'same' : 'moved', ...at(only) };
  }
  if (places.length > 1) {
    if (places.length > mostPlaces) return { status: 'ambiguous', places: places.slice(0, 5) };
    const ranked = places
      .map((place) => ({ place, ...around(place) }))
      .sort((a, b) => b.both - a.both || Number(b.place === start) - Number(a.place === start));
    const [best, second] = ranked;
    const isWhole = best?.place === start && best.both === 1;
    if (
      best &&
      second &&
      best.better >= aroundLike &&
      (isWhole || best.both - second.both >= clearLead)
    ) {
      return { status: best.place === start ? 'same' : 'moved', ...at(best.place) };
    }
    return { status: 'ambiguous', places: places.slice(0, 5) };
  }
  return near ? nearby(text, folded, anchor) : { status: 'lost' };
}

function nearby(text: string, folded: string, anchor: Anchor): Reanchored {
  const { exact } = anchor;
  if (exact.length < shortest) return { status: 'lost' };
  const most = Math.min(mostErrors, Math.floor(exact.length * errorShare));
  const found = search(folded, foldAligned(exact), most)
    .map((match) => {
      const { better, both } = contextLikeness(text, match.start, match.end, anchor);
      const words = 1 - match.errors / exact.length;
      return { ...match, better, likeness: (words + both) / 2 };
    })
    .filter(({ better }) => better >= aroundLike)
    .sort((a, b) => b.likeness - a.likeness);
  const [best, second] = found;
  if (!best || (second && best.likeness - second.likeness < nearLead)) {
    return best
      ? { status: 'ambiguous', places: found.slice(0, 5).map((one) => one.start) }
      : { status: 'lost' };
  }
  const { start, end } = best;
  return { status: 'changed', start, end, exact: text.slice(start, end) };
}

function occurrences(text: string, exact: string): number[] {
  const places: number[] = [];
  if (exact === '') return places;
  let at = text.indexOf(exact);
  while (at >= 0 && places.length <= mostPlaces) {
    places.push(at);
    at = text.indexOf(exact, at + 1);
  }
  return places;
}

/** How much of what stood on either side stands there, 0 to 1: the better side, and both. */
function contextLikeness(
  text: string,
  start: number,
  end: number,
  { prefix, suffix }: Pick<Anchor, 'prefix' | 'suffix'>,
): { better: number; both: number } {
  const before = sharedEnd(
    foldAligned(text.slice(Math.max(0, start - prefix.length), start)),
    foldAligned(prefix),
  );
  const behind = sharedStart(
    foldAligned(text.slice(end, end + suffix.length)),
    foldAligned(suffix),
  );
  const sides = [
    ...(prefix === '' ? [] : [before / prefix.length]),
    ...(suffix === '' ? [] : [behind / suffix.length]),
  ];
  if (sides.length === 0) return { better: 0, both: 0 };
  return { better: Math.max(...sides), both: sides.reduce((a, b) => a + b, 0) / sides.length };
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function sharedEnd(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[a.length - 1 - at] === b[b.length - 1 - at]) at += 1;
  return at;
}
