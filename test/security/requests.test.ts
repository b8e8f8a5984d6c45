/** Requests made to do harm: rebinding, ways out of folders, prototypes, guessed tokens, forged pages. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';

const token = 'a-token-of-sixteen-characters-or-more';
const dossiers = ['test/fixtures/synthetic'];
let open: TestServer;
let guarded: TestServer;
let proxied: TestServer;
beforeAll(async () => {
  open = await startTestServer('embedded', undefined, { host: '127.0.0.1' }, dossiers);
  guarded = await startTestServer(
    'embedded',
    undefined,
    { host: '127.0.0.1', editorToken: token },
    dossiers,
  );
  proxied = await startTestServer(
    'embedded',
    undefined,
    { host: '127.0.0.1', trustProxy: 'loopback' },
    dossiers,
  );
});
afterAll(() => Promise.all([open.close(), guarded.close(), proxied.close()]));

/** A request with headers exactly as given. */
function send(server: TestServer, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('a foreign name that points to this machine (DNS rebinding)', () => {
  const names = [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    '127.0.0.1@evil.example',
  ];
  test.each(names)('learns nothing of a graph that is private: %s', async (name) => {
    const Host = `${name}:${open.port}`;
    for (const path of [
      '/api/search?q=ada',
      '/api/nodes/actor%3Aada',
      '/api/export?format=csv',
      '/mcp',
      '/metrics',
    ]) {
      const answer = await send(open, path, { Host });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body).not.toContain('Ada');
    }
  });

  test('under its own names, on any port of a tunnel, it answers', async () => {
    for (const Host of [
      `localhost:${open.port}`,
      '127.0.0.1:9000',
      `[::1]:${open.port}`,
      'localhost',
    ]) {
      expect((await send(open, '/api/nodes/actor%3Aada', { Host })).status).toBe(200);
    }
  });

  test.each([
    { 'X-Forwarded-For': '203.0.113.5' },
    { Via: '1.1 somewhere' },
    { Authorization: 'Basic YTpi' },
  ])('what a page can say of itself opens nothing: %j', async (headers) => {
    const answer = await send(open, '/api/search?q=ada', { Host: 'evil.example', ...headers });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('Ada');
  });

  test('a wrong token opens nothing', async () => {
    const headers = { Host: 'evil.example', Authorization: 'Bearer stg_not-a-token' };
    const answer = await send(open, '/api/search?q=ada', headers);
    expect(answer.status).toBe(401);
    expect(answer.body).not.toContain('Ada');
  });

  test('with a token or a proxy that is configured, a server has other names', async () => {
    const Host = 'stances.example';
    expect((await send(guarded, '/api/schema', { Host })).status).toBe(200);
    expect((await send(proxied, '/api/schema', { Host })).status).toBe(200);
  });
});

describe('ways out of a folder', () => {
  const ways = [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fserver%2fmain.js',
    '/assets/..%5c..%5cpackage.json',
    '/assets//etc/passwd',
    '/.vite/pages.json',
    '/.env',
    '/assets/%00/../../package.json',
    '/l/..%2f..%2fetc%2fpasswd',
    '/api/queries/..%2f..%2fpackage',
    '/api/scenes/..%2f..%2f..%2fetc%2fpasswd',
    '/api/imports/..%2f..%2f',
  ];
  test.each(ways)('lead to nothing: %s', async (path) => {
    const socket = connect(open.port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|403|404) /);
    expect(answer).not.toMatch(/"license"|root:x|"dependencies"/);
  });
});

test('names of prototypes are plain names, wherever they come', async () => {
  const bodies = [
    '{"query":"RETURN $p AS p","params":{"__proto__":{"polluted":1},"p":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}',
    '{"__proto__":{"polluted":1},"query":"RETURN 1 AS p"}',
    '{"constructor":{"prototype":{"polluted":1}},"query":"RETURN 1 AS p"}',
    '{"query":"RETURN {__proto__: {polluted: 1}, constructor: 2} AS p"}',
  ];
  for (const body of bodies) {
    const answer = await fetch(`${open.url}/api/cypher`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect([body, answer.status]).toEqual([body, 200]);
  }
  for (const path of [
    'search?q=ada&__proto__[polluted]=1',
    'statements?constructor.prototype.polluted=1',
    'nodes/__proto__',
    'queries/constructor',
    'profiles/__proto__',
    'feeds/__proto__',
  ]) {
    expect((await fetch(`${open.url}/api/${path}`)).status).toBeLessThan(500);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

describe('another site’s page (CSRF)', () => {
  const forged: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' },
  ];
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'];
  test.each(forged)('writes nothing, whatever it sends: %j', async (headers) => {
    for (const type of types) {
      for (const [method, path] of [
        ['POST', '/api/scenes'],
        ['POST', '/api/links'],
        ['POST', '/api/tokens'],
        ['POST', '/api/imports'],
        ['POST', '/api/coding/publish'],
      ] as const) {
        const answer = await fetch(open.url + path, {
          method,
          headers: { ...headers, 'Content-Type': type },
          body: '{"url":"/matrix","name":"x","role":"admin"}',
        });
        expect([path, answer.status]).toEqual([path, 403]);
      }
    }
  });

  test('is allowed nothing by CORS', async () => {
    for (const path of ['/api/schema', '/mcp', '/metrics', '/']) {
      const answer = await fetch(open.url + path, {
        headers: { Origin: 'https://evil.example', Accept: 'text/html' },
      });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('guessed tokens', () => {
  test('are slowed down for all routes together, and a right one still opens', async () => {
    const ask = (sent: string, path = '/api/schema') =>
      fetch(guarded.url + path, { headers: { Authorization: `Bearer ${sent}` } });
    const guesses: number[] = [];
    for (let at = 0; at < 24; at += 1) guesses.push((await ask(`stancegraph_${at}`)).status);
    expect(guesses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(guesses.slice(20)).toEqual(Array(4).fill(429));
  });

  test('tell nothing by what is answered: a near miss is refused as a wild guess is', async () => {
    const server = await startTestServer(
      'embedded',
      undefined,
      { host: '127.0.0.1', editorToken: token },
      dossiers,
    );
    const answers = new Set<string>();
    for (const sent of [
      'x',
      token.slice(0, -1),
      `${token.slice(0, -1)}!`,
      `${token}x`,
      'stancegraph_x',
    ]) {
      const answer = await fetch(`${server.url}/api/schema`, {
        headers: { Authorization: `Bearer ${sent}` },
      });
      answers.add(`${answer.status} ${await answer.text()}`);
    }
    expect(answers.size).toBe(1);
    await server.close();
  });
});
