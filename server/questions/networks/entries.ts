/**
 * The statements that a network counts, in the order of the method: what matches, in the order of
 * time, without what is excluded, without those of no row or column, without repetitions, and
 * without rare nodes.
 */
import type { Entries } from '../../../model/networks/table.ts';
import { middle, oppose, support } from '../../../model/networks/table.ts';
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import {
  stanceDefinition,
  stanceNames,
  type Unsided,
  unsided,
} from '../../../model/vocabulary/stances.ts';
import type { Context } from '../../store/cache.ts';
import type { Facts } from '../facts/facts.ts';
import { cachedAnswer } from '../facts/memoize.ts';
import { factsOf } from '../facts/read.ts';
import { type Selection, select } from '../facts/select.ts';
import { mainSource, repeats } from './duplicates.ts';
import { columnsIn, rowsIn, type Stated } from './rows.ts';

/** Entries with the statements behind them; rows and columns are places in the lists of nodes. */
export interface CountedEntries extends Entries {
  statement: Int32Array;
  /** 1 where an entry rests on unknown dates of an office or membership. */
  uncertain: Uint8Array;
  /** The stance that was coded, by its number in `stanceNames`. */
  coded: Uint8Array;
}

export interface CountedStatements {
  facts: Facts;
  selection: Selection;
  /** Numbers of nodes, sorted by name. */
  rows: number[];
  columns: number[];
  entries: CountedEntries;
  /** Distinct statements that match, and what of them is not counted. */
  selected: number;
  leftOut: Record<Unsided | 'duplicates' | 'withoutRow' | 'rare', number>;
  /** First and last day of the statements that match dates and sources; 0 when none is dated. */
  range: { first: number; last: number };
}

/** What of a request decides which statements count; the rest is arithmetic. */
function counting(request: NetworksRequest) {
  const {
    mode: _mode,
    normalization: _normalization,
    window: _window,
    unit: _unit,
    size: _size,
    threshold: _threshold,
    limit: _limit,
    measures: _measures,
    robustness: _robustness,
    linkage: _linkage,
    format: _format,
    separator: _separator,
    readme: _readme,
    aggregation,
    ...rest
  } = request;
  return { ...rest, aggregation: aggregation === 'ignore' ? 'ignore' : 'sides' };
}

/** The counted entries of a request, kept for those who ask for other weights of the same. */
export async function countedEntries(
  context: Context,
  request: NetworksRequest,
): Promise<CountedStatements> {
  const facts = await factsOf(context);
  return cachedAnswer(facts, { entries: counting(request) }, () =>
    countEntries(context, facts, request),
  );
}

/** Columns that grow. */
class Growing {
  length = 0;
  row = new Int32Array(1024);
  column = new Int32Array(1024);
  statement = new Int32Array(1024);
  stance = new Uint8Array(1024);
  coded = new Uint8Array(1024);
  uncertain = new Uint8Array(1024);

  add(
    statement: number,
    row: number,
    column: number,
    stance: number,
    coded: number,
    uncertain: boolean,
  ): void {
    if (this.length === this.row.length) this.#grow();
    const at = this.length;
    this.row[at] = row;
    this.column[at] = column;
    this.statement[at] = statement;
    this.stance[at] = stance;
    this.coded[at] = coded;
    this.uncertain[at] = uncertain ? 1 : 0;
    this.length = at + 1;
  }

  #grow(): void {
    const wide = (column: Int32Array) => {
      const next = new Int32Array(column.length * 2);
      next.set(column);
      return next as Int32Array<ArrayBuffer>;
    };
    const narrow = (column: Uint8Array) => {
      const next = new Uint8Array(column.length * 2);
      next.set(column);
      return next as Uint8Array<ArrayBuffer>;
    };
    this.row = wide(this.row);
    this.column = wide(this.column);
    this.statement = wide(this.statement);
    this.stance = narrow(this.stance);
    this.coded = narrow(this.coded);
    this.uncertain = narrow(this.uncertain);
  }
}

/** Counts anew: for networks that nobody will ask for again. */
export async function countEntries(
  context: Context,
  facts: Facts,
  request: NetworksRequest,
): Promise<CountedStatements> {
  const selection = await select(context, request, facts);
  const sources = new Set(request.excludeSource ?? []);
  const inSources = (statement: number) =>
    sources.size === 0 || !sources.has(facts.sourceIds[mainSource(facts, statement)] ?? '');
  const statements = selection.statements.filter(inSources);
  const originals = await originalsOf(context, request, facts, selection);
  const rowsOf = rowsIn(selection, request);
  const columnsOf = columnsIn(selection, request);
  const repeated = repeats(facts, request.duplicates, statements.length);
  const sides = sidesOf(request);
  const found = new Growing();
  const leftOut = {
    ...(Object.fromEntries(unsided.map((stance) => [stance, 0])) as Record<Unsided, number>),
    duplicates: 0,
    withoutRow: 0,
    rare: 0,
  };
  let selected = 0;
  for (const statement of statements) {
    const stated = columnsOf(statement);
    if (stated.length === 0) continue;
    selected += 1;
    const { rows, uncertain } = rowsOf(statement);
    if (rows.length === 0) {
      leftOut.withoutRow += 1;
      continue;
    }
    const { taken, without } = sides(stated);
    if (without > 0) {
      for (const stance of unsided) {
        if (without & (1 << stanceNames.indexOf(stance))) leftOut[stance] += 1;
      }
    }
    const before = found.length;
    for (const row of rows) {
      const unsure = uncertain.length > 0 && uncertain.includes(row);
      for (const { column, stance, coded } of taken) {
        const key = request.aggregation === 'ignore' ? 0 : stance;
        if (repeated(statement, row, column, key)) continue;
        found.add(statement, row, column, stance, coded, unsure);
      }
    }
    if (taken.length > 0 && found.length === before) leftOut.duplicates += 1;
  }
  const kept = withoutRare(found, request);
  leftOut.rare = kept.rare;
  const isolates = request.isolates
    ? nodesIn(facts, originals.filter(inSources), originals === selection.statements, {
        selection,
        request,
      })
    : { rows: [], columns: [] };
  const used = kept.entries.length;
  const rows = sortedByName(facts, kept.entries.row.subarray(0, used), isolates.rows);
  const columns = sortedByName(facts, kept.entries.column.subarray(0, used), isolates.columns);
  return {
    facts,
    selection,
    rows,
    columns,
    entries: placed(facts, kept.entries, rows, columns),
    selected,
    leftOut,
    range: rangeOf(facts, originals.filter(inSources)),
  };
}

interface Taken extends Stated {
  coded: number;
}

/** What of a statement counts: its sides, by the rule for stances that take none. */
function sidesOf({ aggregation, mixed }: NetworksRequest) {
  const placesByStance = stanceNames.map((name, place): readonly number[] => {
    const { side } = stanceDefinition(name);
    if (aggregation === 'ignore' || side === 'for' || side === 'against') return [place];
    if (mixed === 'middle') return [middle];
    return mixed === 'both' && side === 'both' ? [support, oppose] : [];
  });
  const made = (stated: readonly Stated[]): { taken: Taken[]; without: number } => {
    const taken: Taken[] = [];
    let without = 0;
    for (const { column, stance: coded } of stated) {
      const stances = placesByStance[coded] ?? [];
      if (stances.length === 0) without |= 1 << coded;
      for (const stance of stances) {
        const same = taken.some((one) => one.column === column && one.stance === stance);
        if (!same) taken.push({ column, stance, coded });
      }
    }
    return { taken, without };
  };
  const single: (ReturnType<typeof made> | undefined)[] = [];
  return (stated: readonly Stated[]) => {
    const [first] = stated;
    if (!first || stated.length > 1) return made(stated);
    const key = first.column * stanceNames.length + first.stance;
    const known = single[key] ?? made(stated);
    single[key] = known;
    return known;
  };
}

/** The statements that dates and sources let through: they alone make isolates and the range. */
async function originalsOf(
  context: Context,
  request: NetworksRequest,
  facts: Facts,
  selection: Selection,
): Promise<number[]> {
  const { from, to, asOf, source } = request;
  const narrower = ['speaker', 'party', 'institution', 'agreement', 'stance', 'country'] as const;
  const others = [...narrower, 'kind', 'study', 'verified', 'contested', 'certain', 'q'] as const;
  if (others.every((name) => request[name] === undefined)) return selection.statements;
  return (await select(context, { from, to, asOf, source }, facts)).statements;
}

function nodesIn(
  facts: Facts,
  statements: readonly number[],
  whole: boolean,
  { selection, request }: { selection: Selection; request: NetworksRequest },
) {
  const { fold, rows: kind, parts, scope } = request;
  const everything = { fold, rows: kind, parts, scope, certain: false };
  const matches = whole ? selection.matches : () => true;
  const rowsOf = rowsIn(selection, everything);
  const columnsOf = columnsIn({ facts, matches }, everything);
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const statement of statements) {
    for (const row of rowsOf(statement).rows) rows.add(row);
    for (const { column } of columnsOf(statement)) columns.add(column);
  }
  return { rows: [...rows], columns: [...columns] };
}

/** Leaves out entries of nodes with fewer than the statements asked for, once. */
function withoutRare(found: Growing, { minStatements, project }: NetworksRequest) {
  if (minStatements <= 1) return { entries: found, rare: 0 };
  const key = project === 'columns' ? found.column : found.row;
  const totals = new Map<number, number>();
  for (let at = 0; at < found.length; at += 1) {
    totals.set(key[at] ?? 0, (totals.get(key[at] ?? 0) ?? 0) + 1);
  }
  const enough = new Growing();
  for (let at = 0; at < found.length; at += 1) {
    if ((totals.get(key[at] ?? 0) ?? 0) < minStatements) continue;
    enough.add(
      found.statement[at] ?? 0,
      found.row[at] ?? 0,
      found.column[at] ?? 0,
      found.stance[at] ?? 0,
      found.coded[at] ?? 0,
      found.uncertain[at] === 1,
    );
  }
  return {
    entries: enough,
    rare: [...totals.values()].filter((one) => one < minStatements).length,
  };
}

/** Each number once, by the names of their nodes; equal names by id. */
function sortedByName(facts: Facts, numbers: Int32Array, more: readonly number[]): number[] {
  const name = (number: number) => facts.nodes[number]?.name ?? '';
  const has = new Uint8Array(facts.nodes.length);
  for (const number of numbers) has[number] = 1;
  for (const number of more) has[number] = 1;
  const found: number[] = [];
  for (let number = 0; number < has.length; number += 1) if (has[number]) found.push(number);
  return found.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : a - b));
}

function placed(
  facts: Facts,
  found: Growing,
  rows: readonly number[],
  columns: readonly number[],
): CountedEntries {
  const placesOf = (numbers: readonly number[], column: Int32Array) => {
    const places = new Int32Array(facts.nodes.length);
    for (const [place, number] of numbers.entries()) places[number] = place;
    return column.subarray(0, found.length).map((number) => places[number] ?? 0);
  };
  return {
    length: found.length,
    row: placesOf(rows, found.row),
    column: placesOf(columns, found.column),
    statement: found.statement.slice(0, found.length),
    stance: found.stance.slice(0, found.length),
    coded: found.coded.slice(0, found.length),
    uncertain: found.uncertain.slice(0, found.length),
  };
}

function rangeOf(facts: Facts, statements: readonly number[]) {
  let [first, last] = [0, 0];
  for (const statement of statements) {
    const [begin, end] = [facts.first[statement] ?? 0, facts.last[statement] ?? 0];
    if (begin === 0) continue;
    if (first === 0 || begin < first) first = begin;
    if (end > last) last = end;
  }
  return { first, last };
}
