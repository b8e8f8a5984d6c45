/** Which variables of a study of DNA say who, what and how. */
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { dnaList, removeLists } from '../setup/dna-lists.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { type Read, readAll } from '../setup/import-reading.ts';

afterAll(() => {
  removeStudies();
  removeLists();
});

type Variables = NonNullable<DnaStudy['variables']>;

/** Who said what, and how, a statement at a time. */
function said({ nodes, relationships }: Read) {
  const all = [...relationships.values()];
  const name = (id: string | undefined) => nodes.get(id ?? '')?.properties.name;
  return all.flatMap(({ type, from, to, properties }) =>
    type === 'ABOUT' || type === 'MENTIONS'
      ? [
          [
            name(all.find((one) => one.type === 'MADE' && one.to === from)?.from),
            name(to),
            properties.stance,
          ],
        ]
      : [],
  );
}
const groups = ({ notes }: Read) => notes.map(({ group }) => group);

const aside: Variables = [
  ['category', 'short text'],
  ['support', 'boolean'],
  ['actor', 'short text'],
  ['group', 'short text'],
  ['person', 'short text'],
  ['organization', 'short text'],
  ['concept', 'short text'],
  ['agreement', 'boolean'],
];
const values = {
  ...{ category: 'Traffic', support: 1, actor: 'Worker', group: 'North' },
  ...{ person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 0 },
};

describe("the program's own names", () => {
  const orders: [string, Variables][] = [
    ['behind', aside],
    ['before', [...aside].reverse()],
  ];
  for (const [where, variables] of orders) {
    test.each(['2', '3 early', '3', '3 with roles'] as const)(
      `are taken ${where} names that are alike in DNA %s`,
      async (layout) => {
        const file = writeStudy({ layout, variables, statements: [{ values }] });
        const read = await readAll(dna, [file]);
        expect(said(read)).toEqual([['Ana', 'Bridge', 'oppose']]);
        expect(read.nodes.has('institution:greens.dna')).toBe(true);
        expect(groups(read).filter((group) => group.includes('no place'))).toHaveLength(4);
      },
    );

    test(`are taken ${where} names that are alike in an event list`, async () => {
      const names = variables.map(([name]) => name);
      const read = await readAll(dna, dnaList(names, [values]));
      expect(said(read)).toEqual([['Ana', 'Bridge', 'oppose']]);
      expect(read.nodes.has('institution:greens.dna')).toBe(true);
    });
  }

  test('give way to what an option tells', async () => {
    const file = writeStudy({ variables: aside, statements: [{ values }] });
    const options = { concept: 'Category', agreement: 'support', person: 'actor' };
    for (const files of [[file], dnaList(Object.keys(values), [values])]) {
      expect(said(await readAll(dna, files, options))).toEqual([['Worker', 'Traffic', 'support']]);
    }
  });
});

test('of two names that are alike the first is taken, with a note; of short and long texts the short', async () => {
  const variables: Variables = [
    ['claim', 'long text'],
    ['issue', 'short text'],
    ['frame', 'short text'],
    ['speaker', 'short text'],
  ];
  const row = { claim: 'It is said that', issue: 'Bridge', frame: 'Cost', speaker: 'Ana' };
  const read = await readAll(dna, [writeStudy({ variables, statements: [{ values: row }] })]);
  expect(said(read)).toEqual([['Ana', 'Bridge', undefined]]);
  const notes = read.notes.filter(({ group }) => group.startsWith('several variables'));
  expect(notes.map(({ message }) => message)).toEqual([
    'issue is taken for the concept, being first, and frame left out: --concept tells another',
  ]);
  const list = await readAll(dna, dnaList(['issue', 'frame', 'speaker'], [row]));
  expect(said(list)).toEqual([['Ana', 'Bridge', undefined]]);
  expect(groups(list)).toContain('several variables that may mean the same');
});
