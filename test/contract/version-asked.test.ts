/** Many requests at once ask the store for the version of the graph together, and none gets one from before it came. */
import { expect, test } from 'vitest';
import { type Context, createContext, graphVersion } from '../../server/store/cache.ts';
import type { Engine } from '../../server/store/engine.ts';

/** A store that answers when it is told to, with the version of when it was asked. */
function slowStore() {
  const open: { answer(): void; fail(): void }[] = [];
  const store = { version: 1, asked: 0, open };
  const read = () => {
    const rows = [{ version: store.version }];
    store.asked += 1;
    return new Promise((resolve, reject) => {
      open.push({ answer: () => resolve(rows), fail: () => reject(new Error('away')) });
    });
  };
  return { ...{ store }, engine: { read } as unknown as Engine };
}

test('who comes while it answers shares the next question', async () => {
  const { store, engine } = slowStore();
  const first = graphVersion(engine);
  store.version = 2;
  const later = [...Array(50)].map(() => graphVersion(engine));
  expect(store.asked).toBe(1);
  store.open[0]?.answer();
  expect(await first).toBe(1);
  await expect.poll(() => store.asked).toBe(2);
  store.open[1]?.answer();
  expect(new Set(await Promise.all(later))).toEqual(new Set([2]));
  const alone = graphVersion(engine);
  expect(store.asked).toBe(3);
  store.open[2]?.answer();
  expect(await alone).toBe(2);
});

test('a question that fails or hangs does not take the others with it', async () => {
  const { store, engine } = slowStore();
  const first = graphVersion(engine);
  const second = graphVersion(engine);
  store.open[0]?.fail();
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => store.asked).toBe(2);
  // The second hangs: the third does not wait for it.
  const third = graphVersion(engine);
  await expect.poll(() => store.asked).toBe(3);
  store.open[2]?.answer();
  expect(await third).toBe(1);
  store.open[1]?.answer();
  expect(await second).toBe(1);
});

test('one request that reads asks once, and again when somebody else was told a later one', async () => {
  const { store, engine } = slowStore();
  const context = createContext({
    ...engine,
    changeMark: async () => ({ mark: '', complete: true }),
  });
  const answerAll = setInterval(() => {
    for (const one of store.open.splice(0)) one.answer();
  }, 1);
  try {
    const made: string[] = [];
    const ask = (one: Context, key: string) =>
      one.cached(key, async () => made.push(`${key} ${store.version}`));
    const reading = context.forOneRead();
    for (const key of ['names', 'facts', 'names']) await ask(reading, key);
    expect([store.asked, made]).toEqual([1, ['names 1', 'facts 1']]);
    store.version = 2;
    await ask(context, 'facts');
    // As of its beginning, where that is known; never what is later as if it were earlier.
    await ask(reading, 'names');
    expect(store.asked).toBe(2);
    await ask(reading, 'facts');
    expect([store.asked, made]).toEqual([3, ['names 1', 'facts 1', 'facts 2']]);
  } finally {
    clearInterval(answerAll);
  }
});
