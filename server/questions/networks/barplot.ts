/** Statements per agreement and per speaker by stance: the numbers of a bar plot. */
import type { NetworkMeasures, NetworksRequest } from '../../../model/schemas/networks.ts';
import type { StanceCounts } from '../../../model/schemas/positions.ts';
import { namedCounts, noCounts } from '../facts/cross-tabulation.ts';
import type { Facts } from '../facts/facts.ts';
import { mainSource, repeats } from './duplicates.ts';
import type { CountedStatements } from './entries.ts';
import type { NodeOf } from './nodes.ts';
import { columnsIn, rowsIn } from './rows.ts';
import type { Window } from './windows.ts';

type Bars = NetworkMeasures['barplot'];
interface Bar {
  counted: number[];
  all: number[];
  /** How many of either rest on unknown dates of an office or membership. */
  unsure: { counted: number; all: number };
}

/**
 * Counts what matches, the mixed and neutral too. A duplicate is told by the entity and the stance
 * alone, whoever said it; `all` counts every statement.
 */
export function barplotOf(
  counted: CountedStatements,
  request: NetworksRequest,
  window: Window,
): { agreements: Map<number, Bar>; speakers: Map<number, Bar> } {
  const { facts, selection } = counted;
  const excluded = new Set(request.excludeSource ?? []);
  const rowsOf = rowsIn(selection, request);
  const columnsOf = columnsIn(selection, request);
  const tell = { agreements: newTold(facts, request), speakers: newTold(facts, request) };
  const inWindow = window.entries ? within(facts, window) : () => true;
  for (const statement of selection.statements) {
    if (excluded.has(facts.sourceIds[mainSource(facts, statement)] ?? '')) continue;
    const stated = columnsOf(statement);
    const shown = inWindow(statement);
    const { rows, uncertain } = rowsOf(statement);
    const unsure = selection.uncertain.has(statement);
    for (const { column, stance } of stated) {
      tell.agreements.add(statement, column, stance, shown, unsure);
    }
    const stances = new Set(stated.map((one) => one.stance));
    for (const row of rows) {
      const alone = uncertain.includes(row);
      for (const stance of stances) tell.speakers.add(statement, row, stance, shown, alone);
    }
  }
  return { agreements: tell.agreements.bars, speakers: tell.speakers.bars };
}

function emptyBar(): Bar {
  return { counted: noCounts(), all: noCounts(), unsure: { counted: 0, all: 0 } };
}

function newTold(facts: Facts, request: NetworksRequest) {
  const repeated = repeats(facts, request.duplicates, 1024);
  const bars = new Map<number, Bar>();
  return {
    bars,
    add(statement: number, entity: number, stance: number, shown: boolean, unsure: boolean) {
      const again = repeated(statement, 0, entity, stance);
      if (!shown) return;
      const bar = bars.get(entity) ?? emptyBar();
      bars.set(entity, bar);
      bar.all[stance] = (bar.all[stance] ?? 0) + 1;
      if (unsure) bar.unsure.all += 1;
      if (again) return;
      bar.counted[stance] = (bar.counted[stance] ?? 0) + 1;
      if (unsure) bar.unsure.counted += 1;
    },
  };
}

function within(facts: Facts, { from, to }: Window): (statement: number) => boolean {
  return (statement) => {
    const first = facts.first[statement] ?? 0;
    return first > 0 && first <= to && (facts.last[statement] ?? 0) >= from;
  };
}

/** The bars with their nodes, the most statements first. */
export function barsOf(bars: ReadonlyMap<number, Bar>, nodeOf: NodeOf): Bars['agreements'] {
  const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0);
  const told = (counts: readonly number[], uncertain: number): StanceCounts =>
    namedCounts({ counts: [...counts], total: sum(counts), uncertain });
  return [...bars]
    .sort(([a, x], [b, y]) => sum(y.counted) - sum(x.counted) || sum(y.all) - sum(x.all) || a - b)
    .map(([number, { counted, all, unsure }]) => ({
      node: nodeOf(number),
      counted: told(counted, unsure.counted),
      all: told(all, unsure.all),
    }));
}
