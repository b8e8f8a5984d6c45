/** What the OpenAPI document promises beyond single answers: methods, bodies that may be missing, lists that may be texts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Document } from '../../server/http/openapi.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer('embedded', undefined, undefined, ['test/fixtures/synthetic']);
  document = await (await fetch(`${server.url}/api/openapi.json`)).json();
});
afterAll(() => server.close());

test('OPTIONS names exactly the methods that are described for a path', async () => {
  for (const [path, item] of Object.entries(document.paths)) {
    const answer = await fetch(server.url + path.replace(/\{\w+\}/g, 'x'), { method: 'OPTIONS' });
    const told = (answer.headers.get('allow') ?? '').split(', ');
    const described = Object.keys(item).map((method) => method.toUpperCase());
    const own = told.filter((method) => method !== 'OPTIONS' && method !== 'HEAD');
    expect([path, own.sort()]).toEqual([path, described.sort()]);
  }
});

test('a body is required exactly where something of it is', async () => {
  let optional = 0;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { requestBody }] of Object.entries(item)) {
      if (method === 'get' || (requestBody && !requestBody.content['application/json'])) continue;
      const isNeeded = requestBody?.required === true;
      const filled = path.replace('{number}', '1').replace(/\{\w+\}/g, 'x-y');
      const answer = await fetch(server.url + filled, { method: method.toUpperCase() });
      const told = await answer.text();
      const asked = told.includes('Send JSON') || told.includes('The request is invalid');
      expect([method, path, asked]).toEqual([method, path, isNeeded]);
      if (!isNeeded) optional += 1;
    }
  }
  expect(optional).toBeGreaterThan(3);
});

test('a list may be one text with commas, in an address and in a body', async () => {
  const path = '/api/nodes/actor%3Aada/neighbours';
  const { schema } = document.paths['/api/nodes/{id}/neighbours']?.post?.requestBody?.content[
    'application/json'
  ] ?? { schema: {} };
  expect(schema.properties?.type?.anyOf?.map(({ type }) => type)).toEqual(['array', 'string']);
  const found = async (type: string | string[]) => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type }),
    });
    return (await answer.json()).total;
  };
  const several = await found(['MADE', 'MEMBER_OF']);
  expect(several).toBeGreaterThan(0);
  expect(await found('MADE,MEMBER_OF')).toBe(several);
  const asked = await fetch(`${server.url}${path}?type=MADE&type=MEMBER_OF`);
  expect((await asked.json()).total).toBe(several);
});

test('what is sent as JSON of a kind of its own is not described as a text', () => {
  const content = document.paths['/api/export']?.get?.responses['200']?.content ?? {};
  expect(content['application/ld+json']?.schema).toEqual({});
  expect(content['text/csv']?.schema).toEqual({ type: 'string' });
});

test('no description needs a keyword that tools do not know', () => {
  expect(JSON.stringify(document)).not.toContain('prefixItems');
});
