/** Texts that several people code: taken, coded in layers, compared, exported, never counted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTexts } from '../../server/coding/texts.ts';
import { makeToken } from '../../server/library/tokens.ts';
import { createStore } from '../../server/store/store.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { clause, quote, sharedTexts, words } from '../setup/shared-texts.ts';
import { storeKinds } from '../setup/stores.ts';

const day = 24 * 60 * 60 * 1000;

describe.each(storeKinds)('shared texts on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  const { ask, source, share, segment, statement } = sharedTexts(() => server);

  const tokenOf = async (name: string, study?: string) => {
    const { token } = await makeToken(createStore(server.engine), {
      name,
      role: 'coder',
      ...(study ? { study } : {}),
    });
    return token;
  };

  test('a text is shared, listed, changed and deleted, and counts nowhere', async () => {
    const before = await (await fetch(`${server.url}/api/health`)).json();
    const id = await share();
    const got = await ask('GET', `/texts/${id}`);
    expect(got.body).toMatchObject({ state: 'new', text: words, suggestions: 2, codings: [] });
    const taken = await ask('PUT', `/texts/${id}`, {
      body: { takenBy: 'Ada' },
      headers: { 'if-match': got.etag ?? '' },
    });
    expect(taken.body).toMatchObject({ state: 'taken', takenBy: 'Ada' });
    const stale = { body: { study: 'x' }, headers: { 'if-match': got.etag ?? '' } };
    expect((await ask('PUT', `/texts/${id}`, stale)).status).toBe(409);
    expect((await ask('PUT', `/texts/${id}`, { body: { takenBy: 'Bo' } })).status).toBe(409);
    const { body: list } = await ask('GET', '/texts?coder=Ada');
    expect(list.texts.map((one: { id: string }) => one.id)).toContain(id);
    expect(JSON.stringify(list)).not.toContain(quote);
    expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual(before);
    const [later] = await listTexts(createStore(server.engine), {}, Date.now() + 1.01 * day);
    expect(later).toMatchObject({ state: 'new', takenBy: null });
    await ask('PUT', `/texts/${id}/codings/Ada`, { body: { statements: [] } });
    expect((await ask('DELETE', `/texts/${id}`)).status).toBe(200);
    expect((await ask('GET', `/texts/${id}`)).status).toBe(404);
    expect((await ask('GET', `/texts/${id}/codings/Ada`)).status).toBe(404);
  });

  test('a text that may not be kept is told by its hash alone', async () => {
    const { licence: _, ...bare } = source();
    const refused = await ask('POST', '/texts', { body: { source: bare } });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'source.keepText']);
    const id = await share({ source: source({ keepText: false }) });
    const { body } = await ask('GET', `/texts/${id}`);
    expect(body).toMatchObject({ text: null, characters: words.length });
    expect(body.textHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a coding is kept under its revision, and its words must stand where it says', async () => {
    const id = await share();
    const path = `/texts/${id}/codings/${encodeURIComponent('Ada/Bo')}`;
    const fresh = { 'if-none-match': '*' };
    const body = { statements: [statement('one', quote, 'support')] };
    const made = await ask('PUT', path, { body, headers: fresh });
    expect([made.status, made.body.coder]).toEqual([201, 'Ada/Bo']);
    expect((await ask('PUT', path, { body, headers: fresh })).status).toBe(409);
    const next = await ask('PUT', path, { body, headers: { 'if-match': made.etag ?? '' } });
    expect(next.status).toBe(200);
    expect(
      (await ask('PUT', path, { body, headers: { 'if-match': made.etag ?? '' } })).status,
    ).toBe(409);
    expect((await ask('GET', path)).body).toMatchObject({ ...body, done: true });
    const moved = {
      ...statement('one', quote, 'support'),
      segments: [{ ...segment(quote), start: 3 }],
    };
    const wrong = await ask('PUT', path, { body: { statements: [moved] } });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([
      422,
      'statements[0].segments[0].exact',
    ]);
    const nobody = statement('one', quote, 'support', { speakers: [{ id: 'actor:nobody' }] });
    expect((await ask('PUT', path, { body: { statements: [nobody] } })).status).toBe(422);
    expect((await ask('GET', `/texts/${id}`)).body.state).toBe('coded');
  });

  test('coders are compared over texts, with n, intervals and what is uncertain in words', async () => {
    const ids = [await share(), await share(), await share()];
    for (const id of ids) {
      const first = [statement('a', quote, 'support'), statement('b', clause, 'oppose')];
      const second = [statement('x', quote, id === ids[0] ? 'mixed' : 'support')];
      for (const [coder, statements] of [
        ['Ada', first],
        ['Bo', second],
      ] as const) {
        const put = await ask('PUT', `/texts/${id}/codings/${coder}`, { body: { statements } });
        expect(put.status).toBe(201);
      }
    }
    const { body } = await ask('GET', `/agreement?texts=${ids.join(',')}&coders=Ada,Bo`);
    expect(body.units).toMatchObject({ n: 6, matched: 3 });
    expect(body.units.f1.value).toBeCloseTo(2 / 3, 9);
    expect(body.units.f1.interval).toHaveLength(2);
    expect(body.stance.kappa.n).toBe(3);
    expect(body.kind.alpha).toMatchObject({ value: null, n: 3 });
    expect(body.notices.join('\n')).toMatch(/fewer than 30/);
    const one = await ask('GET', `/texts/${ids[0]}/agreement`);
    expect(one.body).toMatchObject({
      coders: ['Ada', 'Bo'],
      units: { n: 2, f1: { interval: null } },
    });
    expect((await ask('GET', '/agreement?texts=nothing-here')).status).toBe(404);
  });

  test('a coder writes under their own name, in their study, blind to others', async () => {
    const [ada, bo] = [await tokenOf('ada', 'pacts'), await tokenOf('bo', 'pacts')];
    const shared = await ask('POST', '/texts', {
      body: { source: source(), blind: true },
      token: ada,
    });
    expect(shared.body).toMatchObject({ study: 'pacts', blind: true });
    const path = (coder: string) => `/texts/${shared.body.id}/codings/${coder}`;
    const body = { statements: [statement('one', quote, 'support')], method: 'model', model: 'm' };
    expect((await ask('PUT', path('bo'), { body, token: ada })).status).toBe(403);
    expect((await ask('PUT', path('ada'), { body, token: ada })).status).toBe(201);
    expect((await ask('GET', path('ada'), { token: bo })).status).toBe(403);
    await ask('PUT', path('bo'), { body: { statements: [], done: false }, token: bo });
    expect((await ask('GET', path('ada'), { token: bo })).status).toBe(403);
    await ask('PUT', path('bo'), { body: { statements: [] }, token: bo });
    expect((await ask('GET', path('ada'), { token: bo })).status).toBe(200);
    const other = await share({ study: 'other' });
    const elsewhere = await ask('PUT', `/texts/${other}/codings/ada`, { body, token: ada });
    expect(elsewhere.status).toBe(403);
    expect((await ask('POST', '/publish', { body: {}, token: ada })).status).toBe(403);
    expect((await ask('GET', '/texts?study=pacts')).body.texts).toHaveLength(1);
  });

  test('codings leave with their offsets, for DNA, as JSON lines and for WebAnno', async () => {
    const id = await share();
    const statements = [statement('a', quote, 'support'), statement('b', clause, 'oppose')];
    for (const coder of ['Ada', 'Bo'])
      await ask('PUT', `/texts/${id}/codings/${coder}`, { body: { statements } });
    const dna = await ask('GET', `/export?format=dna-csv&texts=${id}`);
    expect(dna.sent.split('\n')).toHaveLength(6);
    expect(dna.sent).toContain(`${segment(quote).start};${segment(quote).end};"${quote}";"Ada"`);
    const lines = (await ask('GET', `/export?format=jsonl&texts=${id}&coders=Bo`)).sent.trim();
    expect(lines.split('\n').map((line) => JSON.parse(line).segments[0])).toEqual(
      statements.map((one) => one.segments[0]),
    );
    const tsv = await ask('GET', `/export?format=webanno&texts=${id}&coders=Ada`);
    expect(tsv.type).toContain('text/tab-separated-values');
    const marked = tsv.sent.split('\n').filter((line) => line.includes('Marjolein Faber[1]'));
    const places = marked.map(
      (line) => line.split('\t')[1]?.split('-').map(Number) as [number, number],
    );
    expect([places[0]?.[0], places.at(-1)?.[1]]).toEqual([
      segment(quote).start,
      segment(quote).end,
    ]);
    for (const line of marked) {
      const [, place = '', word] = line.split('\t');
      const [start, end] = place.split('-').map(Number);
      expect(words.slice(start, end)).toBe(word);
    }
    expect((await ask('GET', `/export?format=webanno&texts=${id}`)).type).toContain('zip');
  });

  test('what is published of a text carries every name, its study and who confirmed it', async () => {
    const id = await share({ study: 'pacts' });
    const { ref, ...one } = statement('one', quote, 'support', { method: 'model', model: 'small' });
    const published = await ask('POST', '/publish', {
      body: {
        key: crypto.randomUUID(),
        source: source(),
        statements: [{ ref, ...one }],
        coding: { codedBy: 'Cy', coders: ['Ada', 'Bo'], study: 'pacts', text: id },
      },
    });
    expect(published.status).toBe(200);
    const item = await (
      await fetch(`${server.url}/api/statements/${published.body.statements[0].id}`)
    ).json();
    expect(item.statement.properties).toMatchObject({
      codedBy: 'Ada, Bo, Cy',
      confirmedBy: 'Cy',
      method: 'model',
      model: 'small',
      study: 'pacts',
    });
    const studied = await (await fetch(`${server.url}/api/statements?study=pacts`)).json();
    expect(
      studied.statements.map((one: { statement: { id: string } }) => one.statement.id),
    ).toEqual([published.body.statements[0].id]);
    const matrix = await (await fetch(`${server.url}/api/stances?study=nothing-here`)).json();
    expect(matrix.rows).toEqual([]);
    expect((await ask('GET', `/texts/${id}`)).body).toMatchObject({
      state: 'published',
      publishedBy: 'Ada, Bo, Cy',
    });
  });
});
