/** The server as a process: stops in order, outlives its children, a full disk and a clock that jumps. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasLink, keepLink, type ServerProcess, startServerProcess } from '../setup/process.ts';

/** More for a long run: KILLS=100. */
const kills = Number(process.env.KILLS ?? 3);
const year = 365 * 24 * 60 * 60 * 1000;

let folder: string;
let server: ServerProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stancegraph-process-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  server = undefined;
  // The process of the store ends a moment after its server.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});
const start = async (options: Parameters<typeof startServerProcess>[0] = {}) => {
  server = await startServerProcess({ ...options, env: { DATA_DIR: folder, ...options.env } });
  return server;
};
const cypher = (url: string, query: string) =>
  fetch(`${url}/api/cypher`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, timeoutMs: 60_000 }),
  });
const endless = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)';

describe('a stop', () => {
  test('lets a short answer end, cancels a long one, and is over with code 0', async () => {
    const one = await start({ env: { QUERY_TIMEOUT_MS: '60000', LOG_LEVEL: 'error' } });
    const kept = await keepLink(one.url, 'before');
    const long = cypher(one.url, endless).then(
      async (answer) => (await answer.json()).status,
      () => 'cut',
    );
    await expect
      .poll(async () => (await fetch(`${one.url}/metrics`)).text())
      .toMatch(/requests_running [2-9]/);
    const started = Date.now();
    const ended = one.end('SIGTERM');
    expect(await long).toBe('cut');
    expect(await ended).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(one.errors).toEqual([]);
    const again = await start();
    expect(await hasLink(again.url, kept ?? '')).toBe(true);
  });

  test('a second signal changes nothing', async () => {
    const one = await start();
    one.child.kill('SIGTERM');
    one.child.kill('SIGTERM');
    expect(await one.end('SIGINT')).toBe(0);
  });
});

test('killed children come back: only 503 meanwhile, and nothing acknowledged is lost', async () => {
  const one = await start();
  const kept: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const id = await keepLink(one.url, `round-${round}`);
    if (id) kept.push(id);
    expect((await cypher(one.url, 'RETURN 1')).status).toBe(200);
    const children = one.children();
    expect(children.length).toBeGreaterThanOrEqual(2);
    for (const child of children) process.kill(child, 'SIGKILL');
    const statuses = new Set<number>();
    await expect
      .poll(
        async () => {
          const answers = await Promise.all([
            fetch(`${one.url}/api/health`),
            cypher(one.url, 'RETURN 1'),
          ]);
          for (const { status } of answers) statuses.add(status);
          return answers.map(({ status }) => status);
        },
        { timeout: 60_000 },
      )
      .toEqual([200, 200]);
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  }
  expect(kept).toHaveLength(3);
  for (const id of kept) expect(await hasLink(one.url, id)).toBe(true);
});

/** Publishes a text with one coded statement; gives its id when it was acknowledged. */
async function publishWords(url: string, words: string): Promise<string | undefined> {
  const source = {
    title: `The Salt Gazette, ${words}`,
    publisher: 'Salt Gazette',
    date: '2024-05-01',
    language: 'en',
    sourceClass: 'press-or-reference',
    text: words,
    keepText: false,
  };
  const statement = {
    ref: 'one',
    kind: 'quote',
    method: 'hand',
    segments: [{ start: 0, end: words.length, exact: words }],
    speakers: [{ id: 'actor:bo' }],
    about: [{ agreement: 'agreement:bill', stance: 'support' }],
  };
  try {
    const answer = await fetch(`${url}/api/coding/publish`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        key: randomUUID(),
        source,
        statements: [statement],
        coding: { codedBy: 'Tester' },
      }),
    });
    const body = await answer.json();
    // What is refused for another reason than the kill would make this test one of nothing.
    if (!answer.ok && answer.status < 500) throw new TypeError(JSON.stringify(body));
    return answer.ok ? body.statements[0].id : undefined;
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('{')) throw error;
    return undefined;
  }
}

async function hasWords(url: string, id: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/statements/${encodeURIComponent(id)}`);
  return answer.status === 200 && (await answer.json()).sources.length === 1;
}

test(`${kills} times killed in the middle of edits and publishing: no acknowledged write is lost, every start succeeds`, async () => {
  const seeded = spawnSync(
    process.execPath,
    ['bin/stancegraph.mjs', 'seed', 'test/fixtures/synthetic'],
    { env: { PATH: process.env.PATH ?? '', DATA_DIR: folder }, encoding: 'utf8' },
  );
  expect([seeded.status, seeded.stderr]).toEqual([0, '']);
  const kept: string[] = [];
  const published: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const one = await start();
    for (const id of kept.slice(-20)) expect(await hasLink(one.url, id)).toBe(true);
    for (const id of published.slice(-5)) expect(await hasWords(one.url, id)).toBe(true);
    let isOver = false;
    let made = 0;
    const editors = [...Array(3).keys()].map(async (editor) => {
      while (!isOver) {
        const id = await keepLink(one.url, `${round}-${editor}-${made}`);
        made += 1;
        if (id) kept.push(id);
      }
    });
    const publisher = (async () => {
      while (!isOver) {
        const id = await publishWords(one.url, `Salt is good, ${round} and ${made} times.`);
        if (id) published.push(id);
      }
    })();
    await expect.poll(() => made).toBeGreaterThan(5 + 7 * (round % 4));
    // The server itself, or the process that owns the file.
    if (round % 3 === 2) for (const child of one.children()) process.kill(child, 'SIGKILL');
    await one.end('SIGKILL');
    isOver = true;
    await Promise.all([...editors, publisher]);
  }
  const last = await start();
  expect(kept.length).toBeGreaterThan(kills * 3);
  expect(published.length).toBeGreaterThan(0);
  const lost: string[] = [];
  // A few at a time: one address is not given thousands of connections.
  for (let at = 0; at < kept.length; at += 20) {
    const part = kept.slice(at, at + 20);
    const there = await Promise.all(part.map((id) => hasLink(last.url, id)));
    lost.push(...part.filter((_, index) => !there[index]));
  }
  expect(lost).toEqual([]);
  const words: boolean[] = [];
  for (const id of published) words.push(await hasWords(last.url, id));
  expect(words.filter((is) => !is)).toEqual([]);
}, 1_800_000);

test('killed while a webhook is told: the event comes again, under its number and as a second attempt', async () => {
  const offset = join(folder, 'offset');
  await writeFile(offset, '0');
  const options = {
    env: { CLOCK_OFFSET_FILE: offset, WEBHOOKS_PRIVATE: '1' },
    nodeArguments: ['--import', resolve('test/fixtures/jumping-clock.mjs')],
  };
  const had: string[] = [];
  let one = await start(options);
  // It has taken the event, and the server dies before it hears of that.
  const receiver = createServer((request, response) => {
    const { 'stancegraph-delivery': id, 'stancegraph-attempt': attempt } = request.headers;
    had.push(`${id} ${attempt}`);
    request.resume();
    if (had.length === 1) one.child.kill('SIGKILL');
    else response.writeHead(204).end();
  });
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  const { port } = receiver.address() as AddressInfo;
  const say = async (words: string) => {
    const form = new FormData();
    const rows = `speaker,agreement,stance,date,text\nAda,Salt law,support,2024-01-01,${words}\n`;
    form.append('files', new Blob([rows]), 'said.csv');
    const sent = await fetch(`${one.url}/api/imports`, { method: 'POST', body: form });
    const { id } = await sent.json();
    const state = async () =>
      (await (await fetch(`${one.url}/api/imports/${id}`)).json()).state as string;
    await expect.poll(state, { timeout: 20_000 }).toBe('ready');
    const apply = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    await fetch(`${one.url}/api/imports/${id}/apply`, { ...apply, body: '{"decisions":[]}' });
  };
  try {
    // What is there at the first look is no news.
    const known = join(folder, 'events', 'known-embedded.bin');
    await expect.poll(() => existsSync(known), { timeout: 20_000 }).toBe(true);
    const made = await fetch(`${one.url}/api/webhooks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: `http://127.0.0.1:${port}/`, events: ['statement'] }),
    });
    expect(made.status).toBe(201);
    await say('Salt is needed.');
    await expect.poll(() => had.length, { timeout: 30_000 }).toBe(1);
    await one.end('SIGKILL');
    one = await start(options);
    // Whoever was telling may still live: another goes on when its time is over.
    await writeFile(offset, '60000');
    await expect.poll(() => had.length, { timeout: 30_000 }).toBe(2);
    expect(had).toEqual(['1-statement 1', '1-statement 2']);
    await say('Salt is not needed.');
    await expect.poll(() => had.length, { timeout: 30_000 }).toBe(3);
    expect(had[2]).toMatch(/^[2-9]-statement 1$/);
  } finally {
    receiver.close();
  }
}, 120_000);

test('a full disk refuses writes in words, keeps what was acknowledged, and is well with room again', async () => {
  // As much as the store's file and its log need, and a little more; in blocks of 1,024 bytes.
  const one = await start({ shell: 'trap "" XFSZ; ulimit -f 900', env: { LOG_LEVEL: 'silent' } });
  const kept: string[] = [];
  const refused: number[] = [];
  for (let at = 0; at < 200 && refused.length < 3; at += 1) {
    const answer = await fetch(`${one.url}/api/links`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: `/matrix?q=${at}${'x'.repeat(7000)}` }),
    });
    if (answer.ok) kept.push((await answer.json()).id);
    else {
      refused.push(answer.status);
      expect((await answer.json()).detail.length).toBeGreaterThan(20);
    }
  }
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.filter((status) => status !== 503)).toEqual([]);
  await one.end('SIGTERM');
  const again = await start();
  const there = await Promise.all(kept.map((id) => hasLink(again.url, id)));
  expect(kept.length).toBeGreaterThan(0);
  expect(there.filter((is) => !is)).toEqual([]);
  expect(await keepLink(again.url, 'more')).toBeDefined();
});

test('a clock that jumps ahead and back ends tokens in their time, and hinders nothing', async () => {
  const offset = join(folder, 'offset');
  await writeFile(offset, '0');
  const one = await start({
    env: { CLOCK_OFFSET_FILE: offset },
    nodeArguments: ['--import', resolve('test/fixtures/jumping-clock.mjs')],
  });
  const made = await fetch(`${one.url}/api/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Press', role: 'editor' }),
  });
  const { token } = await made.json();
  // Sent to another name of this machine, so that the token alone counts.
  const status = async () =>
    (
      await fetch(`${one.url}/api/webhooks`, {
        headers: { Authorization: `Bearer ${token}`, Origin: 'http://elsewhere.example' },
      })
    ).status;
  const works = async (name: string) => {
    expect((await fetch(`${one.url}/api/statements`)).status).toBe(200);
    expect((await cypher(one.url, 'RETURN 1')).status).toBe(200);
    const id = await keepLink(one.url, name);
    expect(await hasLink(one.url, id ?? '')).toBe(true);
  };
  expect(await status()).toBe(200);
  await works('now');
  for (const [jump, expected] of [
    [year, 401],
    [-year, 200],
    [0, 200],
  ] as const) {
    await writeFile(offset, String(jump));
    await expect.poll(status).toBe(expected);
    await works(`at-${jump}`);
  }
  const audit = await (await fetch(`${one.url}/api/audit`)).json();
  expect(audit.total).toBe(5);
  expect(await one.end()).toBe(0);
});
