/** Where the passages of a source stand in a new version of its text. */
import type { Span } from '../types.ts';
import { type Anchor, type NewText, type Reanchored, reanchor } from './reanchor.ts';

/** How words stood in the version before. */
export interface OldPlace {
  exact: string;
  prefix?: string | undefined;
  suffix?: string | undefined;
  start?: number | undefined;
  end?: number | undefined;
  /** Start and end of each part in turn. */
  segments?: readonly number[] | undefined;
}

type PassageStatus = Reanchored['status'];

interface PassageFound {
  status: PassageStatus;
  /** Where it may stand now: one place of what is carried over, and those to choose from else. */
  places: Span[][];
}

const gap = ' […] ';
const around = 32;

/**
 * Finds a passage, each of its parts by itself; they must stand in their order. `old` is the text of
 * the version before, where it is kept.
 */
export function findPassage(
  place: OldPlace,
  old: string | null,
  now: NewText,
  near = true,
): PassageFound {
  const anchors = anchorsOf(place, old);
  const found = anchors.map((anchor) => reanchor(now, anchor, near));
  const [only] = found;
  if (found.length === 1 && only)
    return { status: only.status, places: placesOf(only, anchors[0]) };
  const worst = (['lost', 'ambiguous', 'changed', 'moved'] as const).find((status) =>
    found.some((one) => one.status === status),
  );
  const spans = found.flatMap((one) =>
    'start' in one ? [{ start: one.start, end: one.end }] : [],
  );
  const inOrder = spans.every(({ start }, at) => at === 0 || start >= (spans[at - 1] as Span).end);
  if (spans.length < found.length) return { status: worst ?? 'lost', places: [] };
  // Parts that changed their order say something else together.
  if (!inOrder) return { status: 'ambiguous', places: [] };
  return { status: worst ?? 'same', places: [spans] };
}

function placesOf(found: Reanchored, anchor: Anchor | undefined): Span[][] {
  if ('start' in found) return [[{ start: found.start, end: found.end }]];
  if (found.status === 'lost' || !anchor) return [];
  return found.places.map((start) => [{ start, end: start + anchor.exact.length }]);
}

function anchorsOf(place: OldPlace, old: string | null): Anchor[] {
  const { exact, prefix = '', suffix = '', start = -1, end = -1, segments } = place;
  const parts = exact.split(gap);
  const bounds: Span[] =
    segments && segments.length === parts.length * 2
      ? parts.map((_, at) => ({
          start: segments[at * 2] as number,
          end: segments[at * 2 + 1] as number,
        }))
      : [{ start, end }];
  const words = bounds.length === parts.length ? parts : [exact];
  return words.map((part, at) => {
    const { start: from, end: to } = bounds[at] as Span;
    if (old !== null && from >= 0 && old.slice(from, to) === part) {
      return {
        exact: part,
        prefix: old.slice(Math.max(0, from - around), from),
        suffix: old.slice(to, to + around),
        start: from,
      };
    }
    return {
      exact: part,
      prefix: at === 0 ? prefix : '',
      suffix: at === words.length - 1 ? suffix : '',
      start: from,
    };
  });
}
