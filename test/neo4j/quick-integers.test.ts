/** The driver's whole numbers compute as 64 bits do, also where we made them quicker. */
import neo4j, { type Integer } from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { quickenIntegers } from '../../server/adapters/neo4j/quick-integers.ts';

quickenIntegers();

const edge = 2n ** 24n;
const chosen = [
  ...[0n, 1n, 2n, 3n, 4n, 60n, 153n, 365n, 400n, 591n, 146097n, 719528n, 999_983n],
  ...[edge - 1n, edge, edge + 1n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n, 2n ** 32n + 5n],
  ...[2n ** 47n, 2n ** 53n - 1n, 2n ** 53n + 1n, 2n ** 62n, 2n ** 63n - 1n],
];
const numbers = [...new Set(chosen.flatMap((n) => [n, -n])), -(2n ** 63n)];
const operations: [
  string,
  (a: Integer, b: Integer) => Integer,
  (a: bigint, b: bigint) => bigint,
][] = [
  ['add', (a, b) => a.add(b), (a, b) => a + b],
  ['subtract', (a, b) => a.subtract(b), (a, b) => a - b],
  ['multiply', (a, b) => a.multiply(b), (a, b) => a * b],
  ['div', (a, b) => a.div(b), (a, b) => a / b],
  ['modulo', (a, b) => a.modulo(b), (a, b) => a % b],
];

describe('whole numbers of the driver', () => {
  test.each(operations)('%s as 64 bits do', (name, ours, exact) => {
    for (const a of numbers) {
      for (const b of numbers) {
        if (b === 0n && (name === 'div' || name === 'modulo')) continue;
        const result = ours(neo4j.int(a), neo4j.int(b));
        expect(`${a} ${name} ${b} = ${result.toString()}`).toBe(
          `${a} ${name} ${b} = ${BigInt.asIntN(64, exact(a, b))}`,
        );
        expect(Object.is(result.low, -0) || Object.is(result.high, -0)).toBe(false);
      }
    }
  });

  test('compare as 64 bits do', () => {
    for (const a of numbers) {
      for (const b of numbers) {
        const order = a < b ? -1 : a > b ? 1 : 0;
        expect([a, b, neo4j.int(a).compare(neo4j.int(b))]).toEqual([a, b, order]);
        expect(neo4j.int(a).equals(neo4j.int(b))).toBe(a === b);
      }
    }
  });

  test('take plain numbers and texts too, and refuse to divide by zero', () => {
    expect(neo4j.int(7).add(5).toNumber()).toBe(12);
    expect(neo4j.int(7).multiply('6').toNumber()).toBe(42);
    expect(neo4j.int(-7).div(2).toNumber()).toBe(-3);
    expect(neo4j.int(7).modulo(-2).toNumber()).toBe(1);
    expect(() => neo4j.int(7).div(0)).toThrow('division by zero');
    expect(() => neo4j.int(7).modulo(0)).toThrow('division by zero');
  });
});
