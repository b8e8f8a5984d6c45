/** Short links over HTTP: who may keep one, where it leads, and where it never leads. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('short links on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, undefined, []);
  });
  afterAll(() => server?.close());

  const keep = (url: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/links`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({ url }),
    });
  const follow = (path: string) =>
    fetch(server.url + path, { redirect: 'manual', headers: { Accept: 'text/html' } });

  test('the same view has the same link, which leads to all of it', async () => {
    const view = '/?sel=actor%3Aa&stance=oppose#g=eJyrVspLzE1VslIqSS0uUdJRKk9NKlayilaqBgA_gQgd';
    const first = await keep(view);
    expect(first.status).toBe(201);
    const link = (await first.json()) as { id: string; url: string };
    expect(link.url).toMatch(/^\/l\/[a-z2-7]{8}$/);
    expect(link.url).toBe(`/l/${link.id}`);
    const again = await keep(server.url + view);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(link);
    const found = await follow(link.url);
    expect(found.status).toBe(302);
    expect(found.headers.get('location')).toBe(view);
    expect(found.headers.get('cache-control')).toBe('no-cache');
    const other = (await (await keep('/matrix')).json()) as { id: string };
    expect(other.id).not.toBe(link.id);
  });

  test.each([
    'https://elsewhere.example/matrix',
    '//elsewhere.example/matrix',
    '/.//elsewhere.example/matrix',
    '/\\elsewhere.example',
    'javascript:alert(1)',
    '/api/health',
    '/l/abcdefgh',
    '/no/such/page',
    '/matrix/%ff',
    '',
  ])('%j is kept by nobody', async (url) => {
    const reply = await keep(url);
    expect(reply.status).toBe(400);
    expect((await follow('/l/zzzzzzzz')).status).toBe(404);
  });

  test('one that is too long says what to do', async () => {
    const reply = await keep(`/?q=${'x'.repeat(20_000)}`);
    expect(reply.status).toBe(400);
    expect(((await reply.json()) as { detail: string }).detail).toContain('Save the canvas');
  });

  test('only who may write keeps one, and anyone follows it', async () => {
    const refused = await keep('/table', { Origin: 'https://elsewhere.example' });
    expect(refused.status).toBe(403);
  });
});
