/**
 * A server, its store or the Neo4j behind it, killed while people code and publish: what was
 * acknowledged is there, and a text is published whole or not at all.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MortalNeo4j, mortalNeo4j } from '../setup/mortal-neo4j.ts';
import { type ServerProcess, startAgain } from '../setup/process.ts';
import { storeKinds } from '../setup/stores.ts';

/** Of each kind; more for a long run: KILLS=50. */
const kills = Number(process.env.KILLS ?? 1);
const each = 5;
const patience = { timeout: 120_000, interval: 100 };
const about = [{ agreement: 'agreement:pact', stance: 'support' }];
const speakers = [{ id: 'actor:marjolein-faber' }];

const isProc = existsSync('/proc/self') && existsSync('dist/server/main.js');

describe.skipIf(!isProc).each(storeKinds)('killed while coding on the %s store', (kind) => {
  let folder: string;
  let env: Record<string, string>;
  let server: ServerProcess;
  let neo4j: MortalNeo4j | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stancegraph-killed-coding-'));
    if (kind === 'neo4j') neo4j = await mortalNeo4j(join(folder, 'neo4j'));
    const { uri = '', username = '', password = '' } = neo4j ?? {};
    env = {
      DATA_DIR: join(folder, 'data'),
      SEED: '',
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
    };
    server = await startAgain({ env });
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await neo4j?.remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  const ask = (method: string, path: string, body?: object) =>
    fetch(`${server.url}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  /** The reply when it was acknowledged; nothing when it was lost with what was killed. */
  const acknowledged = async (method: string, path: string, body: object) => {
    let reply: Response;
    try {
      reply = await ask(method, path, body);
      if (reply.ok) return await reply.json();
    } catch {
      return undefined;
    }
    // What is refused for another reason than the kill would make this a test of nothing.
    if (reply.status < 500) throw new Error(`${reply.status} ${await reply.text()}`);
    return undefined;
  };

  const wordsOf = (title: string) =>
    Array.from({ length: each }, (_, at) => `We will keep ${title}, number ${at}.`);
  const sourceOf = (title: string) => ({
    title,
    publisher: 'A paper',
    date: '2024-10-07',
    language: 'en',
    sourceClass: 'press-or-reference',
    licence: 'CC0',
    keepText: true,
    text: wordsOf(title).join('\n'),
  });
  const statementsOf = (title: string, note = '') => {
    let start = 0;
    return wordsOf(title).map((exact, at) => {
      const segments = [{ start, end: start + exact.length, exact }];
      start += exact.length + 1;
      return { ref: `s${at}`, kind: 'quote', method: 'hand', segments, speakers, about, note };
    });
  };
  const publication = (title: string) => ({
    key: randomUUID(),
    source: sourceOf(title),
    statements: statementsOf(title),
    coding: { codedBy: 'Ada' },
  });

  /** How much of each text is in the graph: itself, its statements, their speakers and agreements. */
  async function held(titles: readonly string[]): Promise<Map<string, number[]>> {
    const query = `UNWIND $titles AS title
      OPTIONAL MATCH (x:Source {title: title})
      OPTIONAL MATCH (s:Statement)-[:STATED_IN]->(x)
      OPTIONAL MATCH (a:Actor)-[:MADE]->(s)
      OPTIONAL MATCH (s)-[b:ABOUT]->(:Agreement)
      RETURN title, count(DISTINCT x) AS x, count(DISTINCT s) AS s, count(a) AS a, count(b) AS b`;
    const reply = await ask('POST', '/cypher', { query, params: { titles } });
    const { rows } = await reply.json();
    return new Map(rows.map(([title, ...counts]: [string, ...number[]]) => [title, counts]));
  }
  const whole = [1, each, each, each];
  const nothing = [0, 0, 0, 0];

  /** The process that owns the file of the embedded store. */
  function owner(): number {
    for (const pid of server.children()) {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded/child.js')) return pid;
    }
    throw new Error('there is no process of the store');
  }

  async function killed(which: 'server' | 'store'): Promise<void> {
    if (which === 'server') await server.end('SIGKILL');
    else if (neo4j) await neo4j.kill();
    else process.kill(owner(), 'SIGKILL');
  }

  async function back(which: 'server' | 'store'): Promise<void> {
    if (which === 'server') server = await startAgain({ env });
    else await neo4j?.start();
    const status = async () => (await ask('GET', '/statements?limit=1')).status;
    await expect.poll(status, patience).toBe(200);
  }

  test.each(['server', 'store'] as const)(
    `the %s, ${kills} times`,
    async (which) => {
      const counts = { acknowledged: 0, lostWhole: 0, lostNothing: 0, saved: 0 };
      for (let kill = 0; kill < kills; kill += 1) {
        const name = `${which} ${kill}`;
        const text = await acknowledged('POST', '/coding/texts', { source: sourceOf(name) });
        expect(text?.id).toBeDefined();
        let isOver = false;
        let saved = -1;
        const coder = (async () => {
          for (let at = 0; !isOver; at += 1) {
            const body = { statements: statementsOf(name, `note ${at}`), done: false };
            const path = `/coding/texts/${text.id}/codings/Ada`;
            if (await acknowledged('PUT', path, body)) saved = at;
          }
        })();
        const sent: { title: string; request: ReturnType<typeof publication>; done: boolean }[] =
          [];
        const publisher = (async () => {
          while (!isOver) {
            const title = `${name}, text ${sent.length}`;
            const one = { title, request: publication(title), done: false };
            sent.push(one);
            one.done = (await acknowledged('POST', '/coding/publish', one.request)) !== undefined;
          }
        })();
        const isUnderWay = () => saved >= 0 && sent.some(({ done }) => done);
        await expect.poll(isUnderWay, patience).toBe(true);
        await setTimeout(Math.random() * 400);
        await killed(which);
        isOver = true;
        await Promise.all([coder, publisher]);
        await back(which);

        const coding = await (await ask('GET', `/coding/texts/${text.id}/codings/Ada`)).json();
        const notes = new Set(coding.statements.map(({ note }: { note: string }) => note));
        // All its statements are of one saving, and that is not older than the last acknowledged.
        expect([coding.statements.length, notes.size]).toEqual([each, 1]);
        expect(Number(String([...notes][0]).slice(5))).toBeGreaterThanOrEqual(saved);
        counts.saved += saved + 1;
        const found = await held(sent.map(({ title }) => title));
        const lost = sent.filter(({ done }) => !done);
        for (const { title, done } of sent) {
          const now = found.get(title) ?? [];
          const isWhole = JSON.stringify(now) === JSON.stringify(whole);
          if (done) counts.acknowledged += 1;
          else if (isWhole) counts.lostWhole += 1;
          else counts.lostNothing += 1;
          expect([title, now]).toEqual([title, done || isWhole ? whole : nothing]);
        }
        // Sent again under the same key it is there, once.
        for (const { request } of lost) {
          expect((await ask('POST', '/coding/publish', request)).status).toBe(200);
        }
        const again = await held(lost.map(({ title }) => title));
        expect([...again.values()]).toEqual(lost.map(() => whole));
        if (kill % 10 === 9) console.log(`${kind}, the ${which}:`, JSON.stringify(counts));
      }
      expect(counts.acknowledged).toBeGreaterThanOrEqual(kills);
    },
    1_800_000,
  );
});
