/** What somebody sends is a value, never a piece of a query: through every route, on every store. Readers' own Cypher: test/contract/hostile.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document, JsonSchema } from '../../server/http/openapi.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const payloads = [
  "' OR 1=1 //",
  "x'}) MATCH (n) DETACH DELETE n //",
  'x"}) MATCH (n) DETACH DELETE n //',
  'x`) MATCH (n) DETACH DELETE n //',
  "x' UNION MATCH (t:StancegraphToken) RETURN t AS id //",
  '\\u0027}) MATCH (n) DETACH DELETE n //',
  '*) OR (name:*',
  '${process.exit(1)}',
];
const asksCypher = /cypher|\/run$/;

describe.each(storeKinds)('injected words on the %s store', (kind) => {
  let server: TestServer;
  let document: Document;
  const rates = { all: 1e9, cypher: 1e9 };
  beforeAll(async () => {
    server = await startTestServer(kind, rates, { host: '127.0.0.1' }, ['test/fixtures/synthetic']);
    document = await (await fetch(`${server.url}/api/openapi.json`)).json();
  });
  afterAll(() => server.close());
  const graph = async () =>
    JSON.stringify([
      await server.engine.read('MATCH (n:Entity) RETURN count(n) AS n'),
      await server.engine.read('MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n'),
    ]);

  test('change nothing as any text of any route that reads', async () => {
    const before = await graph();
    let asked = 0;
    const failed: string[] = [];
    const ask = async (path: string, init: RequestInit = {}) => {
      asked += 1;
      const { status } = await fetch(server.url + path, init);
      if (status >= 500) failed.push(`${status} ${path} ${init.body ?? ''}`);
    };
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, { parameters = [], requestBody, security }] of Object.entries(item)) {
        if (security || asksCypher.test(path)) continue;
        const texts = parameters.filter(({ schema }) => takesText(schema));
        for (const [at, { name, in: place }] of texts.entries()) {
          const payload = encodeURIComponent(payloads[at % payloads.length] ?? '');
          const address = place === 'path' ? path.replace(`{${name}}`, payload) : path;
          const search = place === 'path' ? '' : `?${name}=${payload}`;
          const filled = address.replace(/\{\w+\}/g, 'actor%3Aada') + search;
          await ask(filled, method === 'get' ? {} : json(method, {}));
        }
        const fields = requestBody?.content['application/json']?.schema.properties ?? {};
        for (const payload of Object.keys(fields).length > 0 ? payloads : []) {
          const body = Object.fromEntries(
            Object.entries(fields)
              .filter(([, schema]) => takesText(schema))
              .map(([name, schema]) => [name, schema.type === 'array' ? [payload] : payload]),
          );
          await ask(path.replace(/\{\w+\}/g, 'actor%3Aada'), json(method, body));
        }
      }
    }
    expect(failed).toEqual([]);
    expect(asked).toBeGreaterThan(150);
    expect(await graph()).toBe(before);
  });

  test.each(payloads)('match what is called so, and that is nothing: %s', async (payload) => {
    const sent = encodeURIComponent(payload);
    for (const name of ['speaker', 'party', 'agreement', 'source', 'country', 'study']) {
      const answer = await fetch(`${server.url}/api/statements?${name}=${sent}`);
      const body = await answer.json();
      expect([name, answer.status, body.statements ?? []]).toEqual([name, answer.status, []]);
    }
    const found = await (await fetch(`${server.url}/api/nodes/${sent}`)).json();
    expect(found.status).toBe(404);
    expect(JSON.stringify(found)).not.toContain('tokenHash');
  });

  test('are no piece of a query as labels, types and properties of imported graphs', async () => {
    const before = await graph();
    for (const payload of payloads) {
      const node = { type: 'node', id: '0', labels: ['Actor', payload] };
      const named = { id: 'actor:injected', name: 'Injected', [payload]: payload };
      const line = JSON.stringify({ ...node, properties: named });
      const edge = JSON.stringify({
        ...{ type: 'relationship', id: '1', label: payload, properties: { [payload]: 1 } },
        ...{ start: { id: '0', labels: ['Actor'] }, end: { id: '0', labels: ['Actor'] } },
      });
      const form = new FormData();
      form.append('files', new Blob([`${line}\n${edge}\n`]), 'graph.json');
      form.append('format', 'neo4j-json');
      form.append('options', '{"skipInvalid":true}');
      const begun = await fetch(`${server.url}/api/imports`, { method: 'POST', body: form });
      expect(begun.status).toBe(202);
      const at = `${server.url}/api/imports/${(await begun.json()).id}`;
      const state = async () => (await (await fetch(at)).json()).state as string;
      await expect.poll(state, { timeout: 20_000 }).toMatch(/^(ready|refused|failed)$/);
      if ((await state()) === 'ready') {
        await fetch(`${at}/apply`, json('post', { decisions: [] }));
        await expect.poll(state, { timeout: 20_000 }).toMatch(/^(applied|failed)$/);
      }
      expect((await fetch(at, { method: 'DELETE' })).status).toBeLessThan(500);
      await expect.poll(state, { timeout: 20_000 }).not.toMatch(/^(applied|undoing)$/);
    }
    expect(await graph()).toBe(before);
  });
});

function takesText({ type, items, anyOf, enum: values }: JsonSchema): boolean {
  if (values) return false;
  if (type === 'array') return items?.type === 'string' && !items.enum;
  return type === 'string' || anyOf?.some(({ type: one }) => one === 'string') === true;
}

function json(method: string, body: object): RequestInit {
  return {
    method: method.toUpperCase(),
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
