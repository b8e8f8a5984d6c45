/** Which agreement a passage is about, and which stance its speaker took before. */
import { type Stance, stanceNames } from '../model/vocabulary/stances.ts';
import type { NameEntry, NameFound } from './gazetteer.ts';
import type { CueClass, Span } from './types.ts';

/** How many earlier statements took each stance. */
export type EarlierStances = Readonly<Record<Stance, number>>;

/** What is known of earlier statements, in other sources. */
export interface SpeakerHistory {
  /** Stances of a speaker by agreement. */
  of(speaker: string): Readonly<Record<string, EarlierStances>>;
  /** The speaker's party of the day. */
  party(speaker: string, date: string | undefined): string | undefined;
}

/** The same as data: counts by speaker, and the party of the day. */
export interface Histories {
  of: Record<string, Readonly<Record<string, EarlierStances>>>;
  party: Record<string, string>;
}

/** Asks what was written down of earlier statements. */
export function speakerHistoryOf({ of, party }: Histories): SpeakerHistory {
  return { of: (speaker) => of[speaker] ?? {}, party: (speaker) => party[speaker] };
}

export const noHistory: SpeakerHistory = { of: () => ({}), party: () => undefined };

interface StanceGuess {
  value: Stance | null;
  how: string;
  count: number;
  confidence: number;
}

export interface AboutGuess {
  agreement: string;
  name: string;
  how: string;
  confidence: number;
  /** Whether the field is filled with it, not only offered. */
  filled: boolean;
  mention?: Span;
  stance: StanceGuess | null;
}

/** Where a passage stands: itself, its sentence, and the sentences around it. */
export interface PassagePlace {
  segments: readonly Span[];
  sentence: Span;
  /** Sentences before it, the nearest first, with whether each is in the same paragraph. */
  before: readonly (Span & { same: boolean })[];
}

const offered = 5;
/** Names on either side of a passage that are looked at, so that work grows with the length alone. */
const nearest = 40;
const beforeInParagraph = [0.6, 0.4];

interface Found {
  entry: NameEntry;
  how: string;
  confidence: number;
  named: boolean;
  mention?: Span;
}

/** The likeliest agreements of a passage, the best first. */
export function aboutOf(
  place: PassagePlace,
  hits: readonly NameFound[],
  speaker: string | undefined,
  sticky: readonly string[],
  history: SpeakerHistory,
  cue: CueClass | undefined,
  date: string | undefined,
  entries: ReadonlyMap<string, NameEntry>,
): AboutGuess[] {
  const found = new Map<string, Found>();
  const add = (hit: NameFound, how: string, confidence: number, named: boolean) => {
    const known = found.get(hit.entry.id);
    if (known && known.confidence >= confidence) return;
    const mention = { start: hit.start, end: hit.end };
    found.set(hit.entry.id, { entry: hit.entry, how, confidence, named, mention });
  };
  for (const segment of place.segments) {
    for (const hit of around(hits, segment, segment.start))
      add(hit, 'named in the passage', 1, true);
  }
  const { start } = place.segments[0] ?? place.sentence;
  for (const hit of around(hits, place.sentence, start))
    add(hit, 'named in its sentence', 0.8, true);
  for (const [index, sentence] of place.before.slice(0, 4).entries()) {
    const near = sentence.same ? beforeInParagraph[index] : undefined;
    for (const hit of around(hits, sentence, sentence.end)) {
      add(
        hit,
        index === 0 ? 'named in the sentence before' : `named ${index + 1} sentences before`,
        near ?? 0.35,
        false,
      );
    }
  }
  const later = firstFrom(hits, place.sentence.end);
  for (const hit of hits.slice(later, later + 8)) add(hit, 'named later in the text', 0.2, false);
  const own = speaker ? history.of(speaker) : {};
  const total = Object.values(own).reduce((sum, counts) => sum + sumOf(counts), 0);
  const boost = (id: string, by: number, how: string) => {
    const known = found.get(id);
    if (known) {
      known.confidence = Math.min(1, known.confidence + by);
      if (!known.named) known.how += `; ${how}`;
      return;
    }
    const entry = entries.get(id);
    if (entry) found.set(id, { entry, how, confidence: by, named: false });
  };
  for (const id of sticky) boost(id, 0.35, 'as of the statement before');
  for (const [id, counts] of Object.entries(own)) {
    boost(id, (0.6 * sumOf(counts)) / total, 'what this speaker usually speaks about');
  }
  // The part wins over the whole that is named beside it.
  for (const one of found.values()) {
    for (const whole of one.entry.partOf ?? []) {
      const other = found.get(whole);
      if (other && one.named && other.confidence >= one.confidence)
        other.confidence = one.confidence - 0.05;
    }
  }
  return [...found.values()]
    .sort((a, b) => b.confidence - a.confidence || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, offered)
    .map((one, index) => ({
      agreement: one.entry.id,
      name: one.entry.name,
      how: one.how,
      confidence: one.confidence,
      filled: index === 0 && (one.named || sticky.includes(one.entry.id)),
      ...(one.mention ? { mention: one.mention } : {}),
      stance: stanceOf(one.entry.id, speaker, history, cue, date, entries),
    }));
}

/** The stance from the speaker's own statements, else the party's, else the verb; never from words. */
function stanceOf(
  agreement: string,
  speaker: string | undefined,
  history: SpeakerHistory,
  cue: CueClass | undefined,
  date: string | undefined,
  entries: ReadonlyMap<string, NameEntry>,
): StanceGuess | null {
  const verb = cue === 'support' || cue === 'oppose' ? cue : undefined;
  const party = speaker && history.party(speaker, date);
  for (const [who, by] of [
    [speaker, ''],
    [party, party && (entries.get(party)?.name ?? party)],
  ] as const) {
    if (!who) continue;
    const counts = history.of(who)[agreement];
    const best = counts && majority(counts);
    if (!best) continue;
    const earlier = by
      ? `${best.value}, as ${by} in ${best.count} earlier`
      : `${best.value}, as in ${best.count} earlier`;
    if (verb && verb !== best.value && best.value !== 'neutral') {
      return {
        value: null,
        how: `earlier: ${best.value}; the verb sounds ${verb === 'oppose' ? 'opposed' : 'in favour'}`,
        count: best.count,
        confidence: 0,
      };
    }
    return { value: best.value, how: earlier, count: best.count, confidence: by ? 0.85 : 0.87 };
  }
  return verb ? { value: verb, how: 'by the verb', count: 0, confidence: 0.6 } : null;
}

function majority(counts: EarlierStances): { value: Stance; count: number } | undefined {
  const entries = Object.entries(counts) as [Stance, number][];
  const total = sumOf(counts);
  const best = entries.reduce((a, b) => (b[1] > a[1] ? b : a));
  return best[1] * 2 > total ? { value: best[0], count: best[1] } : undefined;
}

function sumOf(counts: EarlierStances): number {
  return stanceNames.reduce((sum, stance) => sum + counts[stance], 0);
}

function firstFrom(hits: readonly NameFound[], start: number): number {
  let from = 0;
  let to = hits.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((hits[middle] as NameFound).start < start) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The hits that begin in a stretch, of those nearest to a place in it. */
function around(hits: readonly NameFound[], { start, end }: Span, place: number): NameFound[] {
  const here = firstFrom(hits, place);
  let from = here;
  let to = here;
  while (from > 0 && here - from < nearest && (hits[from - 1] as NameFound).start >= start)
    from -= 1;
  while (to < hits.length && to - here < nearest && (hits[to] as NameFound).start < end) to += 1;
  return hits.slice(from, to);
}

/** The hits that begin in a stretch. */
export function within(hits: readonly NameFound[], { start, end }: Span): NameFound[] {
  const found: NameFound[] = [];
  for (
    let at = firstFrom(hits, start);
    at < hits.length && (hits[at] as NameFound).start < end;
    at += 1
  ) {
    found.push(hits[at] as NameFound);
  }
  return found;
}
