/** Who may write, over HTTP. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../model/api.ts';
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
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
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
    // A token where none is set opens nothing.
    { Host: 'evil.example:PORT', Authorization: `Bearer ${token}` },
  ])('nobody else: %j', async (headers) => {
    const told = await session(server, filled(headers));
    expect(told.mayWrite).toBe(false);
    expect(told.reason?.length).toBeGreaterThan(40);
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
  });
});

test('a server that others reach and that has no editor token lets nobody write', async () => {
  const server = await startTestServer('embedded', undefined, { host: '0.0.0.0' });
  try {
    const told = await session(server, { Authorization: `Bearer ${token}` });
    expect(told).toMatchObject({ mayWrite: false, needsToken: false });
    expect(told.reason).toContain('EDITOR_TOKEN');
  } finally {
    await server.close();
  }
});
