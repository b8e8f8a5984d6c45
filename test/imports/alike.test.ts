/** Popolo files of two countries that are called alike, imported one after the other without a name. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planned, type Workplace, workplace } from '../setup/imports.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

let opened: TestStore;
let work: Workplace;
beforeAll(async () => {
  opened = await openTestStore('embedded', 'seed/asylum-optout');
  work = await workplace();
});
afterAll(async () => {
  await opened?.close();
  await work?.remove();
});

const country = (people: readonly string[], start: string, wikidata?: string) =>
  JSON.stringify({
    persons: people.map((name, at) => ({ id: `person/${at + 1}`, name })),
    organizations: [
      {
        id: 'legislature',
        name: 'National Assembly',
        classification: 'legislature',
        ...(wikidata ? { identifiers: [{ scheme: 'wikidata', identifier: wikidata }] } : {}),
      },
    ],
    events: [{ id: 'term/1', classification: 'legislative period', start_date: start }],
    memberships: people.map((_, at) => ({
      person_id: `person/${at + 1}`,
      organization_id: 'legislature',
      legislative_period_id: 'term/1',
    })),
  });

const imported = async (text: string, name = 'ep-popolo-v1.0.json') => {
  const one = await planned(opened.store, work, [await work.file(name, text)]);
  expect(one.problems()).toEqual([]);
  const { plan } = one.planned ?? {};
  await one.apply();
  return { dossier: one.dossier, plan };
};

test.each([
  ['with the numbers of their chambers', 'Q1', 'Q2'],
  ['without', undefined, undefined],
])('they do not meet, and a later version updates its own, %s', async (_how, one, other) => {
  const kuwait = await imported(country(['Amal', 'Badr'], '1962', one));
  const zambia = await imported(country(['Banda', 'Chanda'], '1964', other));
  expect(zambia.dossier).not.toBe(kuwait.dossier);
  expect(zambia.plan?.created.Actor).toBe(2);
  expect(zambia.plan?.changed).toEqual({});
  const later = await imported(country(['Amal', 'Badr', 'Dana'], '1962', one));
  expect(later.dossier).toBe(kuwait.dossier);
  expect(later.plan?.created.Actor).toBe(1);
  const again = await imported(country(['Amal', 'Badr', 'Dana'], '1962', one));
  expect(again.plan?.created).toEqual({});
});

test('a file whose own name or folder says whose it is has that name', async () => {
  const text = country(['Amal'], '1963');
  expect((await imported(text, 'kuwait.json')).dossier).toBe('kuwait');
});
