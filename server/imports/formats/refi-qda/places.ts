/**
 * Turns a program's positions into ours. The standard counts Unicode code points of the plain text;
 * programs differ in whether a line end counts as one or two, and some count UTF-16 units.
 */
import { plainLineEnds } from '../../../../model/formats/line-ends.ts';
import type { QdaSelection } from './project.ts';

interface Counting {
  unit: 'code point' | 'utf-16';
  /** `own`: as the text has it, where `\r\n` are two. */
  lineEnd: 'own' | 1 | 2;
  /** What is counted before the text: its byte order mark, or nothing. */
  before: 0 | 1;
}

/** How a text is written. */
export interface Written {
  /** By our own export, which counts as the standard does. */
  isOurs?: boolean;
  /** With a byte order mark before it. */
  hasMark?: boolean;
  /** What all texts of its project tell. */
  votes?: Votes;
}

interface Place {
  start: number;
  end: number;
  /** By how much the passage was said to end behind the text. */
  past: number;
}

export interface PlacedSelections {
  /** The text with plain line ends. */
  text: string;
  /** Where each selection lies in it; undefined for one that lies outside. */
  places: Map<QdaSelection, Place>;
  /** What the counting rests on when no words tell it; undefined when they do, or all give the same. */
  unchecked: string | undefined;
}

interface Judged {
  counting: Counting;
  places: Map<QdaSelection, Place>;
  /** How well the words are those that passages are named after. */
  hits: number;
  /** How well places begin and end as words do. */
  fit: number;
}

interface Vote {
  counting: Counting;
  hits: number;
  fit: number;
}

/** How well each way of counting fits all texts of a project: a program counts them all alike. */
export class Votes {
  readonly #all: readonly Vote[] = ([0, 1] as const).flatMap((before) =>
    (['code point', 'utf-16'] as const).flatMap((unit) =>
      (['own', 1, 2] as const).map((lineEnd) => ({
        counting: { unit, lineEnd, before },
        hits: 0,
        fit: 0,
      })),
    ),
  );

  add(raw: string, selections: readonly QdaSelection[], hasMark: boolean): void {
    const judged = judge(raw, selections, waysOf(raw, hasMark));
    for (const vote of this.#all) {
      const found = judged.find(({ counting }) => isAlike(vote.counting, counting, judged));
      vote.hits += found?.hits ?? 0;
      vote.fit += found?.fit ?? 0;
    }
  }

  /** The best of all ways that are the same for a text in which these differ. */
  of(counting: Counting, ways: readonly { counting: Counting }[]): Vote {
    const [best] = this.#all
      .filter((vote) => isAlike(vote.counting, counting, ways))
      .sort((a, b) => b.hits - a.hits || a.counting.before - b.counting.before || b.fit - a.fit);
    return best ?? { counting, hits: 0, fit: 0 };
  }
}

/** Whether a way of counting is this one in a text in which only some ways differ. */
function isAlike(
  any: Counting,
  { unit, lineEnd, before }: Counting,
  ways: readonly { counting: Counting }[],
): boolean {
  const differs = (is: (one: Counting) => boolean) => ways.some(({ counting }) => is(counting));
  return (
    (differs((one) => one.lineEnd === any.lineEnd) ? any.lineEnd : 'own') === lineEnd &&
    (differs((one) => one.unit === any.unit) ? any.unit : 'code point') === unit &&
    (differs((one) => one.before === any.before) ? any.before : 0) === before
  );
}

/**
 * The counting by which most passages have the words that they are named after, in this text, else in
 * the project; where names do not tell, the one by which most begin and end as words do. A byte order
 * mark is counted only where names tell it.
 */
export function placed(
  raw: string,
  selections: readonly QdaSelection[],
  { isOurs = false, hasMark = false, votes = new Votes() }: Written = {},
): PlacedSelections {
  const judged = judge(raw, selections, waysOf(raw, hasMark).slice(0, isOurs ? 1 : undefined));
  const ways = judged.map((one) => ({ ...one, all: votes.of(one.counting, judged) }));
  // The sort keeps the standard's way of counting first among equals.
  const [best, ...rest] = ways.sort(
    (a, b) =>
      b.hits - a.hits ||
      b.all.hits - a.all.hits ||
      a.counting.before - b.counting.before ||
      b.all.fit - a.all.fit ||
      b.fit - a.fit,
  );
  const text = plainLineEnds(raw);
  if (!best) return { text, places: new Map(), unchecked: undefined };
  const others = rest.filter(
    ({ hits, all, counting }) =>
      hits === best.hits && all.hits === best.all.hits && counting.before === best.counting.before,
  );
  return { text, places: best.places, unchecked: uncheckedBy(raw, best, others, selections) };
}

function judge(
  raw: string,
  selections: readonly QdaSelection[],
  ways: readonly Counting[],
): Judged[] {
  const text = plainLineEnds(raw);
  return ways.map((counting) => {
    const places = placesBy(raw, selections, counting);
    let [hits, fit] = [0, 0];
    for (const one of selections) {
      if (one.start === undefined || one.start === one.end) continue;
      const place = places.get(one);
      hits += place ? likeness(text.slice(place.start, place.end), one) : 0;
      fit += place ? bordersAt(text, place) : -2;
    }
    return { counting, places, hits, fit };
  });
}

/** Every way that may differ for this text, the standard's first. */
function waysOf(raw: string, hasMark: boolean): Counting[] {
  const counts: Counting['lineEnd'][] = ['own'];
  if (raw.includes('\r\n')) counts.push(1);
  if (/(^|[^\r])\n|\r(?!\n)/.test(raw)) counts.push(2);
  const units: Counting['unit'][] = /[\ud800-\udbff]/.test(raw)
    ? ['code point', 'utf-16']
    : ['code point'];
  const before: Counting['before'][] = hasMark ? [0, 1] : [0];
  return before.flatMap((one) =>
    units.flatMap((unit) => counts.map((lineEnd) => ({ unit, lineEnd, before: one }))),
  );
}

function uncheckedBy(
  raw: string,
  best: Judged,
  others: readonly Judged[],
  selections: readonly QdaSelection[],
): string | undefined {
  const coded = selections.filter(({ codes, start }) => codes.length > 0 && start !== undefined);
  const unsure = coded.filter((one) => {
    const place = best.places.get(one);
    return others.some(({ places }) => {
      const other = places.get(one);
      return place?.start !== other?.start || place?.end !== other?.end;
    });
  });
  if (unsure.length === 0) return undefined;
  const { unit, lineEnd } = best.counting;
  const counts = lineEnd === 'own' ? (raw.includes('\r\n') ? 2 : 1) : lineEnd;
  const units = unit === 'utf-16' ? 'UTF-16 units' : 'characters';
  const isStandard = unit === 'code point' && lineEnd === 'own';
  const why =
    isStandard && others.some(({ fit }) => fit === best.fit)
      ? 'as the standard has it'
      : 'as more places then begin and end with words';
  return `no words tell how ${unsure.length} of its ${coded.length} places are counted; taken are ${units}, a line end as ${counts === 2 ? 'two' : 'one'}, ${why}: compare some with the text`;
}

/** 2 for the words of a passage's name, 1 when they begin with other blanks; 0 for other words. */
function likeness(words: string, { text, name }: QdaSelection): number {
  const plain = (some: string) => some.replace(/\s+/g, ' ');
  const told = plain(text?.trim() ? text : (name ?? ''));
  // Programs name a passage by its beginning, often cut off.
  const beginning = told.trim().replace(/(…|\.\.\.)$/, '');
  if (beginning.length < 3) return 0;
  const found = plain(words);
  if (text?.trim() ? found === told : found.startsWith(beginning)) return 2;
  const bare = found.trim();
  return (text?.trim() ? bare === beginning : bare.startsWith(beginning)) ? 1 : 0;
}

/** Whether a place begins with the first letter of a word, and does not end within one. */
function bordersAt(text: string, { start, end, past }: Place): number {
  const isInWord = (at: number) =>
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2));
  const begins = !isInWord(start) && /^[^\s.,;:!?)\]}»”]/u.test(text.slice(start, start + 2));
  return Number(begins) + Number(past === 0 && !isInWord(end));
}

/** The places by one way of counting. */
function placesBy(raw: string, selections: readonly QdaSelection[], counting: Counting) {
  const { unit, lineEnd, before } = counting;
  const wanted = selections
    .flatMap(({ start, end }) => [start, end])
    .filter((place) => place !== undefined)
    .sort((a, b) => a - b);
  const found = new Map<number, number>();
  let counted: number = before;
  let next = 0;
  /** In the text with plain line ends. */
  let plain = 0;
  const take = () => {
    while (next < wanted.length && (wanted[next] ?? 0) <= counted) {
      if ((wanted[next] ?? 0) >= before) found.set(wanted[next] ?? 0, plain);
      next += 1;
    }
  };
  take();
  for (let at = 0; at < raw.length && next < wanted.length; ) {
    const code = raw.codePointAt(at) ?? 0;
    const units = code > 0xffff ? 2 : 1;
    if (code === 10 || code === 13) {
      const own = code === 13 && raw.charCodeAt(at + 1) === 10 ? 2 : 1;
      at += own;
      plain += 1;
      counted += lineEnd === 'own' ? own : lineEnd;
    } else {
      at += units;
      plain += units;
      counted += unit === 'utf-16' ? units : 1;
    }
    take();
  }
  // Some programs count an end of the last line that the text does not have.
  const mostPast = lineEnd === 2 || (lineEnd === 'own' && raw.includes('\r\n')) ? 2 : 1;
  const places = new Map<QdaSelection, Place>();
  for (const one of selections) {
    if (one.start === undefined || one.end === undefined || one.end < one.start) continue;
    const past = Math.max(0, one.end - counted);
    const start = found.get(one.start);
    const end = found.get(one.end) ?? (past > 0 && past <= mostPast ? plain : undefined);
    if (start !== undefined && end !== undefined) {
      places.set(one, { start, end, past: found.has(one.end) ? 0 : past });
    }
  }
  return places;
}
