/** The working set: which statements match the filters that every view shares. */

import { type Holding, rangeOf } from '../../../model/dates.ts';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { type CellOfStances, readCellText } from '../../../model/formats/cell-text.ts';
import { words } from '../../../model/ids.ts';
import type { StatementFilters } from '../../../model/schemas/statements.ts';
import { speaksAs, stanceNames } from '../../../model/vocabulary/labels.ts';
import type { Scope } from '../../../model/vocabulary/scopes.ts';
import type { Context } from '../../store/cache.ts';
import { cypher } from '../../store/cypher-files.ts';
import { mergedIds } from '../../store/tombstones.ts';
import { withIds } from '../../store/versions.ts';
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
  /** Those of them that match only through unknown dates of office or membership. */
  uncertain: ReadonlySet<number>;
  /** Whether what rests on such dates is left out, here and wherever the selection is counted. */
  certain: boolean;
  /** Whether an agreement with this stance (index into `stanceNames`) belongs to the selection. */
  matches(agreement: number, stance: number): boolean;
}

/** The working set, and of it what lies behind one cell of a table of stances. */
export type Selecting = StatementFilters & { cell?: string | undefined };

/** Tells whether a statement is of those asked for, as far as is known. */
type Fit = (statement: number) => Holding;

/** What speakers were on a day, worked out once for the facts. */
export const affiliationsOf = memoizeByFacts((facts) => new Affiliations(facts));

/** Applies the filters; what is not asked for matches all. Ids that do not exist match nothing.
 * `known` are facts that the caller goes on counting with. */
export async function select(
  context: Context,
  asked: Selecting,
  known?: Facts,
): Promise<Selection> {
  const facts = known ?? (await factsOf(context));
  const affiliations = affiliationsOf(facts);
  const filters = await openMerged(context, facts, asked);
  const test = testOf(facts, affiliations, filters);
  const certain = filters.certain === true;
  const statements: number[] = [];
  const uncertain = new Set<number>();
  for (const number of candidates(facts, filters, test.agreements)) {
    const fit = test.fits(number);
    if (fit === 'no' || (certain && fit === 'possible')) continue;
    statements.push(number);
    if (fit === 'possible') uncertain.add(number);
  }
  const selection = { facts, affiliations, statements, uncertain, certain, matches: test.matches };
  if (filters.q === undefined && filters.study === undefined) return selection;
  const holds =
    filters.q === undefined ? undefined : await holding(context, facts, words(filters.q));
  const studied = filters.study && (await ofStudies(context, filters.study));
  const left = statements.filter(
    (one) => (holds?.(one) ?? true) && (studied?.has(facts.ids[one] ?? '') ?? true),
  );
  return {
    ...selection,
    statements: left,
    uncertain: new Set(left.filter((n) => uncertain.has(n))),
  };
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

/** Ids of the statements of studies, read once for a version of the graph. */
export function ofStudies(
  context: Context,
  studies: readonly string[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(studies)].sort();
  return context.cached(`studies ${JSON.stringify(asked)}`, async () => {
    const text = cypher('questions/statements-of-studies');
    const rows = await context.engine.read<{ id: string }>(text, { studies: asked });
    return new Set(rows.map(({ id }) => id));
  });
}

/** Filters that name an entity which was merged into another mean that one. */
async function openMerged(
  { engine }: Context,
  facts: Facts,
  filters: Selecting,
): Promise<Selecting> {
  const { speaker, party, institution, agreement } = filters;
  const ids = [speaker, party, institution, agreement].flatMap((list) => list ?? []);
  const isKnown = (id: string) => id === noneId || facts.numberOf.has(id);
  if (ids.every(isKnown)) return filters;
  return withIds(filters, await mergedIds(engine));
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
  const cellRows = ({ row }: CellOfStances) => numbers([row]) ?? new Set();
  const speakers = numbers(filters.speaker);
  const parties = numbers(filters.party);
  const institutions = numbers(filters.institution);
  const sourceOf = numbered(filters.source ? facts.sourceIds : []);
  const sources = filters.source && new Set(filters.source.map((id) => sourceOf.get(id) ?? -1));
  const stances =
    filters.stance && new Set(filters.stance.map((stance) => stanceNames.indexOf(stance)));
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
  const scope = filters.scope ?? 'office';
  const inRows = (kind: RowKind, wanted: ReadonlySet<number>, through: Scope = scope): Fit => {
    const { ofStatement } = affiliations.rowsOf({ kind, scope: through, certain: false });
    return (statement) => {
      const { rows, uncertain } = ofStatement(statement);
      let found: Holding = 'no';
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at] ?? noRow;
        if (!wanted.has(row)) continue;
        if (!uncertain.includes(row)) return 'certain';
        found = 'possible';
      }
      return found;
    };
  };
  const inParty = (wanted: Set<number>): Fit => {
    const inParties = inRows('party', wanted);
    const inGroups = inRows('group', new Set([...wanted].filter((one) => one !== noRow)));
    return (statement) => surer(inParties(statement), inGroups(statement));
  };
  const inCountry = (wanted: ReadonlySet<string>): Fit => {
    const parties = affiliations.rowsOf({ kind: 'party', scope, certain: false });
    return (statement) => {
      let found: Holding = 'no';
      each(facts.speakers, statement, (speaker) => {
        const own = facts.nodes[speaker]?.country;
        if (own) {
          if (wanted.has(own)) found = 'certain';
          return;
        }
        const { rows, uncertain } = parties.of(speaker, daysOf(facts, statement));
        for (const party of rows) {
          if (!wanted.has(facts.nodes[party]?.country ?? '')) continue;
          found = surer(found, uncertain.includes(party) ? 'possible' : 'certain');
        }
      });
      return found;
    };
  };
  const bySpeaker = (wanted: ReadonlySet<number>): Fit => {
    const fits = (speaker: number) =>
      wanted.has(speaker) ||
      (wanted.has(noRow) && speaksAs(facts.nodes[speaker]?.label) !== 'person');
    return (statement) => (some(facts.speakers, statement, fits) ? 'certain' : 'no');
  };
  const tests: Fit[] = [
    ...(speakers ? [bySpeaker(speakers)] : []),
    ...(parties ? [inParty(parties)] : []),
    ...(institutions ? [inRows('institution', institutions)] : []),
    ...(filters.country ? [inCountry(new Set(filters.country))] : []),
    ...(cell ? [inRows(cell.rows, cellRows(cell), cell.members ? 'members' : scope)] : []),
  ];

  const fits: Fit = (statement) => {
    if (bounded) {
      const first = facts.first[statement] ?? 0;
      if (first === 0 || first > to || (facts.last[statement] ?? 0) < from) return 'no';
    }
    if (filters.kind && (facts.quote[statement] === 1) !== (filters.kind === 'quote')) return 'no';
    if (filters.verified && facts.verified[statement] === 0) return 'no';
    if (filters.contested !== undefined && (facts.contested[statement] === 1) !== filters.contested)
      return 'no';
    if (
      (agreements || columns || stances) &&
      !some(facts.agreements, statement, (agreement, at) =>
        matches(agreement, facts.stances[at] ?? 0),
      )
    )
      return 'no';
    if (sources && !some(facts.sources, statement, (source) => sources.has(source))) return 'no';
    let found: Holding = 'certain';
    for (const test of tests) {
      const fit = test(statement);
      if (fit === 'no') return 'no';
      if (fit === 'possible') found = 'possible';
    }
    return found;
  };
  return { agreements: columns ?? agreements, matches, fits };
}

function surer(a: Holding, b: Holding): Holding {
  if (a === 'certain' || b === 'certain') return 'certain';
  return a === 'possible' || b === 'possible' ? 'possible' : 'no';
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
    anchor.nodes.reduce((sum, node) => sum + listLength(anchor.lists, node), 0);
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
function listLength(lists: Facts['speakers'], of: number): number {
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
