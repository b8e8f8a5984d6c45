/** What an import says that it covers, and the sources that it brings, on both stores. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coverage } from '../../server/imports/coverage.ts';
import { undo } from '../../server/imports/undo.ts';
import { filesAt } from '../setup/import-reading.ts';
import { planned, type Workplace, workplace } from '../setup/imports.ts';
import { sittingText } from '../setup/parlamint.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const fixture = filesAt('test/fixtures/formats/parlamint');
const given = 'ParlaMint-IS_2021-05-06.xml';

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let work: Workplace;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    work = await workplace();
  });
  afterAll(async () => {
    await opened?.close();
    await work?.remove();
  });

  test('a file is a source only where its records name none', async () => {
    const one = await planned(opened.store, work, fixture, { skipInvalid: true });
    // Two sittings and the corpus itself.
    expect(one.planned?.plan.created.Source).toBe(3);
    await one.apply();
    expect((await coverage(opened.store)).sources).toBe(3);
    await undo(opened.store, one.id);
  });

  test('a text that no store holds is a problem, and nothing is written', async () => {
    const id = 'ParlaMint-IS_2021-05-06';
    const speech = `<u xml:id="${id}.u1"><seg>${'a '.repeat(9 * 1024 ** 2)}</seg></u>`;
    const file = await work.file(`${id}.xml`, sittingText(id, speech));
    const one = await planned(opened.store, work, [file]);
    const [first] = one.problems();
    expect(first?.cause).toMatch(
      /text has more than .* which is more than a store holds: divide it/,
    );
    await expect(one.apply()).rejects.toThrow(/has problems: nothing was written/);
  });

  test('all sittings are counted, however many a corpus names; the first missing ones are named', async () => {
    const root = await readFile('test/fixtures/formats/parlamint/ParlaMint-IS.xml', 'utf8');
    const named = Array.from(
      { length: 2500 },
      (_, at) => `<xi:include href="ParlaMint-IS_2022-${String(at).padStart(4, '0')}.xml"/>`,
    );
    const files = [
      await work.file('ParlaMint-IS.xml', root.replace('</teiCorpus>', `${named.join('\n')}$&`)),
      ...fixture.filter(({ name }) => name === given || name.includes('-list')),
    ];
    const one = await planned(opened.store, work, files, { skipInvalid: true });
    await one.apply();
    const [told] = (await coverage(opened.store)).imports;
    expect(told?.collections).toEqual([
      {
        collection: 'parlamint-is',
        present: 1,
        missing: 2501,
        from: '2021-05-06',
        to: '2021-05-07',
      },
    ]);
    expect(told?.missing).toHaveLength(100);
    await undo(opened.store, one.id);
  });
});
