/** Options that tell what the variables of a study of DNA are called. */
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { dnaList, removeLists } from '../setup/dna-lists.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { countByKind, filesAt, readAll } from '../setup/import-reading.ts';

afterAll(() => {
  removeStudies();
  removeLists();
});

const said = { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 };
const files = {
  'DNA 1': () => filesAt('test/fixtures/formats/debate.dna1.xml'),
  'DNA 2': () => [writeStudy({ layout: '2', statements: [{ values: said }] })],
  'DNA 3': () => [writeStudy({ statements: [{ values: said }] })],
  'DNA 3 with roles': () => [
    writeStudy({ layout: '3 with roles', statements: [{ values: said }] }),
  ],
  'an event list': () => dnaList(Object.keys(said), [said]),
};
const kinds = Object.keys(files) as (keyof typeof files)[];

/** What is wrong, where nothing else is read. */
async function problem(of: ReturnType<typeof filesAt>, options: Record<string, string>) {
  const read = await readAll(dna, of, options);
  expect(read.records.map(({ kind }) => kind)).toEqual(['problem']);
  const [{ message = '', advice = '' } = {}] = read.problems;
  return `${message}. ${advice}`;
}

describe.each(kinds)('of %s', (kind) => {
  test.each(['person', 'organization', 'concept', 'agreement'])(
    'a misspelt --%s is a problem that tells the variables',
    async (meaning) => {
      const text = await problem(files[kind](), { [meaning]: 'spekaer' });
      expect(text).toContain(`has no variable called "spekaer" (--${meaning}): `);
      expect(text).toMatch(/person, organization, (concept|category), agreement\. Name one of/);
    },
  );

  test('two that are misspelt are one problem', async () => {
    const text = await problem(files[kind](), { person: 'Who', concept: '' });
    expect(text).toContain('"Who" (--person) and none called "" (--concept)');
  });

  test('one variable for two of them is a problem', async () => {
    const text = await problem(files[kind](), { person: 'Person', organization: 'person' });
    expect(text).toContain('not for --person and --organization');
  });

  test('those that are right count, whatever their capitals', async () => {
    const options = { person: 'ORGANIZATION', organization: 'Person' };
    const { nodes, problems } = await readAll(dna, files[kind](), options);
    expect(problems.filter(({ message }) => message.includes('--'))).toEqual([]);
    expect(nodes.has('actor:greens.dna')).toBe(true);
  });
});

describe('--type', () => {
  const types: DnaStudy = {
    types: ['DNA Statement', 'Scaled'],
    variables: [
      ...(['person', 'concept'] as const).map((name): [string, string, number] => [
        name,
        'short text',
        1,
      ]),
      ...(['actor', 'issue'] as const).map((name): [string, string, number] => [
        name,
        'short text',
        2,
      ]),
      ['level', 'integer', 2],
    ],
    statements: [
      { values: { person: 'Ana', concept: 'Bridge' } },
      { type: 2, values: { actor: 'Bo', issue: 'Arch', level: -1 } },
    ],
  };

  test('that no type has is a problem that tells the types', async () => {
    const text = await problem([writeStudy(types)], { type: 'Statement' });
    expect(text).toContain('has no type of statements called "Statement" (--type): DNA Statement');
  });

  test.each(['DNA 1', 'an event list'] as const)('is a problem of %s', async (kind) => {
    expect(await problem(files[kind](), { type: 'DNA Statement' })).toContain('--type');
  });

  test('takes one type, whatever its capitals', async () => {
    const read = await readAll(dna, [writeStudy(types)], { type: 'scaled' });
    expect([...read.nodes.keys()].filter((id) => id.startsWith('actor:'))).toEqual([
      'actor:bo.dna',
    ]);
  });

  test('is not needed: an option counts for the types that have its variable', async () => {
    const options = { person: 'actor', agreement: 'level' };
    const read = await readAll(dna, [writeStudy(types)], options);
    expect(countByKind(read)).toMatchObject({ Actor: 2, MADE: 2, ABOUT: 1, MENTIONS: 1 });
  });
});

test('a variable of numbers, or of another type of statements alone, is nobody', async () => {
  const file = writeStudy({
    types: ['DNA Statement', 'Annotation'],
    variables: [
      ['person', 'short text'],
      ['concept', 'short text'],
      ['agreement', 'boolean'],
      ['note', 'short text', 2],
    ],
    statements: [{ values: { person: 'Ana', concept: 'Bridge', agreement: 1 } }],
  });
  expect(await problem([file], { person: 'agreement' })).toContain('which is boolean');
  expect(await problem([file], { person: 'note' })).toContain(
    'has no type of statements in which "note" can be the person (--person)',
  );
});
