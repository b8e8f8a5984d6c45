/** FollowTheMoney that is told statement by statement, and properties with several values. */
import { expect, test } from 'vitest';
import { followthemoney } from '../../server/imports/formats/followthemoney/index.ts';
import { formatFor } from '../../server/imports/formats/index.ts';
import { problemsOf, type Read, readTexts } from '../setup/import-reading.ts';
import { workplace } from '../setup/imports.ts';

async function readLines(lines: readonly unknown[]): Promise<Read> {
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const read = await readTexts(followthemoney, { 'a.ftm.json': text });
  expect(problemsOf(read)).toEqual([]);
  expect(read.problems).toEqual([]);
  return read;
}

const terms = ({ relationships }: Read) =>
  [...relationships.values()].map(({ from, type, to, properties }) =>
    [from, type, to, properties.role].join(' '),
  );

/** A statement as nomenklatura writes it: with an id of its own. */
const statement = (own: string, schema: string, prop: string, value: string, whole = own) => ({
  id: `h-${own}-${prop}`,
  entity_id: own,
  canonical_id: whole,
  schema,
  prop,
  value,
  dataset: 'peps',
});

test('values that are statements are their values, not their ids', async () => {
  const read = await readLines([
    {
      id: 'q1',
      schema: 'Person',
      properties: { name: [statement('q1', 'Person', 'name', 'Ivan')] },
    },
    { id: 'duma', schema: 'PublicBody', properties: { name: ['Duma'] } },
    {
      id: 'm',
      schema: 'Membership',
      properties: {
        member: [statement('m', 'Membership', 'member', 'q1')],
        organization: [statement('m', 'Membership', 'organization', 'duma')],
      },
    },
  ]);
  expect(read.nodes.get('actor:q1')?.properties.name).toBe('Ivan');
  expect(terms(read)).toEqual(['actor:q1 HOLDS_OFFICE institution:duma ']);
});

const lines = [
  statement('q1', 'Person', 'id', 'some-hash'),
  statement('q1', 'Person', 'country', 'ru'),
  statement('q1', 'Person', 'name', 'Ivan'),
  statement('ru-1', 'LegalEntity', 'name', 'Иван', 'q1'),
  statement('ur', 'Organization', 'topics', 'pol.party'),
  statement('ur', 'Organization', 'name', 'United'),
  statement('m', 'Membership', 'member', 'ru-1'),
  statement('m', 'Membership', 'organization', 'ur'),
  statement('m', 'Membership', 'role', 'chair'),
];

test('statements, one a line, are put together to entities', async () => {
  const read = await readLines(lines);
  expect(read.notes).toEqual([]);
  expect(read.nodes.get('actor:q1')?.properties).toMatchObject({
    name: 'Ivan',
    aliases: ['Иван'],
    country: 'RU',
  });
  expect(terms(read)).toEqual(['actor:q1 MEMBER_OF party:ur chair']);
});

test('statements are recognised', async () => {
  const work = await workplace();
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const file = await work.file('statements.json', text);
  expect((await formatFor([file])).name).toBe('followthemoney');
  await work.remove();
});

test('all roles of a relation are told, and a position in two bodies is one in each', async () => {
  const entity = (id: string, schema: string, properties: Record<string, string[]>) => ({
    id,
    schema,
    properties,
  });
  const read = await readLines([
    entity('p', 'Person', { name: ['Ann'], country: [], nationality: ['de'] }),
    entity('s', 'PublicBody', { name: ['Senate'] }),
    entity('h', 'PublicBody', { name: ['House'] }),
    entity('l', 'Position', { name: ['Legislator'], organization: ['s', 'h'] }),
    entity('o', 'Occupancy', { holder: ['p'], post: ['l'] }),
    entity('m', 'Membership', { member: ['p'], organization: ['s'], role: ['Whip', 'Chair'] }),
  ]);
  expect(terms(read)).toEqual([
    'actor:p HOLDS_OFFICE institution:s Legislator',
    'actor:p HOLDS_OFFICE institution:h Legislator',
    'actor:p HOLDS_OFFICE institution:s Chair; Whip',
  ]);
  expect(read.nodes.get('actor:p')?.properties.country).toBe('DE');
});
