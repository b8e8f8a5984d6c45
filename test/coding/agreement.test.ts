/** Agreement of coders: published worked examples, and what is compared of statements. */
import { describe, expect, test } from 'vitest';
import {
  alpha,
  interval,
  kappa,
  masi,
  nominal,
  type Values,
} from '../../coding/agreement/coefficients.ts';
import { agreementFigures } from '../../coding/agreement/figures.ts';
import { type CodedUnit, matched } from '../../coding/agreement/units.ts';

/** Coders in rows, `*` where one gave nothing, as the examples are printed. */
function unitsOf(...coders: string[]): Values<number>[] {
  const rows = coders.map((row) =>
    row.split(' ').map((value) => (value === '*' ? null : Number(value))),
  );
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));
}

describe('coefficients', () => {
  const three = unitsOf(
    '* * * * * 3 4 1 2 1 1 3 3 * 3',
    '1 * 2 1 3 3 4 3 * * * * * * *',
    '* * 2 1 3 4 4 * 2 1 1 3 3 * 4',
  );
  const four = unitsOf(
    '1 2 3 3 2 1 4 1 2 * * *',
    '1 2 3 3 2 2 4 1 2 5 * 3',
    '* 3 3 3 2 3 4 2 2 5 1 *',
    '1 2 3 3 2 4 4 1 2 5 1 *',
  );
  test.each([
    ['three coders, nominal', three, nominal, 0.691],
    ['three coders, interval', three, interval, 0.811],
    ['four coders, nominal', four, nominal, 0.743],
    ['four coders, interval', four, interval, 0.849],
  ] as const)('Krippendorff’s alpha of %s', (_, units, distance, expected) => {
    expect(alpha(units, distance)).toBeCloseTo(expected, 3);
  });

  test('Cohen’s kappa of two coders', () => {
    const [a, b] = ['ssoonsonss', 'ssosnsooss'];
    expect(kappa([...a].map((value, at) => [value, b[at]] as const))).toBeCloseTo(0.661, 3);
  });

  test('MASI: 0 for the same, 1 for nothing in common, between for a part', () => {
    const [p, po] = [new Set(['p']), new Set(['p', 'o'])];
    expect(masi(p, po)).toBeCloseTo(0.667, 3);
    expect(masi(po, new Set(['o', 'p']))).toBe(0);
    expect(masi(p, new Set(['o']))).toBe(1);
    expect(masi(po, new Set(['p', 'x']))).toBeCloseTo(1 - 1 / 9, 6);
  });

  test('one value only defines no coefficient', () => {
    expect(alpha(unitsOf('1 1 1', '1 1 1'), nominal)).toBeNull();
    expect(kappa([['s', 's']])).toBeNull();
    expect(alpha(unitsOf('1 * *', '* 2 *'), nominal)).toBeNull();
  });
});

const unit = (start: number, end: number, changes: Partial<CodedUnit> = {}): CodedUnit => ({
  kind: 'quote',
  segments: [{ start, end }],
  speakers: [{ id: 'actor:a' }],
  about: [{ agreement: 'agreement:p', stance: 'support' }],
  ...changes,
});

describe('statements of several coders', () => {
  test('are one unit from half of their characters on, the best pair first', () => {
    const a = [unit(0, 10), unit(20, 30)];
    expect(matched(a, [unit(0, 20)])).toEqual([{ a: 0, b: 0, overlap: 0.5 }]);
    expect(matched(a, [unit(0, 21)])).toEqual([]);
    expect(matched(a, [unit(0, 12), unit(0, 10)])).toEqual([{ a: 0, b: 1, overlap: 1 }]);
    const parts = unit(0, 0, {
      segments: [
        { start: 0, end: 5 },
        { start: 15, end: 20 },
      ],
    });
    expect(matched([parts], [unit(0, 20)])).toEqual([{ a: 0, b: 0, overlap: 0.5 }]);
  });

  test('two coders: units, speakers as sets, stance where both name an agreement', () => {
    const oppose = { about: [{ agreement: 'agreement:p', stance: 'oppose' }] };
    const first = [unit(0, 10), unit(20, 30), unit(40, 50, oppose), unit(60, 70)];
    const second = [
      unit(0, 10, { speakers: [{ id: 'actor:b' }] }),
      unit(20, 30, { about: [{ agreement: 'agreement:q', stance: 'oppose' }] }),
      unit(40, 50, oppose),
      unit(80, 90),
    ];
    const figures = agreementFigures(['x', 'y'], [[first, second]]);
    expect(figures.units).toMatchObject({ n: 5, matched: 3 });
    expect(figures.units.f1).toEqual({ value: 0.75, n: 5, interval: null });
    expect(figures.units.overlap).toEqual({ value: 1, n: 3, interval: null });
    expect(figures.stance.kappa).toEqual({ value: 1, n: 2, interval: null });
    expect(figures.stance.alpha.n).toBe(2);
    expect(figures.speaker.alpha.value).toBeCloseTo(0, 9);
    expect(figures.speaker.kappaNotCoded.n).toBe(5);
    expect(figures.kind.alpha.value).toBeNull();
    expect(figures.agreements.alpha.n).toBe(3);
    expect(figures.notices.join(' ')).toMatch(/One text only.*Few units.*Kinds: one value only/);
  });

  test('three coders: F1 is the mean of pairs, and kappa is not given', () => {
    const figures = agreementFigures(
      ['x', 'y', 'z'],
      [[[unit(0, 10), unit(20, 30)], [unit(0, 10)], [unit(0, 10), unit(20, 30)]]],
    );
    expect(figures.units.f1.value).toBeCloseTo((2 / 3 + 1 + 2 / 3) / 3, 9);
    expect(figures.speaker.kappa).toEqual({ value: null, n: 0, interval: null });
    expect(figures.units).toMatchObject({ n: 2, matched: 2 });
  });

  test('intervals hold the figure, and are the same each time', () => {
    const texts = Array.from({ length: 12 }, (_, index) => [
      [unit(0, 10), unit(20, 30), unit(40, 50)],
      [unit(0, 10), ...(index % 3 === 0 ? [] : [unit(20, 30)]), unit(index % 2 ? 40 : 60, 70)],
    ]);
    const figures = agreementFigures(['x', 'y'], texts);
    const { value, interval: between } = figures.units.f1;
    expect(between?.[0]).toBeLessThan(value ?? 0);
    expect(between?.[1]).toBeGreaterThan(value ?? 1);
    expect(agreementFigures(['x', 'y'], texts)).toEqual(figures);
  });

  test('a text that only one coded does not count', () => {
    const figures = agreementFigures(['x', 'y'], [[[unit(0, 10)], null]]);
    expect(figures.units).toMatchObject({ n: 0, matched: 0, f1: { value: null } });
    expect(figures.notices).toEqual([expect.stringMatching(/nothing to compare/)]);
  });
});
