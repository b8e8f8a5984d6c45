/** Who may write, over HTTP. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../model/schemas/api.ts';
import { listedQuery, type SavedQuery } from '../../model/schemas/queries.ts';
import { throughServer } from '../../server/library/open-library.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const token = 'a-token-of-sixteen-characters-or-more';

interface Answer {
  status: number;
  body: string;
}

/** A request with headers exactly as given: `fetch` would not let a test forge Host or Origin. */
function send(
  server: TestServer,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          received += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: received }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const session = async (server: TestServer, headers?: Record<string, string>): Promise<Session> =>
  JSON.parse((await send(server, '/api/session', headers)).body);

describe('without an editor token, on loopback', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('embedded');
  });
  afterAll(() => server.close());
  const filled = (headers: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value.replace('PORT', String(server.port)),
      ]),
    );

  test.each<Record<string, string>>([
    {},
    { Host: 'localhost:PORT' },
    { Host: 'LOCALHOST:PORT' },
    { Host: '[::1]:PORT' },
    { Origin: 'http://127.0.0.1:PORT' },
    { Host: 'localhost:PORT', Origin: 'http://localhost:PORT', 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none' },
  ])('the machine itself may write: %j', async (headers) => {
    expect(await session(server, filled(headers))).toEqual({
      mayWrite: true,
      needsToken: false,
      codingModel: null,
      reports: 'off',
      role: 'admin',
      name: null,
      reason: null,
    });
  });

  test.each<Record<string, string>>([
    // A name that an attacker's DNS makes point to 127.0.0.1.
    { Host: 'evil.example:PORT' },
    { Host: 'evil.example:PORT', Origin: 'http://evil.example:PORT' },
    { Host: 'evil.example:PORT', 'Sec-Fetch-Site': 'same-origin' },
    { Host: 'localhost.evil.example:PORT' },
    { Host: '127.0.0.1.nip.io:PORT' },
    { Host: '127.0.0.1' },
    { Host: '127.0.0.1:1' },
    { Host: 'localhost@evil.example:PORT' },
    // Another site, or another program on this machine, in the same browser.
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { Origin: 'https://127.0.0.1:PORT' },
    { Origin: 'http://localhost:PORT.evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    // A proxy.
    { 'X-Forwarded-For': '192.0.2.1' },
    { 'X-Forwarded-Host': 'stances.example' },
    { Forwarded: 'for=192.0.2.1' },
    { Via: '1.1 proxy.example' },
    { 'X-Real-IP': '192.0.2.1' },
    { 'X-Forwarded-Proto': 'https' },
    // A token where none is set opens nothing.
    { Host: 'evil.example:PORT', Authorization: `Bearer ${token}` },
  ])('nobody else: %j', async (headers) => {
    const told = await session(server, filled(headers));
    expect(told.mayWrite).toBe(false);
    expect(told.reason?.length).toBeGreaterThan(40);
  });
});

test('without an editor token nobody writes by the HTTP that proxies speak', async () => {
  const server = await startTestServer('embedded');
  try {
    for (const [version, mayWrite] of [
      ['1.1', true],
      ['1.0', false],
    ] as const) {
      const socket = connect(server.port, '127.0.0.1');
      socket.end(
        `GET /api/session HTTP/${version}\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
      );
      const told = (await text(socket)).split('\r\n\r\n')[1] ?? '';
      expect([version, JSON.parse(told).mayWrite]).toEqual([version, mayWrite]);
    }
  } finally {
    await server.close();
  }
});

describe('a saved query over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('embedded');
  });
  afterAll(() => server.close());
  const path = '/api/queries/mine';
  const body = JSON.stringify({ title: 'Mine', cypher: 'MATCH (a:Actor) RETURN a' });
  const json = { 'Content-Type': 'application/json' };
  const put = (headers: Record<string, string> = {}, sent = body) =>
    send(server, path, { ...json, ...headers }, 'PUT', sent);
  const there = async () => (await send(server, path)).status === 200;

  test('nobody else saves or deletes one, whatever the page sends', async () => {
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { Host: `evil.example:${server.port}` },
    ];
    for (const headers of foreign) {
      const refused = await put(headers);
      expect([refused.status, JSON.parse(refused.body).title]).toEqual([403, 'Not allowed']);
      expect((await send(server, path, headers, 'DELETE')).status).toBe(403);
    }
    // What a form, or a script without asking first, can send.
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const refused = await put({ 'Content-Type': type });
      expect([400, 415]).toContain(refused.status);
    }
    expect(await there()).toBe(false);
    // No other site is told that it may ask.
    const preflight = await fetch(server.url + path, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('is made, read, changed in its revision, deleted and put back', async () => {
    expect((await put({ 'If-None-Match': '*' })).status).toBe(201);
    expect((await put({ 'If-None-Match': '*' })).status).toBe(409);
    const read = await fetch(server.url + path);
    const etag = read.headers.get('etag') ?? '';
    const query = await read.json();
    expect(listedQuery.parse(query)).toEqual(query);
    expect(query).toMatchObject({ title: 'Mine', view: 'table', parameters: [], own: true });
    expect((await put({ 'If-Match': etag })).status).toBe(200);
    const late = await put({ 'If-Match': etag });
    expect([late.status, JSON.parse(late.body).detail]).toEqual([
      409,
      expect.stringContaining('somebody else'),
    ]);
    expect((await put({ 'If-Match': 'seven' })).status).toBe(400);
    const deleted = await send(server, path, {}, 'DELETE');
    expect(deleted.status).toBe(200);
    expect(await there()).toBe(false);
    expect((await send(server, path, {}, 'DELETE')).status).toBe(404);
    expect((await put({}, deleted.body)).status).toBe(201);
    const run = await send(server, `${path}/run`, json, 'POST', '{}');
    expect(JSON.parse(run.body).summary.rowCount).toBeGreaterThan(50);
    const options = await send(server, '/api/queries/who-voted-for-and-against/options/nothing');
    expect(options.status).toBe(404);
  });

  test('what is wrong is told by field, and a shipped one stays', async () => {
    const wrong = await put({}, JSON.stringify({ title: '', cypher: 'RETURN $x' }));
    expect(JSON.parse(wrong.body).errors).toEqual([{ path: 'title', message: expect.any(String) }]);
    const named = await send(server, '/api/queries/No%20Name', json, 'PUT', body);
    expect(named.status).toBe(400);
    const writes = await put({}, JSON.stringify({ title: 'X', cypher: 'MATCH (n) DELETE n' }));
    expect(writes.status).toBe(403);
    const shipped = await send(server, '/api/queries/shortest-chain', json, 'PUT', body);
    expect([shipped.status, JSON.parse(shipped.body).detail]).toEqual([
      403,
      expect.stringContaining('another name'),
    ]);
  });

  test('the description says which routes write and how', async () => {
    const document = await (await fetch(`${server.url}/api/openapi.json`)).json();
    expect(document.components.securitySchemes.editorToken).toMatchObject({ scheme: 'bearer' });
    const { put: saves, get: reads } = document.paths['/api/queries/{name}'];
    expect(saves.security).toEqual([{ editorToken: [] }, {}]);
    expect(reads.security).toBeUndefined();
  });
});

describe('with an editor token', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('embedded', undefined, { host: '0.0.0.0', editorToken: token });
  });
  afterAll(() => server.close());

  test.each<[boolean, Record<string, string>]>([
    [true, { Authorization: `Bearer ${token}` }],
    [true, { Authorization: `bearer ${token}`, Host: 'stances.example' }],
    [true, { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '192.0.2.1' }],
    [false, {}],
    [false, { Authorization: '' }],
    [false, { Authorization: 'Bearer ' }],
    [false, { Authorization: token }],
    [false, { Authorization: `Basic ${token}` }],
    [false, { Authorization: `Bearer ${token}x` }],
    [false, { Authorization: `Bearer ${token.slice(1)}` }],
    [false, { Authorization: `Bearer ${token.toUpperCase()}` }],
  ])('%s: %j', async (mayWrite, headers) => {
    expect(await session(server, headers)).toMatchObject({ mayWrite, needsToken: true });
    const body = JSON.stringify({ title: 'Mine', cypher: 'MATCH (a:Actor) RETURN a' });
    const sent = { ...headers, 'Content-Type': 'application/json' };
    const put = await send(server, '/api/queries/mine', sent, 'PUT', body);
    const wrongToken = !mayWrite && /^bearer +\S/i.test(headers.Authorization ?? '');
    expect(put.status).toBe(mayWrite ? 201 : wrongToken ? 401 : 403);
    await send(server, '/api/queries/mine', sent, 'DELETE');
  });
});

test('a server that others reach and that has no editor token lets nobody write', async () => {
  const server = await startTestServer('embedded', undefined, { host: '0.0.0.0' });
  try {
    const told = await session(server, { Authorization: `Bearer ${token}` });
    expect(told).toMatchObject({ mayWrite: false, needsToken: false });
    expect(told.reason).toContain('not a token of this server');
    expect((await session(server, {})).reason).toContain('EDITOR_TOKEN');
  } finally {
    await server.close();
  }
});

test('another site may show the embed view in a frame, and nothing else', async () => {
  const server = await startTestServer('embedded');
  const framing = async (path: string) => {
    const { headers } = await fetch(server.url + path);
    const policy = headers.get('content-security-policy') ?? '';
    return [/frame-ancestors ([^;]*)/.exec(policy)?.[1], headers.get('x-frame-options')];
  };
  try {
    expect(await framing('/embed/queries/shortest-chain?one=actor:x')).toEqual(['*', null]);
    const others = ['/', '/queries/shortest-chain', '/embed', '/embed/queries', '/api/health'];
    for (const path of [...others, '/embed/queries/a/b', '/api/docs', '/embed/../queries']) {
      expect([path, ...(await framing(path))]).toEqual([path, "'none'", 'DENY']);
    }
  } finally {
    await server.close();
  }
});

test('a command reaches people’s own queries through the server that holds the store', async () => {
  const server = await startTestServer('embedded', undefined, {
    host: '127.0.0.1',
    editorToken: token,
  });
  const gone = new Error('the store is in use');
  const query = (name: string, cypher: string): SavedQuery => ({
    ...{ name, title: name, description: '', cypher, parameters: [], view: 'table', tags: [] },
  });
  const good = query('good', 'MATCH (a:Actor) RETURN a');
  try {
    const library = await throughServer(server.url, token, gone);
    expect(await library.save([good])).toMatchObject({ made: 1, changed: 0, same: 0 });
    expect(await library.save([good])).toMatchObject({ made: 0, changed: 0, same: 1 });
    expect((await library.list()).map(({ name }) => name)).toEqual(['good']);
    const refused = library.save([query('bad', 'MATCH (n) DELETE n'), query('more', 'RETURN 1')]);
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('saved none'),
      facts: { errors: [{ path: 'bad' }] },
    });
    expect((await library.list()).map(({ name }) => name)).toEqual(['good']);
    const stranger = await throughServer(server.url, undefined, gone);
    await expect(stranger.save([query('other', 'RETURN 1')])).rejects.toMatchObject({
      facts: { errors: [{ path: 'other', message: expect.stringContaining('editor token') }] },
    });
  } finally {
    await server.close();
  }
  await expect(throughServer(server.url, token, gone)).rejects.toBe(gone);
});
