/** Clients that are slow, many or abusive hold up nobody else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRemote } from '../../server/http/is-remote.ts';
import { listen } from '../../server/http/listen.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

/** A connection that sends so much, and then nothing. */
function say(port: number, words: string): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(words);
  return socket;
}

describe('connections', () => {
  test('one that never ends its headers is answered 408 and closed; others go on', async () => {
    const { url, close } = await listen(
      (_request, response) => void response.end('here'),
      '127.0.0.1',
      0,
      {
        headersTimeout: 300,
      },
    );
    const slow = say(Number(new URL(url).port), 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    const drip = setInterval(() => slow.write('a'), 100);
    expect(await (await fetch(url)).text()).toBe('here');
    expect(await text(slow)).toMatch(/^HTTP\/1\.1 408 /);
    clearInterval(drip);
    await close();
  });

  test('one address can hold so many and no more; a proxy’s address is of many clients', async () => {
    const opened = async (isProxy: boolean) => {
      const { server, url, close } = await listen(
        (_request, response) => void response.end('here'),
        '127.0.0.1',
        0,
        { isProxy: () => isProxy },
      );
      const port = Number(new URL(url).port);
      const sockets = [...Array(420)].map(() => say(port, ''));
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      const held = isProxy ? sockets.length : 400;
      const count = () =>
        new Promise<number>((resolve, reject) =>
          server.getConnections((error, found) => (error ? reject(error) : resolve(found))),
        );
      await expect.poll(count).toBe(held);
      for (const socket of sockets) socket.destroy();
      await close();
    };
    await opened(false);
    await opened(true);
  });

  test('what stops has time to end, and is cut then', async () => {
    const held: (() => void)[] = [];
    const quick = await listen(
      (request, response) => {
        if (request.url === '/never') return;
        held.push(() => response.end('done'));
      },
      '127.0.0.1',
      0,
    );
    const late = fetch(`${quick.url}/late`).then((answer) => answer.text());
    const never = fetch(`${quick.url}/never`).then(
      () => 'answered',
      () => 'cut',
    );
    await expect.poll(() => held.length).toBe(1);
    const closed = quick.end(400);
    held[0]?.();
    expect(await late).toBe('done');
    expect(await never).toBe('cut');
    await closed;
    expect(await fetch(quick.url).catch(() => 'refused')).toBe('refused');
  });
});

describe('limits of one client', () => {
  let open: TestServer;
  let behind: TestServer;
  const rates = { all: 5, cypher: 2 };
  const dossiers = ['test/fixtures/synthetic'];
  beforeAll(async () => {
    open = await startTestServer('embedded', rates, { host: '127.0.0.1' }, dossiers);
    const proxied = { host: '127.0.0.1', trustProxy: 'loopback', editorToken: 'x'.repeat(20) };
    behind = await startTestServer('embedded', rates, proxied, dossiers);
  });
  afterAll(() => Promise.all([open.close(), behind.close()]));
  const statuses = async (server: TestServer, addressOf: (at: number) => string) =>
    Promise.all(
      [...Array(8).keys()].map(
        async (at) =>
          (
            await fetch(`${server.url}/api/schema`, {
              headers: { 'X-Forwarded-For': addressOf(at) },
            })
          ).status,
      ),
    );

  test('hold for the address that a configured proxy names, and cannot be dodged by naming others', async () => {
    const many = (at: number) => `203.0.113.${at + 1}`;
    expect(await statuses(behind, many)).toEqual(Array(8).fill(200));
    const one = await statuses(behind, () => '198.51.100.7');
    expect(one.filter((status) => status === 429)).toHaveLength(3);
    // Without TRUST_PROXY what a client says of itself counts for nothing.
    const dodging = await statuses(open, many);
    expect(dodging.filter((status) => status === 429)).toHaveLength(3);
  });
});

test('who asks on and on beyond a limit waits for each refusal, and nobody else does', async () => {
  const server = await startTestServer(
    'embedded',
    { all: 3, cypher: 3 },
    { host: '127.0.0.1', trustProxy: 'loopback' },
  );
  try {
    const ask = async (address: string) => {
      const started = performance.now();
      const headers = { 'X-Forwarded-For': address };
      const { status } = await fetch(`${server.url}/api/schema`, { headers });
      return { status, ms: performance.now() - started };
    };
    for (let time = 0; time < 53; time += 1) await ask('198.51.100.7');
    const late = await Promise.all([ask('198.51.100.7'), ask('198.51.100.7')]);
    expect(late.map(({ status, ms }) => [status, ms >= 490])).toEqual(Array(2).fill([429, true]));
    expect((await ask('198.51.100.8')).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('who has gone meanwhile breaks nothing', () => {
  expect(isRemote({ headers: {}, socket: null })).toBe(true);
  expect(isRemote({ headers: {}, socket: { remoteAddress: '127.0.0.1' } })).toBe(false);
});

test('a body beyond its limit is refused before it is read', async () => {
  const server = await startTestServer('embedded', undefined, undefined, [
    'test/fixtures/synthetic',
  ]);
  const send = (path: string, bytes: number) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: 'x'.repeat(bytes) }),
    });
  expect((await send('/api/cypher', 2 * 1024 ** 2)).status).toBe(413);
  expect((await send('/api/quotes/verify', 2 * 1024 ** 2)).status).toBe(413);
  expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
  await server.close();
});

test('the protocol itself has limits', async () => {
  // Node's own, without which the others would be of little use.
  const server = createServer();
  expect(server.headersTimeout).toBeGreaterThan(0);
  const { server: ours, close } = await listen(() => {}, '127.0.0.1', 0);
  expect(ours.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(ours.requestTimeout).toBeLessThanOrEqual(30_000);
  expect(ours.timeout).toBeLessThanOrEqual(150_000);
  expect(ours.maxConnections).toBeLessThanOrEqual(2000);
  await close();
});
