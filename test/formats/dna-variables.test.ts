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

describe('a variable whose name is alike that of the agreement', () => {
  const row = (position: string | number, at: number) => ({
    ...{ person: 'Ana', concept: `On ${position} ${at}`, position },
  });
  const columns = ['person', 'concept', 'position'];
  const readings = (type: string, positions: (string | number)[]) => {
    const rows = positions.map(row);
    const file = writeStudy({
      variables: columns.map((name) => [name, name === 'position' ? type : 'short text']),
      statements: rows.map((values) => ({ values })),
    });
    return Promise.all([readAll(dna, [file]), readAll(dna, dnaList(columns, rows))]);
  };
  const stances = (read: Read) => said(read).map(([, , stance]) => stance);

  test('is the agreement where all its values stand for stances', async () => {
    for (const read of await readings('short text', ['support', 'Oppose', '', 'neutral'])) {
      expect(stances(read)).toEqual(['support', 'oppose', undefined, 'neutral']);
    }
    for (const read of await readings('integer', [-2, 0, 2])) {
      expect(stances(read)).toEqual(['oppose', 'neutral', 'support']);
    }
  });

  test.each([
    ['a word is none', ['support', 'Minister']],
    ['all are empty', ['', '']],
  ])('is not where %s', async (_, positions) => {
    const [file, list] = await readings('short text', positions);
    for (const read of [file, list]) {
      expect(read.problems).toEqual([]);
      expect(stances(read)).toEqual([undefined, undefined]);
    }
    expect(groups(list)).toContain('no place in the graph: column position');
  });

  test('is not where it has numbers above 1 alone, which may be pages, unless an option tells it', async () => {
    const reads = await readings('integer', [1, 7, 12]);
    for (const read of reads) {
      expect(stances(read)).toEqual([undefined, undefined, undefined]);
      expect(groups(read)).toContain('variable that may be an agreement');
    }
    const list = dnaList(columns, [1, 7].map(row));
    const told = await readAll(dna, list, { agreement: 'position' });
    expect(stances(told)).toEqual(['support', 'support']);
    expect(groups(told)).toContain('agreement without values below 0');
  });
});

test.each([
  ['dafür', 'dagegen', 'neutral'],
  ['pour', 'contre', 'neutre'],
  ['a favor', 'en contra', 'neutro'],
  ['favorevole', 'contrario', 'neutrale'],
])('the words %s, %s and %s are stances', async (...words) => {
  const rows = words.map((agreement) => ({
    ...{ person: 'Ana', concept: `On ${agreement}`, agreement },
  }));
  const read = await readAll(dna, dnaList(['person', 'concept', 'agreement'], rows));
  expect(said(read).map(([, , stance]) => stance)).toEqual(['support', 'oppose', 'neutral']);
});

describe('agreement', () => {
  const words = (agreement: string) => ({ person: 'Ana', concept: `On ${agreement}`, agreement });
  const rows = ['yes', 'perhaps', 'no'].map(words);

  test.each(['2', '3', '3 with roles'] as const)(
    'that is a word for no stance is a problem of its statement in DNA %s, as in lists',
    async (layout) => {
      const file = writeStudy({
        layout,
        variables: [
          ['person', 'short text'],
          ['concept', 'short text'],
          ['agreement', 'short text'],
        ],
        statements: rows.map((values) => ({ values })),
      });
      const list = dnaList(['person', 'concept', 'agreement'], rows);
      for (const files of [[file], list]) {
        const read = await readAll(dna, files);
        expect(said(read).map(([, , stance]) => stance)).toEqual(['support', 'oppose']);
        expect(read.problems.map(({ message }) => message)).toEqual([
          expect.stringContaining('agreement is perhaps'),
        ]);
      }
    },
  );

  test('that is an integer of 0 and 1 alone is a scale, with a note', async () => {
    const variables: Variables = [
      ['person', 'short text'],
      ['concept', 'short text'],
      ['agreement', 'integer'],
    ];
    const statements = [0, 1].map((agreement) => ({
      values: { person: 'Ana', concept: `On ${agreement}`, agreement },
    }));
    const read = await readAll(dna, [writeStudy({ variables, statements })]);
    expect(said(read).map(([, , stance]) => stance)).toEqual(['neutral', 'support']);
    expect(groups(read)).toEqual(['agreement of 0 and 1 alone']);
  });
});
