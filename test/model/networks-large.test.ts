/** Networks of very many speakers: work follows what they share, not their pairs; too many edges are refused. */
import { describe, expect, test } from 'vitest';
import type { WeightSettings } from '../../model/networks/settings.ts';
import { type Entries, oppose, support, tabulate } from '../../model/networks/table.ts';
import { edgesOf, TooManyEdges } from '../../model/networks/weights.ts';

const usual: WeightSettings = {
  mode: 'one',
  project: 'rows',
  aggregation: 'subtract',
  normalization: 'average',
  mixed: 'leave',
};

type Said = readonly [row: number, column: number, stance: number];

function entriesOf(said: readonly Said[]): Entries {
  return {
    length: said.length,
    row: Int32Array.from(said, ([row]) => row),
    column: Int32Array.from(said, ([, column]) => column),
    stance: Uint8Array.from(said, ([, , stance]) => stance),
  };
}

describe('very many speakers', () => {
  test('100,000 of them, each on two of 100,000 agreements, are a ring', () => {
    const rows = 100_000;
    const said = Array.from({ length: rows }, (_, row) => [
      [row, row, support] as const,
      [row, (row + 1) % rows, row % 2 === 0 ? support : oppose] as const,
    ]).flat();
    const edges = edgesOf(tabulate(entriesOf(said), rows, rows), usual);
    expect(edges.length).toBe(rows);
    // Each shares one agreement with the next: of two statements each, so that 1 is divided by 2.
    expect([...edges.from.subarray(0, 4)]).toEqual([0, 0, 1, 2]);
    expect([...edges.to.subarray(0, 4)]).toEqual([1, rows - 1, 2, 3]);
    expect([...edges.weight.subarray(0, 4)]).toEqual([0.5, -0.5, -0.5, 0.5]);
    expect(new Set(edges.shared)).toEqual(new Set([1]));
  });

  test('where everybody speaks about one agreement the pairs are too many, and said to be', () => {
    const rows = 100_000;
    const said: Said[] = Array.from({ length: rows }, (_, row) => [row, 0, support]);
    // A second agreement makes the table sparse.
    said.push([0, 1, oppose]);
    const table = tabulate(entriesOf(said), rows, 40);
    expect(() => edgesOf(table, usual)).toThrow(TooManyEdges);
  });

  test('a sparse table has the weights that every pair gives on its own', () => {
    const [rows, columns] = [30, 150];
    let state = 7;
    const random = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const said = Array.from({ length: 300 }, () => {
      return [random(rows), random(columns), random(3)] as const;
    });
    const table = tabulate(entriesOf(said), rows, columns);
    const countsOf = (row: number, column: number) =>
      [0, 1, 2].map(
        (stance) => said.filter(([a, b, c]) => a === row && b === column && c === stance).length,
      );
    const cells = new Map<string, number[]>();
    for (const [row, column] of said) cells.set(`${row} ${column}`, countsOf(row, column));
    for (const aggregation of ['ignore', 'congruence', 'conflict', 'subtract'] as const) {
      for (const mixed of ['leave', 'middle'] as const) {
        const edges = edgesOf(table, { ...usual, aggregation, mixed, normalization: 'no' });
        const found = new Map(
          Array.from({ length: edges.length }, (_, at) => [
            `${edges.from[at]} ${edges.to[at]}`,
            edges.weight[at],
          ]),
        );
        expect([...found.keys()]).toEqual([...found.keys()].sort(byNumbers));
        for (let one = 0; one < rows; one += 1) {
          for (let other = one + 1; other < rows; other += 1) {
            let [alike, apart, all] = [0, 0, 0];
            for (let column = 0; column < columns; column += 1) {
              const [a, b] = [cells.get(`${one} ${column}`), cells.get(`${other} ${column}`)];
              if (!a || !b) continue;
              for (const [k, x] of a.entries()) {
                for (const [l, y] of b.entries()) {
                  all += x * y;
                  // Support 0, oppose 1, the middle half way.
                  const level = [0, 1, 0.5];
                  const far = Math.abs((level[k] ?? 0) - (level[l] ?? 0));
                  const sided = k < 2 && l < 2;
                  if (mixed === 'leave' && !sided) continue;
                  alike += x * y * (1 - far);
                  apart += x * y * far;
                }
              }
            }
            const weight = {
              ignore: all,
              congruence: alike,
              conflict: apart,
              subtract: alike - apart,
            }[aggregation];
            expect(found.get(`${one} ${other}`) ?? 0).toBeCloseTo(weight, 9);
          }
        }
      }
    }
  });
});

function byNumbers(a: string, b: string): number {
  const [one = [], other = []] = [a, b].map((text) => text.split(' ').map(Number));
  return (one[0] ?? 0) - (other[0] ?? 0) || (one[1] ?? 0) - (other[1] ?? 0);
}
