/** What is told of files of DNA beside the graph: what was lost, and what is not right. */
import { afterAll, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { countBy, type Read, readAll } from '../setup/import-reading.ts';

afterAll(removeStudies);

const said = { person: 'Ana', organization: 'Greens', concept: 'Bridge', agreement: 1 };
const read = (study: DnaStudy) => readAll(dna, [writeStudy(study)]);
/** How many of each have no place, by what they are. */
const lost = ({ notes }: Read) =>
  Object.fromEntries(
    notes.flatMap(({ group, message }) => {
      const [, what] = /^no place in the graph: (.*)$/.exec(group) ?? [];
      return what ? [[what, / (\d+) of them /.exec(message)?.[1] ?? 'one']] : [];
    }),
  );

test.each(['2', '3 early', '3', '3 with roles'] as const)(
  'DNA %s: other variables, attributes and tables are counted',
  async (layout) => {
    const attributes: DnaStudy['attributes'] = [
      ['person', 'Ana', 'Type', 'Minister'],
      ['concept', 'Bridge', 'Type', 'Roads'],
    ];
    if (layout !== '2') attributes.push(['person', 'Ana', 'City', 'Ister']);
    const found = await read({
      layout,
      types: ['DNA Statement', 'Annotation'],
      variables: [
        ['person', 'short text'],
        ['organization', 'short text'],
        ['concept', 'short text'],
        ['agreement', 'boolean'],
        ['frame note', 'long text'],
        ['mood', 'short text'],
        ['note', 'long text', 2],
      ],
      statements: [
        { values: { ...said, 'frame note': 'money', mood: 'calm' } },
        { span: [14, 25], values: { ...said, 'frame note': 'duty', mood: '' } },
        { type: 2, values: { note: 'look' } },
      ],
      attributes,
      sql: `CREATE TABLE REGEXES(Label TEXT); INSERT INTO REGEXES VALUES ('coal'), ('gas');
        CREATE TABLE CODERRELATIONS(ID INTEGER); INSERT INTO CODERRELATIONS VALUES (1);
        CREATE TABLE DOCUMENTTAGS(ID INTEGER); INSERT INTO DOCUMENTTAGS VALUES (1);`,
    });
    expect(found.problems).toEqual([]);
    expect(lost(found)).toEqual({
      'values of frame note': '2',
      'values of mood': 'one',
      'attribute Type of concept': 'one',
      ...(layout === '2' ? {} : { 'attribute City of person': 'one' }),
      'regular expressions': '2',
      'rights of coders': 'one',
      'tags of documents': 'one',
    });
    expect(countBy(found.notes, ({ group }) => group)).toMatchObject({
      'statements of type Annotation': 1,
    });
  },
);
