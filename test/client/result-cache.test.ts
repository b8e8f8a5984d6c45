/** What pages of queries keep for the way back: bounded, the latest first. */
import { describe, expect, test } from 'vitest';
import {
  type CachedResult,
  createResultCache,
  sizeOf,
} from '../../client/pages/queries/results/result-cache.ts';

const shown = (letters: number): CachedResult => ({
  state: {
    status: 'done',
    columns: ['a'],
    rows: [['x'.repeat(letters)]],
    startedAt: 0,
  },
  look: { tab: 'json', draft: { text: 'RETURN 1', values: {} } },
});

describe('results that are kept', () => {
  test('the size of a value is counted through all it holds, and not beyond the limit', () => {
    expect(sizeOf([['x'.repeat(500)], { a: 'y'.repeat(500) }], 10_000)).toBeGreaterThan(1000);
    expect(sizeOf([['x'.repeat(500)], { a: 'y'.repeat(500) }], 10_000)).toBeLessThan(1100);
    expect(
      sizeOf(
        Array.from({ length: 1000 }, () => 'xx'),
        100,
      ),
    ).toBeLessThan(8200);
  });

  test('one too large is not kept, its text and view are', () => {
    const resultCache = createResultCache(5, 1000);
    resultCache.put('a', shown(2000));
    expect(resultCache.at('a')).toEqual({
      look: { tab: 'json', draft: { text: 'RETURN 1', values: {} } },
    });
  });

  test('the oldest make room for the latest', () => {
    const resultCache = createResultCache(3, 1000);
    resultCache.put('a', shown(400));
    resultCache.put('b', shown(400));
    resultCache.put('c', shown(400));
    expect(resultCache.at('a')?.state).toBeUndefined();
    expect(resultCache.at('a')?.look.draft?.text).toBe('RETURN 1');
    expect(resultCache.at('b')?.state).toBeDefined();
    expect(resultCache.at('c')?.state).toBeDefined();
    resultCache.put('d', shown(1));
    expect(resultCache.at('a')).toBeUndefined();
    // Left again, it is the latest.
    resultCache.put('b', shown(400));
    expect(resultCache.at('b')?.state).toBeDefined();
  });
});
