/** Discs on the axis of a strip: none is lost, and each stands where its statements do. */

import { describe, expect, test } from 'vitest';
import { discsOf, unplacedOf } from '../../client/pages/agreement/strip-marks.ts';
import { timeScale } from '../../client/parts/time-axis.ts';
import type { Strip } from '../../model/schemas/pages.ts';
import type { Stance } from '../../model/vocabulary/labels.ts';
import { stanceNames as stances } from '../../model/vocabulary/stances.ts';

const axis = timeScale('2024-01-01', '2025-01-01', 100);
const room = 4;

function strip(own: [string | null, Stance][], members: [string | null, Stance][] = []): Strip {
  const words = (list: typeof own, prefix: string) =>
    list.map(([date, stance], index) => ({
      statement: `statement:${prefix}${index}`,
      date,
      stance,
      certain: true,
    }));
  return {
    entity: { id: 'institution:a', labels: ['Institution'], properties: {} },
    acts: [],
    words: words(own, 'own'),
    total: own.length,
    membersWords: words(members, 'member'),
    membersTotal: members.length,
    membersUncertain: 0,
  };
}

describe('discs of a strip', () => {
  test('those of one stance close together are one disc that holds them all', () => {
    const discs = discsOf(
      strip([
        ['2024-04-09', 'oppose'],
        ['2024-04-10', 'oppose'],
        ['2024-08-01', 'oppose'],
      ]),
      axis,
      room,
    );
    expect(discs.map((disc) => disc.statements)).toEqual([
      ['statement:own0', 'statement:own1'],
      ['statement:own2'],
    ]);
    expect([discs[0]?.first, discs[0]?.last]).toEqual(['2024-04-09', '2024-04-10']);
  });

  test('what members say is kept apart from what is said oneself', () => {
    const discs = discsOf(
      strip([['2024-04-09', 'oppose']], [['2024-04-09', 'oppose']]),
      axis,
      room,
    );
    expect(discs.map((disc) => disc.members)).toEqual([false, true]);
  });

  test('a statement stands at its day, not at the beginning of its month', () => {
    const [disc] = discsOf(strip([['2024-12-20', 'support']]), axis, room);
    expect(disc?.at).toBeCloseTo(96.7, 0);
  });

  test('however many crowd, none is lost, none lies on another or far from its day', () => {
    const crowd = Array.from({ length: 120 }, (_, index): [string, Stance] => [
      `2024-${String(8 + (index % 5)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
      stances[(index * 7) % 4] ?? 'neutral',
    ]);
    const discs = discsOf(strip(crowd), axis, room);
    expect(discs.flatMap((disc) => disc.statements)).toHaveLength(120);
    for (const [index, disc] of discs.entries()) {
      const next = discs[index + 1];
      if (next) expect(next.at).toBeGreaterThan(disc.at);
      expect(disc.at).toBeLessThanOrEqual(101);
      const own = axis(Date.parse(disc.first));
      expect(Math.abs(disc.at - own)).toBeLessThan(5 * room);
    }
  });

  test('what lies before the axis or has no date is told, each once', () => {
    const { words } = strip([
      ['2019', 'support'],
      [null, 'mixed'],
      ['2024-04-10', 'support'],
    ]);
    expect(unplacedOf([...words, ...words], axis)).toEqual({
      earlier: ['statement:own0'],
      undated: ['statement:own1'],
    });
  });
});
