/** How far coders agree, each figure with its number of units and its interval. */
import { counted } from '../../model/formats/counted.ts';
import { drawsOf, intervalOf } from './bootstrap.ts';
import {
  alphaOf,
  type Coincidences,
  coincidencesOf,
  kappa,
  masi,
  nominal,
  ValueList,
  type Values,
} from './coefficients.ts';
import { type CodedUnit, matched, overlapOf, type UnitRow, unitRows } from './units.ts';

interface Estimate {
  /** Null when it is not defined. */
  value: number | null;
  /** Units that it rests on. */
  n: number;
  /** 95 %, by drawing texts; null with fewer than two. */
  interval: [low: number, high: number] | null;
}
interface FieldFigures {
  alpha: Estimate;
  kappa: Estimate;
  alphaNotCoded: Estimate;
  kappaNotCoded: Estimate;
}
interface AgreementFigures {
  coders: string[];
  texts: number;
  units: { n: number; matched: number; f1: Estimate; overlap: Estimate };
  speaker: FieldFigures;
  stance: FieldFigures;
  kind: FieldFigures;
  agreements: { alpha: Estimate };
  notices: string[];
}

/** A text with what each of the coders found in it; null where a coder did not code it. */
export type CodedText = readonly (readonly CodedUnit[] | null)[];

/** Fewer units than this are said aloud. */
const fewUnits = 30;
/** What a coder gave who found nothing where another found a statement. */
const notCoded = '\u0000not coded';

/** Compares what several coders found in some texts. Texts that fewer than two coded do not count. */
export function agreementFigures(
  coders: readonly string[],
  all: readonly CodedText[],
): AgreementFigures {
  const texts = all
    .map((text) => text.filter((coding) => coding !== null))
    .filter((codings) => codings.length > 1);
  const rows = texts.map(unitRows);
  const draws = drawsOf(texts.length);
  const whole = texts.map((_, place) => place);
  const figure = (n: number, of: (places: readonly number[]) => number | null): Estimate => ({
    value: of(whole),
    n,
    interval: intervalOf(draws, of),
  });
  const twoCoders = coders.length === 2;
  const notices = new Set<string>();

  const alphaFigure = <Value>(
    units: readonly Values<Value>[][],
    key: (value: Value) => string,
    distance: (a: Value, b: Value) => number,
    what: string,
  ): Estimate => {
    const values = new ValueList<Value>();
    const counted = units.map((of) =>
      coincidencesOf(
        of.map((unit) =>
          unit.map((value) => (value === null ? null : values.placeOf(value, key(value)))),
        ),
      ),
    );
    const n = counted.reduce((sum, { units: count }) => sum + count, 0);
    const between = memoized(values.list, distance);
    const at = (places: readonly number[]) =>
      alphaOf(
        places.map((place) => counted[place] as Coincidences),
        values.list.length,
        between,
      );
    if (n > 0 && values.list.length < 2) {
      notices.add(
        `${what}: one value only, so chance cannot be told from agreement and no coefficient is defined.`,
      );
    }
    return figure(n, at);
  };
  const kappaFigure = (units: readonly Values<string>[][]): Estimate => {
    const pairs = units.map((of) =>
      of.flatMap(([a, b]): [string, string][] =>
        a !== null && a !== undefined && b !== null && b !== undefined ? [[a, b]] : [],
      ),
    );
    if (!twoCoders) return { value: null, n: 0, interval: null };
    const n = pairs.reduce((sum, of) => sum + of.length, 0);
    return figure(n, (places) => kappa(places.flatMap((place) => pairs[place] ?? [])));
  };
  const field = (
    what: string,
    found: readonly Values<string>[][],
    withNotCoded: readonly Values<string>[][],
  ): FieldFigures => ({
    alpha: alphaFigure(found, String, nominal, what),
    kappa: kappaFigure(found),
    alphaNotCoded: alphaFigure(withNotCoded, String, nominal, `${what}, with “not coded”`),
    kappaNotCoded: kappaFigure(withNotCoded),
  });
  const ofRows = (value: (unit: CodedUnit) => string) => ({
    found: rows.map((of) => of.filter(isMatched).map((row) => row.map((one) => one && value(one)))),
    withNotCoded: rows.map((of) =>
      of.map((row) => row.map((one) => (one ? value(one) : notCoded))),
    ),
  });

  const speaker = ofRows(({ speakers }) =>
    [...new Set(speakers.map(({ id }) => id))].sort().join('\n'),
  );
  const kind = ofRows((unit) => unit.kind);
  const stance = {
    found: rows.map((of) => of.filter(isMatched).flatMap(stancesOf)),
    withNotCoded: rows.map((of) =>
      of.flatMap((row) => (isMatched(row) ? stancesOf(row) : stancesOfOne(row))),
    ),
  };
  const sets = rows.map((of) =>
    of
      .filter(isMatched)
      .map((row) => row.map((one) => one && new Set(one.about.map(({ agreement }) => agreement)))),
  );
  const n = rows.reduce((sum, of) => sum + of.length, 0);
  const matchedRows = rows.reduce((sum, of) => sum + of.filter(isMatched).length, 0);
  const found = rows.map((of) => of.filter(isMatched).map(meanOverlap));
  const pairCounts = texts.map(countsOfPairs);
  const reply: AgreementFigures = {
    coders: [...coders],
    texts: texts.length,
    units: {
      n,
      matched: matchedRows,
      f1: figure(n, (places) => meanF1(places.map((place) => pairCounts[place] ?? []))),
      overlap: figure(matchedRows, (places) => mean(places.flatMap((place) => found[place] ?? []))),
    },
    speaker: field('Speakers', speaker.found, speaker.withNotCoded),
    stance: field('Stances', stance.found, stance.withNotCoded),
    kind: field('Kinds', kind.found, kind.withNotCoded),
    agreements: {
      alpha: alphaFigure(sets, (set) => [...set].sort().join('\n'), masi, 'Agreements'),
    },
    notices: [],
  };
  reply.notices = [...noticesOf(all.length, texts.length, matchedRows), ...notices];
  return reply;
}

function noticesOf(given: number, texts: number, units: number): string[] {
  const list: string[] = [];
  if (texts === 0)
    return ['No text was coded by two of these coders: there is nothing to compare.'];
  if (texts < given) {
    list.push(
      `${given - texts} of ${counted(given, 'text')} ${given - texts === 1 ? 'was' : 'were'} coded by fewer than two coders and ${given - texts === 1 ? 'does' : 'do'} not count.`,
    );
  }
  if (texts < 2) list.push('One text only: an interval needs two or more.');
  if (units < fewUnits) {
    list.push(
      `Few units: the figures rest on ${counted(units, 'statement')} found by both, fewer than ${fewUnits}, and can be far off.`,
    );
  }
  return list;
}

/** Whether more than one coder has it. */
function isMatched(row: UnitRow): boolean {
  return row.filter((one) => one !== null).length > 1;
}

/** The stances of a unit, for each agreement that two coders name. */
function stancesOf(row: UnitRow): Values<string>[] {
  const named = new Map<string, number>();
  for (const one of row) {
    for (const agreement of new Set(one?.about.map((target) => target.agreement))) {
      named.set(agreement, (named.get(agreement) ?? 0) + 1);
    }
  }
  return [...named]
    .filter(([, count]) => count > 1)
    .map(([agreement]) =>
      row.map((one) => one?.about.find((target) => target.agreement === agreement)?.stance ?? null),
    );
}

/** The stances of what one coder alone found. */
function stancesOfOne(row: UnitRow): Values<string>[] {
  const one = row.find((unit) => unit !== null);
  return (one?.about ?? []).map(({ stance }) => row.map((unit) => (unit ? stance : notCoded)));
}

/** By pair of coders: statements of each, and those that are one. */
interface PairCount {
  statements: number;
  same: number;
}

function countsOfPairs(codings: readonly (readonly CodedUnit[])[]): PairCount[] {
  return codings.flatMap((a, index) =>
    codings.slice(index + 1).map((b) => ({
      statements: a.length + b.length,
      same: matched(a, b).length,
    })),
  );
}

/** The mean over pairs of coders of F1 over all statements of these texts. */
function meanF1(texts: readonly (readonly PairCount[])[]): number | null {
  const totals: PairCount[] = [];
  for (const pairs of texts) {
    for (const [index, { statements, same }] of pairs.entries()) {
      totals[index] ??= { statements: 0, same: 0 };
      totals[index].statements += statements;
      totals[index].same += same;
    }
  }
  return mean(
    totals.filter(({ statements }) => statements > 0).map((one) => (2 * one.same) / one.statements),
  );
}

function meanOverlap(row: UnitRow): number {
  const [first, ...others] = row.filter((one) => one !== null);
  return mean(others.map((other) => overlapOf(first?.segments ?? [], other.segments))) ?? 0;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;
}

function memoized<Value>(
  list: readonly Value[],
  distance: (a: Value, b: Value) => number,
): (a: number, b: number) => number {
  const known = new Map<number, number>();
  return (a, b) => {
    const key = a * list.length + b;
    const value = known.get(key) ?? distance(list[a] as Value, list[b] as Value);
    known.set(key, value);
    return value;
  };
}
