/** Coding a text: suggestions from the graph, publishing once and whole, and what is then held. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BatchNode } from '../../server/store/batch.ts';
import { noted } from '../../server/store/changes.ts';
import { batchSteps } from '../../server/store/write-batch.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const text =
  'Marjolein Faber spoke in The Hague on Monday. 😀\r\n“We will ask Brussels for an opt-out again,” Faber said. Geert Wilders said that the pact is a very bad deal for us.';
const kept = text.replaceAll('\r\n', '\n');

describe.each(storeKinds)('coding on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${server.url}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: replies are checked by what is expected of them
    return { status: response.status, body: (await response.json()) as any };
  };
  const get = async (path: string) => (await fetch(`${server.url}/api${path}`)).json();
  const segment = (exact: string) => {
    const start = kept.indexOf(exact);
    return { start, end: start + exact.length, exact };
  };
  const quote = 'We will ask Brussels for an opt-out again';
  const clause = 'the pact is a very bad deal for us';
  const request = (changes: object = {}) => ({
    key: randomUUID(),
    source: {
      title: 'Faber asks again',
      publisher: 'De Havenbode',
      date: '2024-10-07',
      language: 'en',
      sourceClass: 'press-or-reference',
      text,
      keepText: false,
    },
    entities: [
      {
        ref: 'new',
        labels: ['Actor'],
        properties: { name: 'Sanne van der Meulen' },
        memberships: [{ party: 'party:pvv', role: 'member' }],
      },
    ],
    statements: [
      {
        ref: 'one',
        kind: 'quote',
        method: 'rules',
        confidence: 0.97,
        segments: [segment(quote)],
        speakers: [{ id: 'actor:marjolein-faber' }],
        about: [{ agreement: 'agreement:nl-opt-out-request', stance: 'support' }],
      },
      {
        ref: 'two',
        kind: 'paraphrase',
        method: 'hand',
        segments: [segment(clause)],
        speakers: [{ id: 'actor:geert-wilders', as: 'leader' }, { id: 'new' }],
        about: [{ agreement: 'agreement:pact', stance: 'oppose' }],
      },
    ],
    coding: { codedBy: 'A. Coder' },
    ...changes,
  });

  test('suggestions name nodes, agreements by the codebook, and stances from earlier statements', async () => {
    const { status, body } = await post('/coding/suggest', { text, date: '2024-10-07' });
    expect(status).toBe(200);
    const [first, second] = body.suggestions;
    expect(kept.slice(first.segments[0].start, first.segments[0].end)).toBe(quote);
    expect(first.speakers[0].candidates[0].id).toBe('actor:marjolein-faber');
    expect(first.about[0]).toMatchObject({
      agreement: 'agreement:nl-opt-out-request',
      filled: true,
      stance: { value: 'support' },
    });
    expect(second.about[0].agreement).toBe('agreement:pact');
  });

  test('what is published is there once, opens to its words, and is known from then on', async () => {
    const body = request();
    const dry = await post('/coding/publish', { ...body, dryRun: true });
    expect(dry.status).toBe(200);
    const first = await post('/coding/publish', body);
    expect(first.status).toBe(200);
    expect(await post('/coding/publish', body)).toEqual(first);
    const [one, two] = first.body.statements.map(({ id }: { id: string }) => id);
    const item = await get(`/statements/${one}`);
    const [stated] = item.sources;
    expect(kept.slice(stated.start, stated.end)).toBe(quote);
    expect(stated.prefix).toBe(kept.slice(stated.start - stated.prefix.length, stated.start));
    expect(item.statement.properties).toMatchObject({
      codedBy: 'A. Coder',
      method: 'rules',
      date: '2024-10-07',
    });
    expect((await get(`/sources/${first.body.source}`)).text).toBe(null);
    const told = await get(`/statements/${two}`);
    expect(told.speakers.map((speaker: { node: { id: string } }) => speaker.node.id)).toEqual([
      'actor:geert-wilders',
      'actor:sanne-van-der-meulen',
    ]);
    expect(await get(`/nodes/${one}/history`)).toMatchObject({
      versions: [{ number: 1, by: 'A. Coder', reason: 'published', before: null }],
    });
    expect(await get(`/nodes/${one}`)).not.toHaveProperty('node.properties.historyText');
    const { entries } = await get('/audit');
    const published = entries.filter(({ name }: { name: string }) => name.includes(body.key));
    expect(published).toHaveLength(1);
    const again = await post('/coding/suggest', { text, date: '2024-10-07' });
    expect(again.body.suggestions[0].known).toMatchObject({ status: 'exact', statement: one });
    const changed = { ...body, coding: { codedBy: 'Somebody else' } };
    expect((await post('/coding/publish', changed)).status).toBe(409);
  });

  test('what was coded keeps its history when a dossier brings it again', async () => {
    const { body } = await post('/coding/publish', request());
    const [{ id }] = body.entities;
    const before = await get(`/nodes/${id}/history`);
    expect(before.versions).toHaveLength(1);
    const node: BatchNode = { id, label: 'Actor', properties: { name: 'S. van der Meulen' } };
    const steps = batchSteps({ nodes: [node], relationships: [] });
    await server.engine.write(noted(kind, null, steps));
    expect(await get(`/nodes/${id}`)).toMatchObject({
      node: { properties: { name: 'S. van der Meulen' } },
    });
    expect(await get(`/nodes/${id}/history`)).toEqual(before);
  });

  test.each([
    ['words that stand elsewhere', { segments: [{ ...segment(quote), exact: 'We will not' }] }],
    ['a speaker whom nobody knows', { speakers: [{ id: 'actor:nobody-at-all' }] }],
    ['a speaker that cannot speak', { speakers: [{ id: 'agreement:pact' }] }],
    ['an agreement that is none', { about: [{ agreement: 'party:pvv', stance: 'oppose' }] }],
  ])('%s: refused with the place, and nothing is written', async (_, wrong) => {
    const before = await get('/health');
    const body = request();
    Object.assign(body.statements[1] as object, wrong);
    const { status, body: problem } = await post('/coding/publish', body);
    expect(status).toBe(422);
    expect(problem.errors[0].path).toMatch(/^statements\[1\]\./);
    expect(await get('/health')).toEqual(before);
  });

  test('a text is kept only with a licence', async () => {
    const { source } = request();
    const refused = await post(
      '/coding/publish',
      request({ source: { ...source, keepText: true } }),
    );
    expect(refused.status).toBe(422);
    const allowed = request({ source: { ...source, keepText: true, licence: 'CC BY 4.0' } });
    const made = await post('/coding/publish', allowed);
    expect((await get(`/sources/${made.body.source}`)).text).toBe(kept);
  });

  test('a quotation is exact, otherwise attributed, near with the difference, or not held', async () => {
    const held = 'We need to be in charge of our own asylum policy again';
    const ask = async (body: object) => (await post('/quotes/verify', body)).body;
    expect(
      await ask({ text: `“${held}”`, speaker: 'actor:marjolein-faber', date: '2024-09' }),
    ).toMatchObject({
      status: 'exact',
      matches: [{ part: false, differs: [], statement: { statement: { id: expect.any(String) } } }],
    });
    const other = await ask({ text: held, speaker: 'actor:geert-wilders', date: '2019' });
    expect(other).toMatchObject({ status: 'attributed-otherwise' });
    expect(other.matches[0].differs).toEqual(['speaker', 'date']);
    const near = await ask({ text: held.replace('need', 'do not need') });
    expect(near.status).toBe('near');
    expect(near.matches[0].difference).toContainEqual({ op: 'added', text: 'do not' });
    const nothing = await ask({ text: 'Nobody has ever uttered these very words about herring' });
    expect(nothing).toMatchObject({ status: 'not-held', matches: [] });
    expect(nothing.searched.statements).toBeGreaterThan(200);
    expect((await post('/quotes/verify', { text: 'two words' })).status).toBe(400);
  });

  test('every paraphrase of the graph is near, every quotation exact', async () => {
    const { statements } = await get('/statements?limit=200');
    for (const item of statements.slice(0, 60)) {
      const { text: words, kind: of } = item.statement.properties;
      if (words.split(' ').length < 5) continue;
      const { body } = await post('/quotes/verify', { text: words });
      const match = body.matches.find(
        (one: { statement: { statement: { id: string } } }) =>
          one.statement.statement.id === item.statement.id,
      );
      expect([match?.status, match?.paraphrase], words).toEqual(
        of === 'quote' ? ['exact', false] : ['near', true],
      );
    }
  });

  test('nearly the same name is told before somebody is made twice', async () => {
    const ask = async (name: string) =>
      (await post('/entities/similar', { label: 'Actor', name })).body.matches[0];
    expect(await ask('Marjolein Fabr')).toMatchObject({ node: { id: 'actor:marjolein-faber' } });
    expect((await ask('Faber, Marjolein')).similarity).toBeGreaterThanOrEqual(0.9);
    expect((await ask('Maria Faber')).similarity).toBeLessThan(0.9);
    expect(await ask('Quirijn Zandstra')).toBeUndefined();
  });

  test('a codebook is shipped, saved with a revision, and its aliases are found at once', async () => {
    const shipped = await get('/codebooks/asylum-optout');
    expect(shipped.agreements).toHaveLength(20);
    for (const { agreement } of shipped.agreements) {
      expect((await get(`/nodes/${agreement}`)).node?.id, agreement).toBe(agreement);
    }
    const alias = { language: 'en', text: 'the herring clause', match: 'exact' };
    const [first] = shipped.agreements;
    const agreements = [{ ...first, aliases: [...first.aliases, alias] }];
    const put = await fetch(`${server.url}/api/codebooks/asylum-optout`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ agreements }),
    });
    expect(put.status).toBe(201);
    const { body } = await post('/coding/suggest', {
      text: '“We will never sign the herring clause,” Faber said.',
      language: 'en',
    });
    expect(body.suggestions[0].about[0].agreement).toBe(first.agreement);
  });
});
