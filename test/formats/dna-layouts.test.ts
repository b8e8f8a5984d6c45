/** Files of DNA as each generation of the program lays them out. */
import { afterAll, describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { countByKind, problemsOf, readAll } from '../setup/import-reading.ts';

afterAll(removeStudies);

const said = { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 };

/** The stance on each concept. */
async function stances(file: ImportFile): Promise<Record<string, unknown>> {
  const { nodes, relationships } = await readAll(dna, [file]);
  return Object.fromEntries(
    [...relationships.values()]
      .filter(({ type }) => type === 'ABOUT')
      .map(({ to, properties }) => [nodes.get(to)?.properties.name, properties.stance]),
  );
}

describe('the file', () => {
  test('in WAL mode is read', async () => {
    const file = writeStudy({ statements: [{ values: said }], sql: 'PRAGMA journal_mode = WAL' });
    const read = await readAll(dna, [file]);
    expect(read.problems).toEqual([]);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toMatchObject({ Statement: 1, Actor: 1, ABOUT: 1 });
  });

  test('takes little more time for many documents than for one with all their statements', async () => {
    const study = (documents: number) =>
      writeStudy({
        documents: Array.from({ length: documents }, (_, at) => ({ title: `Paper ${at}` })),
        statements: Array.from({ length: 3200 }, (_, at) => ({
          document: (at % documents) + 1,
          span: [at % 12, 13] as [number, number],
          values: said,
        })),
      });
    const timeOf = async (file: ReturnType<typeof study>) => {
      const began = performance.now();
      await readAll(dna, [file]);
      return performance.now() - began;
    };
    const [one, many] = [study(1), study(800)];
    await timeOf(one);
    // Going through all values for each document takes over ten times as long.
    expect(await timeOf(many)).toBeLessThan(5 * (await timeOf(one)) + 500);
  });
});

describe('agreement', () => {
  test('of one type of statements may be a scale and of another a yes or no', async () => {
    const variables = (type: string, of: number): NonNullable<DnaStudy['variables']> => [
      ['person', 'short text', of],
      ['concept', 'short text', of],
      ['agreement', type, of],
    ];
    const values = (agreement: number) => ({ person: 'Ana', concept: `K ${agreement}`, agreement });
    const file = writeStudy({
      types: ['DNA Statement', 'Scaled'],
      variables: [...variables('boolean', 1), ...variables('integer', 2)],
      statements: [
        { values: { person: 'Ana', concept: 'Yes or no', agreement: 0 } },
        ...[-2, 0, 1].map((agreement) => ({ type: 2, values: values(agreement) })),
      ],
    });
    expect(await stances(file)).toEqual({
      'Yes or no': 'oppose',
      'K -2': 'oppose',
      'K 0': 'neutral',
      'K 1': 'support',
    });
  });
});

describe('agreement in words', () => {
  const study = (...words: string[]): DnaStudy => ({
    variables: [
      ['person', 'short text'],
      ['concept', 'short text'],
      ['position', 'short text'],
    ],
    statements: words.map((position) => ({
      values: { person: 'Ana', concept: `On ${position}`, position },
    })),
  });

  test.each(['2', '3 early', '3', '3 with roles'] as const)('DNA %s', async (layout) => {
    const file = writeStudy({ layout, ...study('support', 'oppose', 'Neutral') });
    expect(await stances(file)).toEqual({
      'On support': 'support',
      'On oppose': 'oppose',
      'On Neutral': 'neutral',
    });
  });

  test('is none where the words are others, such as offices', async () => {
    const file = writeStudy(study('support', 'Minister'));
    expect(await stances(file)).toEqual({});
    const { notes } = await readAll(dna, [file]);
    expect(notes.map(({ group }) => group)).toContain('no place in the graph: values of position');
  });
});

describe('one study in every layout', () => {
  const study: DnaStudy = {
    coders: ['Admin'],
    statements: [
      { values: said },
      { span: [14, 25], values: { person: 'Bo', concept: 'Arch', agreement: 0 } },
    ],
    attributes: [
      ['organization', 'Greens', 'Type', 'Party'],
      ['person', 'Ana', 'Alias', 'A. R.'],
    ],
    parts: [['concept', 'Arch', 'Bridge']],
  };
  const graph = async (more: DnaStudy) => {
    const read = await readAll(dna, [writeStudy({ ...study, ...more })]);
    expect(problemsOf(read)).toEqual([]);
    return [read.problems, [...read.nodes.values()], [...read.relationships.values()]];
  };

  test.each(['2', '3 early', '3 with roles'] as const)('DNA %s as DNA 3', async (layout) => {
    expect(await graph({ layout })).toEqual(await graph({ layout: '3' }));
  });

  test('the first files of DNA 3 tell seconds or milliseconds by the size of their numbers', async () => {
    const milliseconds = 'UPDATE DOCUMENTS SET Date = Date * 1000';
    expect(await graph({ layout: '3 early', sql: milliseconds })).toEqual(await graph({}));
  });
});

describe('roles', () => {
  const roles = (values: Record<string, string | string[] | number>) =>
    readAll(dna, [writeStudy({ layout: '3 with roles', statements: [{ values }] })]);

  test('may have several values: each person says it, of each concept', async () => {
    const read = await roles({
      ...said,
      person: ['Ana', 'Bo'],
      concept: ['Bridge', 'Arch'],
      agreement: 0,
    });
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toMatchObject({ Statement: 1, MADE: 2, HOLDS_OFFICE: 2, ABOUT: 2 });
  });

  test('do not tell who of several people belongs to which of several organisations', async () => {
    const read = await roles({ ...said, person: ['Ana', 'Bo'], organization: ['Greens', 'Reds'] });
    expect(countByKind(read)).toMatchObject({ MADE: 2, Institution: 2 });
    expect(countByKind(read).HOLDS_OFFICE).toBeUndefined();
    expect(read.notes.map(({ group }) => group)).toEqual(['several people and organisations']);
  });

  test('say what a variable means: a person who is a villain has said nothing', async () => {
    const file = writeStudy({
      layout: '3 with roles',
      statements: [{ values: said }],
      sql: `INSERT INTO STATEMENTTYPES VALUES (2, 'Story');
        INSERT INTO ROLES VALUES (1, 'villain', 2), (2, 'solution', 2);
        INSERT INTO ROLEVARIABLELINKS VALUES (1, 1, 1), (2, 2, 3);
        INSERT INTO STATEMENTS VALUES (9, 2, 1, 0, 5, 1);
        INSERT INTO DATASHORTTEXT SELECT 9, 1, ID FROM ENTITIES WHERE Value = 'Ana'`,
    });
    const read = await readAll(dna, [file]);
    expect(countByKind(read)).toMatchObject({ Statement: 1, MADE: 1 });
    expect(read.notes.map(({ group }) => group)).toEqual(['statements of type Story']);
  });
});

describe('variables with other names', () => {
  const study = (names: [string, string, string, string]): DnaStudy => ({
    variables: [
      [names[0], 'short text'],
      [names[1], 'short text'],
      [names[2], 'short text'],
      [names[3], 'boolean'],
    ],
    statements: [
      { values: { [names[0]]: 'Ana', [names[1]]: 'Greens', [names[2]]: 'Bridge', [names[3]]: 0 } },
    ],
  });
  const all = { Actor: 1, Institution: 1, Agreement: 1, MADE: 1, HOLDS_OFFICE: 1, ABOUT: 1 };

  test.each([
    ['Akteur', 'Organisation', 'Konzept', 'Zustimmung'],
    ['Acteur', 'Groupe', 'Catégorie', 'Accord'],
    ['Persona', 'Organización', 'Concepto', 'Acuerdo'],
    ['Persona', 'Organizzazione', 'Concetto', 'Accordo'],
  ] as [string, string, string, string][])('as %s, %s, %s, %s are known', async (...names) => {
    const file = writeStudy(study(names));
    expect(countByKind(await readAll(dna, [file]))).toMatchObject(all);
  });

  test('are listed with their types, and told by options', async () => {
    const file = writeStudy(study(['Who', 'Of', 'Über was', 'So']));
    const [problem] = (await readAll(dna, [file])).problems;
    expect(problem?.message).toContain('DNA Statement has Who, Of, Über was, So');
    expect(problem?.advice).toContain('--concept');
    const options = { person: 'who', organization: 'Of', concept: 'Über was', agreement: 'So' };
    expect(countByKind(await readAll(dna, [file], options))).toMatchObject(all);
  });
});

describe('an organisation', () => {
  const labelOf = async (type: string) => {
    const file = writeStudy({
      statements: [{ values: said }],
      attributes: [['organization', 'Greens', 'Type', type]],
    });
    const { nodes } = await readAll(dna, [file]);
    return [...nodes.values()].find(({ properties }) => properties.name === 'Greens')?.label;
  };

  test.each([
    ...['Political party', 'Partei', 'Volkspartei', 'Bundestagsfraktion', 'Partido político'],
    ...['partia polityczna', 'Politická strana', 'Párt', 'Политическая партия', '정당'],
  ])('is a party where its type is %s', async (type) => {
    expect(await labelOf(type)).toBe('Party');
  });

  test.each(['NGO', 'Partie prenante', 'Department', 'Partnership'])(
    'is none where it is %s',
    async (type) => {
      expect(await labelOf(type)).toBe('Institution');
    },
  );
});
