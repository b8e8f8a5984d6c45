/** While the names of a large graph of others are read, a search says so at once and finds them afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bounds } from '../../server/questions/bounds.ts';
import * as questions from '../../server/questions/index.ts';
import { createContext } from '../../server/store/cache.ts';
import { cypher } from '../../server/store/cypher-files.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

const usual = { ...bounds };
beforeAll(() => void Object.assign(bounds, { wholeGraph: 20, namesOfLarge: 100 }));
afterAll(() => void Object.assign(bounds, usual));

test.each(storeKinds)('in a %s store', async (kind) => {
  const opened = await openTestStore(kind);
  await opened.engine.write([
    { text: "UNWIND range(1, 30) AS i CREATE (:Film {title: 'Film ' + i})", params: {} },
  ]);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { engine } = opened;
  const slow = {
    ...engine,
    async read<Row>(...asked: Parameters<typeof engine.read>) {
      if (asked[0] === cypher('questions/names-of-label')) await held;
      return engine.read<Row>(...asked);
    },
  };
  const context = createContext(slow);
  const search = () => questions.search(context, { q: 'film 7', limit: 5 });
  expect(await search()).toMatchObject({ hits: [], partial: true, building: true });
  letGo();
  await expect
    .poll(async () => {
      const { hits, partial, building } = await search();
      return { title: hits[0]?.node.properties.title, partial, building };
    })
    .toEqual({ title: 'Film 7', partial: undefined, building: undefined });
  await opened.close();
});
