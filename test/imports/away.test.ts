/** A store that goes away while an import is written: what is left of it goes when the store is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StancegraphError } from '../../server/errors.ts';
import { recoverWhenBack } from '../../server/imports/recover.ts';
import type { Engine } from '../../server/store/engine.ts';
import { createStore } from '../../server/store/store.ts';
import { graphText, planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

let work: Workplace;
let opened: TestStore;
beforeAll(async () => {
  work = await workplace();
  opened = await openTestStore('embedded', 'seed/asylum-optout');
});
afterAll(async () => {
  await opened?.close();
  await work?.remove();
});

/** The same engine, which answers nothing after some writes until it is told to. */
function failing(engine: Engine, after: number): { engine: Engine; back(): void } {
  let writes = 0;
  let isAway = false;
  const assertThere = () => {
    if (isAway) throw new StancegraphError('unavailable', 'The store is away.');
  };
  const assertWritable = () => {
    assertThere();
    writes += 1;
    if (writes > after) isAway = true;
    assertThere();
  };
  return {
    engine: {
      ...engine,
      async read(...asked) {
        assertThere();
        return engine.read(...asked);
      },
      async write(...asked) {
        assertWritable();
        return engine.write(...asked);
      },
      async create(...asked) {
        assertWritable();
        return engine.create(...asked);
      },
    } as Engine,
    back() {
      isAway = false;
      writes = Number.NEGATIVE_INFINITY;
    },
  };
}

test('half an import that was left is taken out, and what it had changed is as before', async () => {
  const before = await graphText(opened.store);
  const rows = ['speakerId,Speaker,Agreement,Stance,Date,Words'];
  rows.push('actor:geert-wilders,Geert W.,Dam law,for,2024-01-01,First.');
  for (let at = 0; at < 300; at += 1) rows.push(`p${at},Person ${at},Law,for,2024,Words ${at}.`);
  const file = await work.file('away.csv', rows.join('\n'));
  const one = await planned(opened.store, work, [file]);
  // The state, what stands there before, and the first rows.
  const flaky = failing(opened.engine, 3);
  one.store = createStore(flaky.engine);
  await expect(one.apply()).rejects.toThrow('away');
  const left = await graphText(opened.store);
  expect(left).not.toEqual(before);

  let isOver = false;
  const recovered = recoverWhenBack(one.store, one.id, new AbortController().signal).then(() => {
    isOver = true;
  });
  expect(await graphText(opened.store)).toEqual(left);
  expect(isOver).toBe(false);
  flaky.back();
  await recovered;
  expect(await graphText(opened.store)).toEqual(before);
});
