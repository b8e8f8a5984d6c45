/** What makes two statements or names of coded studies one, and what keeps them apart. */
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { type Read, readAll } from '../setup/import-reading.ts';

afterAll(removeStudies);

const yes = { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 };
const no = { ...yes, agreement: 0 };
const read = (study: DnaStudy) => readAll(dna, [writeStudy(study)]);
const statements = ({ nodes }: Read) =>
  [...nodes.values()].filter(({ label }) => label === 'Statement').map(({ id }) => id);
const stances = ({ relationships }: Read) =>
  Object.fromEntries(
    [...relationships.values()]
      .filter(({ type }) => type === 'ABOUT')
      .map(({ from, properties }) => [from, properties.stance]),
  );

describe('a statement of a passage', () => {
  test('is the same in a later version of its file, which another one on the passage is not', async () => {
    const zoe = { person: 'Zoe', concept: 'Bridge', agreement: 1 };
    const first = await read({ statements: [{ values: zoe }] });
    const [id = ''] = statements(first);
    for (const values of [no, { ...zoe, concept: 'Arch' }]) {
      const later = await read({ statements: [{ values }, { values: zoe }] });
      expect(statements(later)).toContain(id);
      expect(new Set(statements(later)).size).toBe(2);
      expect(stances(later)[id]).toBe('support');
      expect(later.relationships.has(`actor:zoe.dna|MADE|${id}`)).toBe(true);
    }
  });

  test('by another coder is another statement', async () => {
    const [ada] = statements(await read({ coders: ['Ada'], statements: [{ values: yes }] }));
    const [bo] = statements(await read({ coders: ['Bo'], statements: [{ values: no }] }));
    expect(bo).not.toBe(ada);
  });

  test('with another agreement by the same coder is the same, changed', async () => {
    const before = await read({ statements: [{ values: yes }] });
    const after = await read({ statements: [{ values: no }] });
    expect(statements(after)).toEqual(statements(before));
    expect(Object.values(stances(after))).toEqual(['oppose']);
  });

  test('by a coder without a name of their own is the same in all versions of DNA', async () => {
    const ids = await Promise.all(
      (['2', '3'] as const).flatMap((layout) =>
        ['Admin', 'Coder 2'].map(async (coder) =>
          statements(await read({ layout, coders: [coder], statements: [{ values: yes }] })),
        ),
      ),
    );
    expect(new Set(ids.flat()).size).toBe(1);
  });

  test('coded twice alike is two statements, the first as before', async () => {
    const [id] = statements(await read({ statements: [{ values: yes }] }));
    const both = statements(await read({ statements: [{ values: yes }, { values: no }] }));
    expect(both).toEqual([id, String(id).replace(/dna$/, '2.dna')]);
  });
});

describe('a name', () => {
  const idOf = (found: Read, name: string) =>
    [...found.nodes.values()].find(({ properties }) => properties.name === name)?.id;
  const speakers = (...people: string[]) =>
    read({
      statements: people.map((person, at) => ({
        span: [at, 13] as [number, number],
        values: { person, concept: 'Bridge' },
      })),
    });

  test.each([
    ['Müller', 'Muller'],
    ['ana', 'Ana'],
    ['EPA', 'Epa'],
    ['Jean-Paul Li', 'Jean Paul Li'],
    ["'Ana'", '"Ana"'],
    [`${'A'.repeat(110)} one`, `${'A'.repeat(110)} two`],
  ])('%s has the id that it has beside %s, whichever comes first', async (one, other) => {
    const alone = idOf(await speakers(one), one);
    const others = idOf(await speakers(other), other);
    expect(alone).not.toBe(others);
    for (const both of [await speakers(one, other), await speakers(other, one)]) {
      expect([idOf(both, one), idOf(both, other)]).toEqual([alone, others]);
    }
  });

  test('that its id tells has no more in it', async () => {
    const found = await read({
      statements: [
        {
          values: {
            person: 'Joel Bluestein',
            organization: 'Sierra Club',
            concept: 'Cap and trade',
          },
        },
      ],
    });
    for (const id of ['actor:joel-bluestein', 'institution:sierra-club', 'agreement:cap-and-trade'])
      expect(found.nodes.has(`${id}.dna`)).toBe(true);
  });
});
