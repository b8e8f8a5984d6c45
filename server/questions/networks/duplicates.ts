/** When a statement repeats an earlier one. */
import type { DuplicateRule } from '../../../model/networks/settings.ts';
import type { Facts } from '../facts/facts.ts';
import { unitOf } from './calendar.ts';
import { NumberSet } from './number-set.ts';

/** The source that a statement was coded from: the one marked, else the first; -1 for none. */
export function mainSource(facts: Facts, statement: number): number {
  const { starts, values } = facts.sources;
  const begin = starts[statement] ?? 0;
  const end = starts[statement + 1] ?? 0;
  for (let at = begin; at < end; at += 1) if (facts.mainSources[at] === 1) return values[at] ?? -1;
  return begin < end ? (values[begin] ?? -1) : -1;
}

/**
 * Tells the unit within which a statement counts once, as a number from 0: its document, its week,
 * month or year, or one for all. A date coarser than the unit is a unit of its own.
 */
function unitsOf(facts: Facts, rule: DuplicateRule): (statement: number) => number {
  if (rule === 'acrossrange') return () => 0;
  const numbers = new Map<number, number>();
  const numbered = (key: number) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  if (rule === 'document' || rule === 'include') {
    // Without a source a statement is a document of its own.
    const sources = facts.sourceIds.length;
    return (statement) => {
      const source = mainSource(facts, statement);
      return source < 0 ? sources + statement : source;
    };
  }
  const span = 1e8;
  return (statement) => {
    const [first, last] = [facts.first[statement] ?? 0, facts.last[statement] ?? 0];
    if (first === 0) return numbered(-1);
    const unit = unitOf(first, rule);
    const fine = first === last || unitOf(last, rule) === unit;
    return numbered(fine ? unit : first * span + last);
  };
}

/** Up to so many pairs of nodes are numbered in a table. */
const mostInTable = 2 ** 22;

/** Remembers what was said: whether this row, column and stance come again in their unit. */
export function repeats(
  facts: Facts,
  rule: DuplicateRule,
  expected: number,
): (statement: number, row: number, column: number, stance: number) => boolean {
  if (rule === 'include') return () => false;
  const unitOfStatement = unitsOf(facts, rule);
  const nodes = facts.nodes.length + 1;
  const [stances, pairs] = [8, nodes * nodes];
  // Pairs are numbered as they come, so that the key of a large graph stays a whole number.
  const numbers = pairs < mostInTable ? new Int32Array(pairs).fill(-1) : null;
  const numbered = new Map<number, number>();
  let count = 0;
  const numberOf = (pair: number) => {
    const known = numbers ? numbers[pair] : numbered.get(pair);
    if (known !== undefined && known >= 0) return known;
    if (numbers) numbers[pair] = count;
    else numbered.set(pair, count);
    count += 1;
    return count - 1;
  };
  const seen = new NumberSet(expected);
  let lastStatement = -1;
  let unit = 0;
  return (statement, row, column, stance) => {
    if (statement !== lastStatement) {
      unit = unitOfStatement(statement);
      lastStatement = statement;
    }
    const number = numberOf(row * nodes + column);
    return !seen.add((unit * stances + stance) * Math.min(pairs, 2 ** 26) + number);
  };
}
