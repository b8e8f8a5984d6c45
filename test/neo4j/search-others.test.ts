/** Search in a graph of others of more nodes than are looked through: by its own full-text indexes. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bounds } from '../../server/questions/bounds.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

const usual = { ...bounds };
let opened: TestStore;
beforeAll(async () => {
  Object.assign(bounds, { wholeGraph: 2000, namesOfLarge: 1000 });
  opened = await openTestStore('neo4j');
  const make = (text: string) => opened.engine.write([{ text, params: {} }]);
  await make("UNWIND range(1, 600) AS i CREATE (:Film {title: 'Film ' + i})");
  await make("UNWIND range(1, 750) AS i CREATE (:Person {name: 'Zoë-Ann (Person ' + i + ')'})");
  await make("UNWIND range(751, 1500) AS i CREATE (:Person {name: 'Person ' + i})");
}, 20_000);
afterAll(async () => {
  Object.assign(bounds, usual);
  await opened?.engine.write([{ text: 'DROP INDEX their_people IF EXISTS', params: {} }]);
  await opened?.close();
});

const ask = (q: string, label?: string) =>
  questions.search(opened.store, { q, limit: 10, ...(label ? { label } : {}) });
/** What is found when the index of names is built; until then an answer says so and waits for nothing. */
async function find(q: string, label?: string) {
  await vi.waitUntil(async () => (await ask(q, label)).building === undefined, { timeout: 30_000 });
  return ask(q, label);
}
const namesOf = ({ hits }: Awaited<ReturnType<typeof find>>) =>
  hits.map(({ node }) => node.properties.name ?? node.properties.title);

test('without an index it says that it did not look everywhere', async () => {
  const found = await find('Person 1499');
  expect(found.partial).toBe(true);
  expect(namesOf(found)).toEqual([]);
  // What is read whole is found, and nothing of it is missed.
  expect(namesOf(await find('Film 599'))).toContain('Film 599');
  expect((await find('Film 599', 'Film')).partial).toBeUndefined();
});

test('with one over the naming property it is asked, and everything was looked through', async () => {
  await opened.engine.write([
    {
      text: 'CREATE FULLTEXT INDEX their_people FOR (n:Person) ON EACH [n.name]',
      params: {},
    },
  ]);
  await opened.engine.read('CALL db.awaitIndexes(60)');
  await opened.engine.write([
    {
      text: "MERGE (v:StancegraphVersion {stancegraphKey: 'graph'}) SET v.version = coalesce(v.version, 0) + 1",
      params: {},
    },
  ]);
  const found = await find('Person 1499');
  expect(namesOf(found)).toEqual(['Person 1499']);
  expect(found.partial).toBeUndefined();
  expect(found.hits[0]?.highlight.property).toBe('name');
  expect(namesOf(await find('zoë ann 499'))).toContain('Zoë-Ann (Person 499)');
  // What would be syntax in such an index is only text.
  expect(namesOf(await find('(1499) OR "x:*'))).toEqual([]);
  expect(namesOf(await find('Person 1499', 'Film'))).toEqual([]);
});
