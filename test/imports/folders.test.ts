/** Folders as people keep them: what is beside the data is told by its name and stays out. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

let work: Workplace;
let opened: TestStore;
beforeAll(async () => {
  work = await workplace();
  opened = await openTestStore('embedded');
});
afterAll(async () => {
  await opened?.close();
  await work?.remove();
});

test('a folder with a table and a README is imported, and the README is told', async () => {
  const readme = await work.file('README.md', '# About\n');
  const table = await work.file('debate.csv', 'speaker,agreement,stance,text\nAnn,Dam,for,Yes\n');
  const packed = await work.file('scans.tgz', Buffer.from([0x1f, 0x8b, 8, 0]));
  const one = await planned(opened.store, work, [readme, table, packed]);
  expect(one.problems()).toEqual([]);
  expect(one.dossier).toBe('debate');
  const [notes, ...others] = one.notes();
  expect(others).toEqual([]);
  expect(notes?.cases.map(({ message }) => message)).toEqual([
    'README.md is left out',
    'scans.tgz is packed: unpack it to import what is in it',
  ]);
  expect(one.planned?.plan.created).toMatchObject({ Statement: 1, Source: 1 });
  await one.close();
});
