/** What clients of the Model Context Protocol are promised: on both transports, in both generations. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StatementAnswer } from '../../server/mcp/answer.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

const client = (mode: 'legacy' | 'auto') =>
  new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });

/** A tool's answer as data; its text says the same, and fits. */
async function call(from: Client, name: string, args: Record<string, unknown> = {}) {
  const { structuredContent, content, isError } = await from.callTool({ name, arguments: args });
  const [first] = content;
  const text = first?.type === 'text' ? first.text : '';
  expect(text.length).toBeLessThanOrEqual(8000);
  if (isError) return { refused: text };
  expect(JSON.parse(text)).toEqual(structuredContent);
  // biome-ignore lint/suspicious/noExplicitAny: each tool has a shape of its own, checked by the client
  return structuredContent as any;
}

describe.each(storeKinds)('over HTTP on the %s store', (kind) => {
  let server: TestServer;
  let newer: Client;
  beforeAll(async () => {
    server = await startTestServer(kind);
    newer = client('auto');
    await newer.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
  });
  afterAll(async () => {
    await newer.close();
    await server.close();
  });

  test('every tool only reads, and says what it gives', async () => {
    const { tools } = await newer.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'agreement',
      'changes',
      'cypher',
      'network',
      'path',
      'profile',
      'saved_queries',
      'saved_query',
      'search',
      'statement',
      'statements',
      'verify_quotation',
    ]);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.outputSchema?.type).toBe('object');
      expect(tool.description?.length).toBeGreaterThan(30);
    }
  });

  test('“Did Wilders change his position on the pact, in which words?” is answered from tools alone', async () => {
    const found = await call(newer, 'search', { text: 'Wilders', kind: 'Actor' });
    expect(found.items[0].id).toBe('actor:geert-wilders');
    const all = await call(newer, 'changes', { speaker: 'Wilders' });
    const answer = await (
      await fetch(`${server.url}/api/changes?speaker=actor:geert-wilders`)
    ).json();
    expect(all.changes).toBe(answer.totals.change);
    expect(all.about[0].name).toBe('Geert Wilders');
    const given = await call(newer, 'statements', { speaker: 'Geert Wilders', limit: 3 });
    expect(given.items.length).toBeGreaterThan(0);
    for (const one of given.items as StatementAnswer[]) {
      const id = encodeURIComponent(one.id);
      const { statement } = await (await fetch(`${server.url}/api/statements/${id}`)).json();
      expect(one.words).toBe(statement.properties.text);
      expect(one.link).toBe(`${server.url}/statements/${id}`);
      expect(one.sources.length).toBeGreaterThan(0);
    }
  });

  test('a client of the generation before is answered the same', async () => {
    const older = client('legacy');
    await older.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`)));
    const args = { agreement: 'agreement:pact', limit: 2 };
    expect(await call(older, 'statements', args)).toEqual(await call(newer, 'statements', args));
    await older.close();
  });

  test('pages that are cut to fit go on where they ended, and leave nothing out', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const page = await call(newer, 'statements', {
        agreement: 'agreement:pact',
        limit: 50,
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...page.items.map(({ id }: StatementAnswer) => id));
      cursor = page.next;
      pages += 1;
      expect(page.shown).toMatch(/^\d+ of \d+$/);
    } while (cursor && pages < 100);
    const { total } = await (
      await fetch(`${server.url}/api/statements?agreement=agreement:pact&limit=1`)
    ).json();
    expect(pages).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(total);
    expect(ids.length).toBe(total);
  });

  test('a name that may mean several is not guessed; one that means none says so', async () => {
    const several = await call(newer, 'profile', { speaker: 'Minister' });
    expect(several.refused).toMatch(/may mean several|Nothing here is named/);
    const none = await call(newer, 'profile', { speaker: 'Zaphod Beeblebrox' });
    expect(none.refused).toContain('Nothing here is named');
    const wrong = await call(newer, 'profile', { speaker: 'agreement:pact' });
    expect(wrong.refused).toContain('Agreement');
  });

  test('pages, paths, saved queries and Cypher are answered; a write is refused', async () => {
    const agreement = await call(newer, 'agreement', { agreement: 'agreement:pact' });
    expect(agreement.stances.total).toBeGreaterThan(10);
    const profile = await call(newer, 'profile', { speaker: 'actor:marjolein-faber' });
    expect(profile.statements.total).toBeGreaterThan(0);
    const path = await call(newer, 'path', {
      from: 'actor:marjolein-faber',
      to: 'actor:viktor-orban',
    });
    expect(path.items[0].at(-1).name).toBe('Viktor Orbán');
    const { items } = await call(newer, 'saved_queries');
    expect(items.length).toBeGreaterThanOrEqual(20);
    const run = await call(newer, 'saved_query', { name: 'agreements-by-disagreement' });
    expect(run.items.length).toBeGreaterThan(0);
    const rows = await call(newer, 'cypher', {
      query: 'MATCH (a:Actor {id: $id})-[:MADE]->(s) RETURN count(s) AS statements',
      params: { id: 'actor:marjolein-faber' },
    });
    expect(rows.items).toEqual([[profile.statements.total]]);
    const long = await call(newer, 'cypher', {
      query:
        "UNWIND range(1, 300) AS i RETURN i, reduce(t = '', x IN range(1, 20) | t + 'word ') AS t",
      limit: 200,
    });
    expect(long.shown).toMatch(/^\d+ of 200 or more$/);
    const huge = await call(newer, 'cypher', {
      query: "RETURN reduce(t = '', x IN range(1, 3000) | t + 'word ') AS t",
    });
    expect(huge.refused).toContain('8000');
    const write = await call(newer, 'cypher', { query: 'CREATE (n:Actor) RETURN n' });
    expect(write.refused).toMatch(/only|read|writ/i);
  });

  test('a quotation is verified, and an altered one never called exact', async () => {
    const given = await call(newer, 'statements', { speaker: 'Faber', limit: 5 });
    const { words, id } = given.items.find(
      (one: StatementAnswer) => one.kind === 'quotation' && one.words.split(' ').length > 8,
    );
    const exact = await call(newer, 'verify_quotation', { text: words, speaker: 'Faber' });
    expect([exact.status, exact.items[0].statement.id]).toEqual(['exact', id]);
    const [, second = '', ...rest] = words.split(' ');
    const altered = await call(newer, 'verify_quotation', {
      text: [second, 'never', ...rest].join(' '),
    });
    expect(altered.status).not.toBe('exact');
    const none = await call(newer, 'verify_quotation', {
      text: 'The moon is made of green cheese',
    });
    expect(none).toMatchObject({ status: 'not-held', items: [] });
  });

  test('a network gives the ties of the page, the strongest first', async () => {
    const ties = await call(newer, 'network', { agreement: 'agreement:pact' });
    expect(ties.items.length).toBeGreaterThan(2);
    const weights = ties.items.map((one: { weight: number }) => Math.abs(one.weight));
    expect(weights).toEqual([...weights].sort((a: number, b: number) => b - a));
    const { networks } = await (
      await fetch(`${server.url}/api/networks?rows=party&agreement=agreement:pact&minStatements=2`)
    ).json();
    const edges = networks[0].edges.filter((edge: { weight: number }) => edge.weight !== 0);
    expect(ties.shown).toBe(`${ties.items.length} of ${edges.length}`);
  });

  test('a page of another site cannot ask', async () => {
    const ask = (origin?: string) =>
      fetch(`${server.url}/mcp`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
          ...(origin ? { Origin: origin } : {}),
        },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
      });
    expect((await ask('https://example.org')).status).toBe(403);
    expect((await ask(server.url)).status).toBe(200);
    expect((await ask()).status).toBe(200);
  });
});

describe.each(storeKinds)('over stdio on the %s store', (kind) => {
  test('the command answers in both generations', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-mcp-'));
    if (kind === 'neo4j') await (await openTestStore('neo4j', 'seed/asylum-optout')).close();
    const env: Record<string, string> = {
      PATH: process.env.PATH ?? '',
      DATA_DIR: folder,
      ...(kind === 'neo4j'
        ? {
            NEO4J_URI: neo4jSettings.uri,
            NEO4J_USERNAME: neo4jSettings.username,
            NEO4J_PASSWORD: neo4jSettings.password,
          }
        : {}),
    };
    try {
      for (const mode of ['legacy', 'auto'] as const) {
        const one = client(mode);
        const args = ['dist/server/commands/mcp.js'];
        await one.connect(new StdioClientTransport({ command: process.execPath, args, env }));
        const found = await call(one, 'statements', { speaker: 'Faber', limit: 1 });
        expect(found.about[0].id).toBe('actor:marjolein-faber');
        expect(found.items[0].link).toMatch(/^http:\/\/127\.0\.0\.1:4800\/statements\//);
        await one.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('over stdio while an explorer has the embedded store', () => {
  test.each(['legacy', 'auto'] as const)('messages go to that explorer (%s)', async (mode) => {
    const folder = await mkdtemp(join(tmpdir(), 'stancegraph-mcp-'));
    const PORT = String(await freePort());
    const env = { PATH: process.env.PATH ?? '', DATA_DIR: folder, PORT };
    const explorer = spawn(process.execPath, ['dist/server/main.js'], { env });
    const ended = once(explorer, 'exit');
    try {
      for await (const line of createInterface({ input: explorer.stdout })) {
        if (line.startsWith('Stancegraph is at')) break;
      }
      const one = client(mode);
      const args = ['bin/stancegraph.mjs', 'mcp'];
      await one.connect(new StdioClientTransport({ command: process.execPath, args, env }));
      const found = await call(one, 'statements', { speaker: 'Faber', limit: 1 });
      expect(found.about[0].id).toBe('actor:marjolein-faber');
      await one.close();
    } finally {
      explorer.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
