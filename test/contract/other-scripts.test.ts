/** What is named in another script than Latin is kept under ids that lead back to it, as what is named in Latin. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idWords, isEntityId } from '../../model/ids.ts';
import { dossierName, idOf } from '../../server/imports/tables/ids.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const words = 'Мы против этого пакта';
const source = {
  title: 'Новости 漢字',
  publisher: 'Ежедневная',
  date: '2024-05-01',
  language: 'ru',
  sourceClass: 'press-or-reference',
  text: words,
  licence: 'CC0-1.0',
  keepText: true,
};

test('the name of a dossier is a part of ids, and two names are two parts', () => {
  expect(dossierName('statements')).toBe('statements');
  expect(dossierName('Orbán, 2024')).toBe('orban-2024');
  expect(dossierName('Выборы')).not.toBe(dossierName('Данные'));
  for (const name of ['Выборы', 'Δεδομένα 2024', '漢字', '…', '']) {
    expect(isEntityId(idOf('Actor', dossierName(name), 'Геерт'))).toBe(true);
  }
  // Cut between characters, not within one.
  expect(idWords(`a ${'𝒂漢'.repeat(80)}`)).toMatch(/^[a-z0-9-]*$/);
});

describe.each(storeKinds)('on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const send = (method: string, path: string, body: unknown) =>
    fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  test('a shared text is where the reply says', async () => {
    const made = await send('POST', '/api/coding/texts', { source });
    expect(made.status).toBe(201);
    const found = await fetch(server.url + made.headers.get('location'));
    expect(await found.json()).toMatchObject({ source: { title: source.title }, text: words });
  });

  test('a scene opens', async () => {
    const canvas = { nodes: [['agreement:pact', 300, 40, 0]] };
    const made = await send('POST', '/api/scenes', { name: 'Сцена 漢字', canvas });
    expect(made.status).toBe(201);
    const found = await fetch(server.url + made.headers.get('location'));
    expect(await found.json()).toMatchObject({ name: 'Сцена 漢字' });
  });

  test('published words, speakers and sources have ids of ours and are counted', async () => {
    const request = {
      key: randomUUID(),
      source,
      entities: [
        { ref: 'one', labels: ['Actor'], properties: { name: 'Геерт Вилдерс' } },
        { ref: 'two', labels: ['Actor'], properties: { name: 'Марк Рютте' } },
      ],
      statements: [
        {
          ref: 'one',
          kind: 'quote',
          method: 'hand',
          segments: [{ start: 0, end: words.length, exact: words }],
          speakers: [{ id: 'one' }, { id: 'two' }],
          about: [{ agreement: 'agreement:pact', stance: 'oppose' }],
        },
      ],
      coding: { codedBy: 'Ада' },
    };
    const published = await send('POST', '/api/coding/publish', request);
    expect([published.status, published.ok ? '' : await published.text()]).toEqual([200, '']);
    const told = await published.json();
    const ids = [...told.entities, ...told.statements].map(({ id }: { id: string }) => id);
    expect(ids.filter((id) => !isEntityId(id))).toEqual([]);
    expect(new Set(ids).size).toBe(3);
    expect(isEntityId(told.source, 'Source')).toBe(true);
    for (const { id } of told.entities) {
      const { total } = await (await fetch(`${server.url}/api/statements?speaker=${id}`)).json();
      expect(total).toBe(1);
    }
    // Sent again under the same key it makes nothing new.
    const again = await (await send('POST', '/api/coding/publish', request)).json();
    expect(again.entities).toEqual(told.entities);
  });

  test('a file is imported', async () => {
    const form = new FormData();
    const sheet = 'Speaker,Agreement,Stance,Date,Words\nГеерт,Пакт,oppose,2024-03-01,Мы против\n';
    form.append('files', new Blob([sheet]), 'данные.csv');
    const made = await fetch(`${server.url}/api/imports`, { method: 'POST', body: form });
    const { id } = await made.json();
    const state = async () => (await fetch(`${server.url}/api/imports/${id}`)).json();
    await expect.poll(state).toMatchObject({ state: 'ready', problems: 0 });
    await send('POST', `/api/imports/${id}/apply`, {});
    await expect.poll(state).toMatchObject({ state: 'applied' });
    const found = await (
      await fetch(`${server.url}/api/statements?q=${encodeURI('против')}`)
    ).json();
    expect(JSON.stringify(found.statements)).toContain('Геерт"');
  });

  test('a study has a codebook', async () => {
    const path = `/api/codebooks/${encodeURIComponent('выборы')}`;
    expect((await fetch(server.url + path)).status).toBe(200);
    const saved = await send('PUT', path, { agreements: [], coders: ['Ада'] });
    expect([200, 201]).toContain(saved.status);
    expect(await (await fetch(server.url + path)).json()).toMatchObject({ coders: ['Ада'] });
  });
});
