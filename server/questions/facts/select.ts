/** The working set: which statements match the filters that every view shares. */

import { rangeOf } from '../../../model/dates.ts';
import { readCellText } from '../../../model/formats/cell-text.ts';
import { words } from '../../../model/ids.ts';
import type { StatementFilters } from '../../../model/schemas/statements.ts';
import { speaksAs, stanceNames } from '../../../model/vocabulary/labels.ts';
import type { Context } from '../../store/cache.ts';
import { cypher } from '../../store/cypher-files.ts';
import { Affiliations, daysOf, noRow, withParts } from './affiliations.ts';
import { type Days, dayNumber, each, type Facts, numbered } from './facts.ts';
import { memoizeByFacts } from './memoize.ts';
import { factsOf, fillWords } from './read.ts';

/** The id of the row of speakers who have no party, institution or are no person. */
export const noneId = 'none';
/** Stands for an id that does not exist. */
const unknown = -2;

/** Statements that match, in the order of time, and which of their agreements and stances do. */
export interface Selection {
  facts: Facts;
  affiliations: Affiliations;
  statements: number[];
  /** Whether an agreement with this stance (index into `stanceNames`) belongs to the selection. */
  matches(agreement: number, stance: number): boolean;
}

/** The working set, and of it what lies behind one cell of a table of stances. */
export type Selecting = StatementFilters & { cell?: string | undefined };

const affiliationsOf = memoizeByFacts((facts) => new Affiliations(facts));

/** Applies the filters; what is not asked for matches all. Ids that do not exist match nothing.
 * `known` are facts that the caller goes on counting with. */
export async function select(
  context: Context,
  filters: Selecting,
  known?: Facts,
): Promise<Selection> {
  const facts = known ?? (await factsOf(context));
  const affiliations = affiliationsOf(facts);
  const test = testOf(facts, affiliations, filters);
  const statements: number[] = [];
  for (const number of candidates(facts, filters, test.agreements)) {
    if (test.passes(number)) statements.push(number);
  }
  const selection = { facts, affiliations, statements, matches: test.matches };
  if (filters.q === undefined) return selection;
  const holds = await holding(context, facts, words(filters.q));
  return { ...selection, statements: statements.filter(holds) };
}

/**
 * Whether a statement holds all the words. Until the texts have been read once the store looks
 * for them itself.
 */
async function holding(
  context: Context,
  facts: Facts,
  asked: string[],
): Promise<(statement: number) => boolean> {
  // Signs alone are no words: nothing is found by them, as in the search.
  if (asked.length === 0) return () => false;
  if (facts.words.complete) {
    const marks = facts.words.holding(asked);
    return (statement) => marks?.[facts.slots[statement] ?? -1] === 1;
  }
  fillWords(context, facts).catch(() => {});
  const rows = await context.engine.read<{ id: string }>(
    cypher('questions/statements-with-words'),
    {
      words: asked,
    },
  );
  const ids = new Set(rows.map((row) => row.id));
  return (statement) => ids.has(facts.ids[statement] ?? '');
}

function testOf(facts: Facts, affiliations: Affiliations, filters: Selecting) {
  const numbers = (ids: readonly string[] | undefined) =>
    ids
      ? new Set(ids.map((id) => (id === noneId ? noRow : (facts.numberOf.get(id) ?? unknown))))
      : null;
  const asked = numbers(filters.agreement);
  const agreements = asked && (filters.parts === false ? asked : withParts(facts, asked));
  const cell = filters.cell === undefined ? undefined : readCellText(filters.cell);
  const column = cell && numbers([cell.column]);
  const columns = column && (cell.parts ? withParts(facts, column) : column);
  const inRow = cell && { kind: cell.rows, rows: numbers([cell.row]) };
  const speakers = numbers(filters.speaker);
  const parties = numbers(filters.party);
  const institutions = numbers(filters.institution);
  const sourceOf = numbered(filters.source ? facts.sourceIds : []);
  const sources = filters.source && new Set(filters.source.map((id) => sourceOf.get(id) ?? -1));
  const stances =
    filters.stance && new Set(filters.stance.map((stance) => stanceNames.indexOf(stance)));
  const countries = filters.country && new Set(filters.country);
  const from = filters.from ? dayNumber(rangeOf(filters.from)?.first) : 0;
  const to = Math.min(
    ...[filters.to, filters.asOf].map((day) =>
      day ? dayNumber(rangeOf(day)?.last) : Number.POSITIVE_INFINITY,
    ),
  );
  const bounded = from > 0 || to < Number.POSITIVE_INFINITY;

  const matches = (agreement: number, stance: number) =>
    (!agreements || agreements.has(agreement)) &&
    (!columns || columns.has(agreement)) &&
    (!stances || stances.has(stance));
  const inBody = (wanted: Set<number>, kinds: readonly ('party' | 'group' | 'institution')[]) => {
    return (speaker: number, statement: number) => {
      if (wanted.has(speaker)) return true;
      const days = daysOf(facts, statement);
      return kinds.some((kind, place) =>
        affiliations
          .of(kind, speaker, days)
          .some((row) => wanted.has(row) && (row !== noRow || place === 0)),
      );
    };
  };
  const inCountry = (speaker: number, statement: number) => {
    const own = facts.nodes[speaker]?.country;
    if (own) return countries?.has(own) ?? true;
    const parties = affiliations.of('party', speaker, daysOf(facts, statement));
    return parties.some((party) => countries?.has(facts.nodes[party]?.country ?? '') ?? true);
  };
  const speakerTests = [
    speakers &&
      ((speaker: number) =>
        speakers.has(speaker) ||
        (speakers.has(noRow) && speaksAs(facts.nodes[speaker]?.label) !== 'person')),
    parties && inBody(parties, ['party', 'group']),
    institutions && inBody(institutions, ['institution']),
    countries && inCountry,
    inRow &&
      ((speaker: number, statement: number) =>
        affiliations
          .of(inRow.kind, speaker, daysOf(facts, statement))
          .some((row) => inRow.rows?.has(row))),
  ].filter((one) => one !== null && one !== undefined);

  const passes = (statement: number): boolean => {
    if (bounded) {
      const first = facts.first[statement] ?? 0;
      if (first === 0 || first > to || (facts.last[statement] ?? 0) < from) return false;
    }
    if (filters.kind && (facts.quote[statement] === 1) !== (filters.kind === 'quote')) return false;
    if (filters.verified && facts.verified[statement] === 0) return false;
    if (
      (agreements || columns || stances) &&
      !some(facts.agreements, statement, (agreement, at) =>
        matches(agreement, facts.stances[at] ?? 0),
      )
    )
      return false;
    if (sources && !some(facts.sources, statement, (source) => sources.has(source))) return false;
    return speakerTests.every((test) =>
      some(facts.speakers, statement, (speaker) => test(speaker, statement)),
    );
  };
  return { agreements: columns ?? agreements, matches, passes };
}

/** The shortest list that holds every match: by speaker, by agreement, or all statements. */
function* candidates(
  facts: Facts,
  filters: StatementFilters,
  agreements: Set<number> | null | undefined,
): Generator<number> {
  const anchors: { nodes: number[]; lists: Facts['speakers'] }[] = [];
  if (filters.speaker && !filters.speaker.includes(noneId)) {
    const nodes = filters.speaker.map((id) => facts.numberOf.get(id) ?? unknown);
    anchors.push({ nodes, lists: facts.bySpeaker });
  }
  if (agreements) anchors.push({ nodes: [...agreements], lists: facts.byAgreement });
  const size = (anchor: (typeof anchors)[number]) =>
    anchor.nodes.reduce((sum, node) => sum + lengthOf(anchor.lists, node), 0);
  const best = anchors.sort((a, b) => size(a) - size(b))[0];
  if (!best || size(best) > facts.ids.length / 4) {
    for (let number = 0; number < facts.ids.length; number += 1) yield number;
    return;
  }
  const found = new Set<number>();
  for (const node of best.nodes) each(best.lists, node, (statement) => found.add(statement));
  yield* Int32Array.from(found).sort();
}

/** What was on record on a day: acts that may have begun by then, and statements of no later date. */
export function upTo(facts: Facts, asOf: string | undefined) {
  const last = asOf ? dayNumber(rangeOf(asOf)?.last) : Number.POSITIVE_INFINITY;
  const said = (statement: number) => {
    const first = facts.first[statement] ?? 0;
    return asOf === undefined || (first > 0 && first <= last);
  };
  return { begun: (days: Days) => days.first <= last, said };
}

/** How many values a number's list has. */
export function lengthOf(lists: Facts['speakers'], of: number): number {
  return of < 0 ? 0 : (lists.starts[of + 1] ?? 0) - (lists.starts[of] ?? 0);
}

/** Whether a value in a number's list passes. */
function some(
  lists: Facts['speakers'],
  of: number,
  passes: (value: number, at: number) => boolean,
): boolean {
  const end = lists.starts[of + 1] ?? 0;
  for (let at = lists.starts[of] ?? 0; at < end; at += 1) {
    if (passes(lists.values[at] ?? 0, at)) return true;
  }
  return false;
}
