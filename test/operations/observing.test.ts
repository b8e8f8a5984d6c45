/** What whoever runs a server sees of it: readiness, figures, and a log without anybody's words. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StancegraphError } from '../../server/errors.ts';
import { createApp } from '../../server/http/app.ts';
import { type Listening, listen } from '../../server/http/listen.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore('embedded', 'test/fixtures/synthetic');
});
afterAll(() => opened.close());

/** A server that keeps its log. */
async function serve(
  level: string,
  more: { metricsToken?: string; trustProxy?: string } = {},
  stopping = { isStopping: false },
) {
  const lines: string[] = [];
  const sink = new Writable({
    write(part, _encoding, done) {
      lines.push(...String(part).trim().split('\n'));
      done();
    },
  });
  const config = { queryTimeoutMs: 5000, queryMaxRows: 1000, host: '127.0.0.1', ...more };
  const app = createApp({
    store: opened.store,
    config,
    log: pino({ level }, sink),
    version: '1.2.3',
    stopping,
  });
  const listening: Listening = await listen(app, '127.0.0.1', 0);
  return { ...listening, lines };
}

const secret = 'a-token-for-prometheus';

describe('the log', () => {
  test('has a line for each request, with its id, its route’s pattern and no word of anybody’s', async () => {
    const server = await serve('info');
    const query = "MATCH (n) WHERE n.name = 'Zuckerkandl' RETURN nonsense(n)";
    const ask = (path: string, init: RequestInit = {}) => fetch(server.url + path, init);
    const found = await ask('/api/search?q=Zuckerkandl');
    await ask('/api/nodes/actor%3Azuckerkandl');
    await ask('/Zuckerkandl');
    await ask('/api/cypher', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Bearer Zuckerkandl' },
      body: JSON.stringify({ query, params: { name: 'Zuckerkandl' } }),
    });
    await server.close();
    const entries = server.lines.map((line) => JSON.parse(line));
    const requests = entries.filter(({ msg }) => msg === 'request');
    expect(requests.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/api/search', 200],
      ['GET', '/api/nodes/:id', 404],
      ['GET', 'page', 404],
      ['POST', '/api/cypher', 400],
    ]);
    expect(requests[0].requestId).toBe(found.headers.get('x-request-id'));
    expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(4);
    expect(server.lines.join('\n')).not.toMatch(/zuckerkandl|nonsense/i);
  });

  test('at its default level tells a failure by its place, not by its words', async () => {
    const server = await serve('warn');
    const { read } = opened.engine;
    opened.engine.read = async () => {
      throw new TypeError('MATCH (n {name: "Zuckerkandl"}) failed');
    };
    const answer = await fetch(`${server.url}/api/nodes/actor%3Azuckerkandl`);
    opened.engine.read = read;
    await server.close();
    expect(answer.status).toBe(500);
    const [entry, ...others] = server.lines.map((line) => JSON.parse(line));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ route: '/api/nodes/:id', status: 500, error: 'TypeError' });
    expect(entry.requestId).toBe(answer.headers.get('x-request-id'));
    expect(entry.at.length).toBeGreaterThan(0);
    expect(JSON.stringify(entry)).not.toMatch(/zuckerkandl|MATCH/i);
  });

  test('takes an id that a trusted proxy gave, and nobody else’s', async () => {
    const open = await serve('silent');
    const behind = await serve('silent', { trustProxy: 'loopback' });
    const id = 'abcdef-0123456789';
    const idFrom = async (url: string, given: string) =>
      (await fetch(`${url}/api/ready`, { headers: { 'X-Request-Id': given } })).headers.get(
        'x-request-id',
      );
    expect(await idFrom(behind.url, id)).toBe(id);
    expect(await idFrom(behind.url, 'x"}{"level":60')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFrom(open.url, id)).not.toBe(id);
    await Promise.all([open.close(), behind.close()]);
  });
});

describe('/metrics', () => {
  test('counts requests by route, and says whether the store answers', async () => {
    const server = await serve('silent');
    const text = async () => (await fetch(`${server.url}/metrics`)).text();
    await fetch(`${server.url}/api/nodes/actor%3Abo`);
    await fetch(`${server.url}/api/nodes/actor%3Anobody`);
    const before = await text();
    expect(before).toContain(
      'stancegraph_http_requests_total{method="GET",route="/api/nodes/:id",status="200"} 1',
    );
    expect(before).toContain('route="/api/nodes/:id",status="404"} 1');
    expect(before).toContain('stancegraph_info{version="1.2.3"} 1');
    expect(before).toMatch(/^stancegraph_store_up 1$/m);
    expect(before).not.toContain('nobody');
    const { read } = opened.engine;
    opened.engine.read = async () => {
      throw new Error('away');
    };
    expect(await text()).toMatch(/^stancegraph_store_up 0$/m);
    opened.engine.read = read;
    await server.close();
  });

  test('are for this machine alone, or for whoever has METRICS_TOKEN', async () => {
    const open = await serve('silent');
    const guarded = await serve('silent', { metricsToken: secret });
    const status = async (url: string, headers: Record<string, string> = {}) =>
      (await fetch(`${url}/metrics`, { headers })).status;
    expect(await status(open.url)).toBe(200);
    expect(await status(open.url, { 'X-Forwarded-For': '203.0.113.9' })).toBe(403);
    expect(await status(open.url, { Origin: 'https://evil.example' })).toBe(403);
    expect(await status(guarded.url)).toBe(401);
    expect(await status(guarded.url, { Authorization: `Bearer ${secret}x` })).toBe(401);
    expect(await status(guarded.url, { Authorization: `Bearer ${secret}` })).toBe(200);
    await Promise.all([open.close(), guarded.close()]);
  });
});

test('/api/ready is 503 with Retry-After while the store is away or the server stops', async () => {
  const stopping = { isStopping: false };
  const server = await serve('silent', {}, stopping);
  const ask = () => fetch(`${server.url}/api/ready`);
  expect(await (await ask()).json()).toEqual({ status: 'ready' });
  // A store that is there and answers too late is no place to send requests to.
  const { read } = opened.engine;
  opened.engine.read = () => Promise.reject(new StancegraphError('limit-reached', 'too long'));
  const late = await ask();
  opened.engine.read = read;
  expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5']);
  stopping.isStopping = true;
  const told = await ask();
  expect(told.status).toBe(503);
  expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(told.headers.get('connection')).toBe('close');
  await server.close();
});
