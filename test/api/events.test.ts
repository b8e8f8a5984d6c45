/** Who asked is told: feeds, and webhooks with a receiver of their own. */
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deliverAll, pauseAfter } from '../../server/library/events/deliver.ts';
import { readLog } from '../../server/library/events/log.ts';
import { watchEvents } from '../../server/library/events/watch.ts';
import { createStore, type Store } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody's own server, which answers what it is told to. */
async function receiver() {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) });
    response.statusCode = answers.shift() ?? 204;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** A statement by somebody on an agreement, as an import writes it. */
function said(
  store: Store,
  name: string,
  by: string,
  stance: string,
  date: string,
  on = 'agreement:bill',
) {
  const id = `statement:${name}`;
  const properties = { text: `About salt, ${name}`, kind: 'quote', date };
  const join_ = (from: string, type: 'MADE' | 'ABOUT', to: string, more: object) => ({
    id: `${from}|${type}|${to}`,
    type,
    from,
    to,
    properties: { ...more },
  });
  return load(store, {
    nodes: [{ id, label: 'Statement', properties }],
    relationships: [join_(by, 'MADE', id, {}), join_(id, 'ABOUT', on, { stance })],
  });
}

describe.each(storeKinds)('events on %s', (kind) => {
  let server: TestServer;
  let store: Store;
  let folder: string;
  let hook: Awaited<ReturnType<typeof receiver>>;
  const settings = () => ({ dataDir: folder, webhooksPrivate: true });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-events-'));
    const rights = { host: '127.0.0.1', ...{ dataDir: folder, webhooksPrivate: true } };
    server = await startTestServer(kind, undefined, rights, ['test/fixtures/synthetic']);
    store = createStore(server.engine);
    hook = await receiver();
  });
  afterAll(async () => {
    await hook.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    hook.received.length = 0;
  });
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${server.url}/api${path}`, {
      method,
      ...(body
        ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
        : {}),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const watch = (at = folder) => watchEvents(store, { folder: at, everyMs: 1e9 });
  const bodies = () => hook.received.map(({ body }) => JSON.parse(body));

  test('what is written is told once, signed, with quotation and links; what was there is no news', async () => {
    const first = watch();
    await first.look();
    expect((await readLog(store)).events).toEqual([]);
    const made = await ask('POST', '/webhooks', { url: hook.url, events: ['statement', 'change'] });
    expect(made.status).toBe(201);
    await said(store, 'one', 'actor:bo', 'support', '2024-01-01');
    await said(store, 'two', 'actor:bo', 'oppose', '2024-02-01');
    await first.look();
    await deliverAll(store, settings());
    expect(bodies().map(({ event, statements }) => [event, statements[0].id])).toEqual([
      ['statement', 'statement:one'],
      ['statement', 'statement:two'],
      ['change', 'statement:two'],
    ]);
    const change = bodies()[2];
    expect(change.speaker.id).toBe('actor:bo');
    expect(change.statements.map((one: { text: string }) => one.text)).toEqual([
      'About salt, two',
      'About salt, one',
    ]);
    expect(change.link).toBe(`${server.url}/statements/statement%3Atwo`);
    for (const { headers, body } of hook.received) {
      const [, time, signed] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['stancegraph-signature'])) ?? [];
      const own = createHmac('sha256', made.body.secret).update(`${time}.${body}`).digest('hex');
      expect(signed).toBe(own);
    }
    // Neither again, nor after a restart.
    hook.received.length = 0;
    await first.look();
    await deliverAll(store, settings());
    await first.close();
    const again = watch();
    await again.look();
    await deliverAll(store, settings());
    await again.close();
    expect(bodies()).toEqual([]);
    expect((await ask('DELETE', `/webhooks/${made.body.id}`)).status).toBe(200);
  });

  test('what came while no server ran is told by the next, and by one of two alone', async () => {
    const before = watch();
    await before.look();
    await before.close();
    const { body: made } = await ask('POST', '/webhooks', { url: hook.url, events: ['statement'] });
    await said(store, 'meanwhile', 'actor:bo', 'oppose', '2024-03-01');
    const other = await mkdtemp(join(tmpdir(), 'stancegraph-events-'));
    // Another container: it has no file of what it knew.
    const [a, b] = [watch(), watch(other)];
    await Promise.all([a.look(), b.look()]);
    await Promise.all([deliverAll(store, settings()), deliverAll(store, settings())]);
    await deliverAll(store, settings());
    expect(bodies().map(({ statements }) => statements[0].id)).toEqual(['statement:meanwhile']);
    await Promise.all([a.close(), b.close()]);
    await rm(other, { recursive: true, force: true });
    await ask('DELETE', `/webhooks/${made.id}`);
  });

  test('a filter lets through what matches; first words and broken silence are events of their own', async () => {
    const bill = {
      id: 'agreement:new-bill',
      label: 'Agreement' as const,
      properties: { name: 'New bill' },
    };
    await load(store, {
      nodes: [bill],
      relationships: [
        {
          id: 'actor:ada|SIGNED|agreement:new-bill|',
          type: 'SIGNED',
          from: 'actor:ada',
          to: 'agreement:new-bill',
          properties: { sources: [] },
        },
      ],
    });
    const own = watch();
    await own.look();
    const { body: all } = await ask('POST', '/webhooks', {
      url: hook.url,
      events: ['first', 'silence-broken'],
    });
    const { body: filtered } = await ask('POST', '/webhooks', {
      url: `${hook.url}?filtered`,
      events: ['statement'],
      filter: 'speaker=actor:bo',
    });
    await said(store, 'first-words', 'actor:ada', 'support', '2024-04-01', 'agreement:new-bill');
    await said(store, 'of-bo', 'actor:bo', 'support', '2024-04-02', 'agreement:new-bill');
    await own.look();
    await deliverAll(store, settings());
    const told = bodies().map(({ event, statements }) => `${event} ${statements[0].id}`);
    expect(told.sort()).toEqual([
      'first statement:first-words',
      'silence-broken statement:first-words',
      'statement statement:of-bo',
    ]);
    await own.close();
    for (const { id } of [all, filtered]) await ask('DELETE', `/webhooks/${id}`);
  });

  test('a delivery that fails is tried again with longer pauses, in order, also by another server', async () => {
    const own = watch();
    await own.look();
    const { body: made } = await ask('POST', '/webhooks', { url: hook.url, events: ['statement'] });
    await said(store, 'retried', 'actor:bo', 'support', '2024-05-01');
    await said(store, 'after-it', 'actor:bo', 'support', '2024-05-02');
    await own.look();
    hook.answers.push(500, 302);
    let now = Date.now();
    const deliver = () => deliverAll(store, { ...settings(), now: () => now });
    await deliver();
    await deliver();
    expect(bodies()).toHaveLength(1);
    const waiting = (await ask('GET', '/webhooks')).body.webhooks;
    expect(waiting).toMatchObject([{ failures: 1, last: { result: 'answered 500' } }]);
    expect(JSON.stringify(waiting)).not.toContain('whsec_');
    now += pauseAfter(0) + 1;
    await deliver();
    expect(bodies()).toHaveLength(2);
    // A clock that jumps back by a year does not stop it.
    now -= 365 * 24 * 60 * 60 * 1000;
    await deliver();
    expect(bodies().map(({ statements }) => statements[0].id)).toEqual([
      'statement:retried',
      'statement:retried',
      'statement:retried',
      'statement:after-it',
    ]);
    const told = hook.received.map(({ headers }) => headers);
    expect(told.map((one) => one['stancegraph-attempt'])).toEqual(['1', '2', '3', '1']);
    expect(new Set(told.map((one) => one['stancegraph-delivery'])).size).toBe(2);
    expect(pauseAfter(30)).toBeLessThanOrEqual(6 * 60 * 60 * 1000);
    await own.close();
    await ask('DELETE', `/webhooks/${made.id}`);
  });

  test('an event that took many tries leaves all of them to the next', async () => {
    const own = watch();
    await own.look();
    const { body: made } = await ask('POST', '/webhooks', { url: hook.url, events: ['statement'] });
    await said(store, 'stubborn', 'actor:bo', 'support', '2024-05-03');
    await said(store, 'behind-it', 'actor:bo', 'support', '2024-05-04');
    await own.look();
    let now = Date.now();
    hook.answers.push(...Array(19).fill(500), 204, 500, 204);
    for (let at = 0; at < 21; at += 1) {
      await deliverAll(store, { ...settings(), now: () => now });
      now += pauseAfter(30);
    }
    const told = hook.received.map(({ headers, body }) => [
      JSON.parse(body).statements[0].id,
      headers['stancegraph-attempt'],
    ]);
    expect(told.slice(19)).toEqual([
      ['statement:stubborn', '20'],
      ['statement:behind-it', '1'],
      ['statement:behind-it', '2'],
    ]);
    await own.close();
    await ask('DELETE', `/webhooks/${made.id}`);
  });

  test('a test is sent once, signed, says what was answered, and touches nothing that waits', async () => {
    const { body: made } = await ask('POST', '/webhooks', { url: hook.url, events: ['change'] });
    const sent = await ask('POST', `/webhooks/${made.id}/test`, {});
    expect([sent.status, sent.body.result]).toEqual([200, 'delivered']);
    const [{ headers, body } = { headers: {}, body: '' }] = hook.received;
    expect(headers['stancegraph-event']).toBe('test');
    expect(JSON.parse(body)).toMatchObject({ event: 'test', statements: [] });
    const time = /^t=(\d+)/.exec(String(headers['stancegraph-signature']))?.[1];
    const own = createHmac('sha256', made.secret).update(`${time}.${body}`).digest('hex');
    expect(String(headers['stancegraph-signature'])).toBe(`t=${time},v1=${own}`);
    hook.answers.push(500);
    const failed = await ask('POST', `/webhooks/${made.id}/test`, {});
    expect(failed.body.result).toBe('answered 500');
    const [listed] = (await ask('GET', '/webhooks')).body.webhooks;
    expect(listed).toMatchObject({ last: null, failures: 0 });
    expect(hook.received).toHaveLength(2);
    await ask('DELETE', `/webhooks/${made.id}`);
    expect((await ask('POST', `/webhooks/${made.id}/test`, {})).status).toBe(404);
  });

  test('a filter that is none is refused, and says what is wrong with it', async () => {
    const request = { url: hook.url, events: ['change'], filter: 'party=party:x&colour=blue' };
    const refused = await ask('POST', '/webhooks', request);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('colour');
  });

  test('feeds are well-formed, keep their ids, and hold what matches alone', async () => {
    const read = async (path: string) => {
      const answer = await fetch(`${server.url}/api/feeds/${path}`);
      expect(answer.headers.get('content-type')).toContain('application/atom+xml');
      const xml = await answer.text();
      new SaxesParser({ xmlns: true }).write(xml).close();
      return { xml, ids: [...xml.matchAll(/<id>(urn:[^<]+)<\/id>/g)].map((match) => match[1]) };
    };
    const all = await read('statements.atom');
    expect(all.ids.length).toBeGreaterThan(5);
    expect(new Set(all.ids).size).toBe(all.ids.length);
    expect(all.xml).toContain('About salt, two');
    const ofAda = await read('statements.atom?speaker=actor%3Aada');
    expect(ofAda.xml).not.toContain('About salt, two');
    const changes = await read('changes.atom');
    expect(changes.xml).toContain('changed position on');
    expect((await read('changes.atom')).ids).toEqual(changes.ids);
    expect((await fetch(`${server.url}/api/feeds/secrets.atom`)).status).toBe(400);
  });

  test('markup in what was said stays text', async () => {
    await said(store, 'x<script>', 'actor:bo', 'support', '2024-06-01').catch(() => {});
    const own = watch();
    await load(store, {
      nodes: [
        { id: 'actor:bo', label: 'Actor', properties: { name: '<img src=x onerror=alert(1)>' } },
      ],
      relationships: [],
    });
    const xml = await (await fetch(`${server.url}/api/feeds/statements.atom`)).text();
    expect(xml).not.toMatch(/<img|<script/);
    expect(xml).toContain('&lt;img src=x');
    await own.close();
  });
});
