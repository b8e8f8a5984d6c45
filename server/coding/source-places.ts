/** Which passages of a source stand where in a new text of it. */
import { setImmediate } from 'node:timers/promises';
import { findPassage, type OldPlace } from '../../coding/reanchor/passages.ts';
import { newText } from '../../coding/reanchor/reanchor.ts';
import type { Span } from '../../coding/types.ts';
import { labelOfId } from '../../model/ids.ts';
import type { NewTextRequest, Passage } from '../../model/schemas/source-texts.ts';
import type { StoredNode, StoredRelationship } from '../imports/stored.ts';
import { unfitting } from './published-ids.ts';
import { wholeCharacter } from './statement-changes.ts';

const around = 32;
/** Characters that are shown on either side of a place. */
const shown = 60;
/** Passages that are also looked for where they are only nearly the same: each reads all of the text. */
const mostNear = 300;
const gap = ' […] ';

/** A passage with what it was found from. */
export interface FoundPassage {
  passage: Passage;
  statement: string;
  place: OldPlace;
  /** Where it is put; none of what is left with the text before. */
  put: Span[] | null;
}

/** Finds every quoted passage; what a person has placed goes there. Throws `unfitting`. */
export async function findAll(
  source: StoredNode,
  stated: readonly StoredRelationship[],
  text: string,
  placed: NewTextRequest['placed'] = [],
): Promise<FoundPassage[]> {
  const old = oldText(source);
  const now = newText(text);
  const byHand = new Map(placed.map((one) => [one.statement, one.segments]));
  const found: FoundPassage[] = [];
  let near = 0;
  for (const one of stated) {
    const place = placeOf(one);
    if (labelOfId(one.from) !== 'Statement' || !place) continue;
    await setImmediate();
    const same = findPassage(place, old, now, false);
    const there = same.status === 'lost' && near++ < mostNear ? findPassage(place, old, now) : same;
    const hand = byHand.get(one.from);
    if (hand) checkPlaced(hand, text, one.from);
    const carried = there.status === 'same' || there.status === 'moved';
    found.push({
      statement: one.from,
      place,
      put: hand ?? (carried ? (there.places[0] ?? null) : null),
      passage: {
        statement: one.from,
        exact: place.exact,
        status: there.status,
        placed: hand !== undefined,
        places: there.places.map((segments) => placeIn(text, segments)),
      },
    });
    byHand.delete(one.from);
  }
  const [unknown] = byHand.keys();
  if (unknown !== undefined) {
    throw unfitting('placed', `${unknown} has no words that are stated in this source.`);
  }
  const first = (one: FoundPassage) => one.place.start ?? Number.MAX_SAFE_INTEGER;
  return found.sort((a, b) => first(a) - first(b) || (a.statement < b.statement ? -1 : 1));
}

/** Where words stand by the properties of their relationship; nothing where it has no words. */
function placeOf({ properties }: StoredRelationship): OldPlace | undefined {
  const { exact, prefix, suffix, start, end, segments } = properties;
  if (typeof exact !== 'string' || exact === '') return undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const offset = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return {
    exact,
    prefix: text(prefix),
    suffix: text(suffix),
    start: offset(start),
    end: offset(end),
    segments: Array.isArray(segments) ? segments.map(Number) : undefined,
  };
}

/** The text of a source, where it is kept. */
export function oldText({ properties }: StoredNode): string | null {
  return typeof properties.text === 'string' ? properties.text : null;
}

function checkPlaced(segments: readonly Span[], text: string, statement: string): void {
  let last = 0;
  for (const { start, end } of segments) {
    if (start < last || end <= start || end > text.length) {
      throw unfitting(
        'placed',
        `the places of ${statement} must lie in the new text, one after another: ${start} to ${end} does not.`,
      );
    }
    last = end;
  }
}

function placeIn(text: string, segments: readonly Span[]): Passage['places'][number] {
  const [start, end] = [segments[0]?.start ?? 0, segments.at(-1)?.end ?? 0];
  return {
    segments: [...segments],
    exact: wordsOf(text, segments),
    before: text.slice(wholeCharacter(text, Math.max(0, start - shown), 1), start),
    after: text.slice(end, wholeCharacter(text, Math.min(text.length, end + shown), -1)),
  };
}

function wordsOf(text: string, segments: readonly Span[]): string {
  return segments.map(({ start, end }) => text.slice(start, end)).join(gap);
}

/** How words stand in a text, as the properties of what is stated there. */
export function statedAt(text: string, textHash: string, segments: readonly Span[]) {
  const [start, end] = [segments[0]?.start ?? 0, segments.at(-1)?.end ?? 0];
  return {
    exact: wordsOf(text, segments),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - around), 1), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + around), -1)),
    start,
    end,
    segments: segments.length > 1 ? segments.flatMap((part) => [part.start, part.end]) : undefined,
    textHash,
  };
}
