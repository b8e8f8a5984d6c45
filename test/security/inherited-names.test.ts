/** Names that every object of JavaScript has are no names of ours: asked for, they are unknown, and nothing fails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelNames, labels } from '../../model/vocabulary/labels.ts';
import {
  relationshipTypeNames,
  relationshipTypes,
} from '../../model/vocabulary/relationship-types.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';

const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

test.each(inherited)('%s is a property of no label and of no type', (name) => {
  for (const label of labelNames) expect(name in labels[label].properties).toBe(false);
  for (const type of relationshipTypeNames) {
    expect(name in relationshipTypes[type].properties).toBe(false);
  }
});

describe('asked for over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer('embedded');
  });
  afterAll(() => server.close());
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query });
    const answer = await fetch(`${server.url}/api/cypher`, { method: 'POST', headers, body });
    return answer.status;
  };

  test.each(inherited)('%s', async (name) => {
    const book = await (await fetch(`${server.url}/api/codebooks/${name}`)).json();
    const isName = !name.startsWith('_');
    expect(book).toMatchObject(isName ? { agreements: [], shipped: false } : { status: 400 });
    const wrong = [
      `RETURN date().${name} AS x`,
      `RETURN localtime().${name} AS x`,
      `RETURN date.truncate('${name}', date()) AS x`,
      `RETURN point({x: 1, y: 2, crs: '${name}'}) AS x`,
      ...(name === 'toString' ? [] : [`RETURN ${name}(1) AS x`]),
      `RETURN 1 IS :: ${name} AS x`,
      `CALL ${name}()`,
      `RETURN ${name}`,
      `RETURN $${name}`,
    ];
    for (const query of wrong) {
      const status = await ask(query);
      expect([query, [400, 403].includes(status) ? 'refused' : status]).toEqual([query, 'refused']);
    }
    expect(await ask(`RETURN {${name}: 1}.${name} AS x`)).toBe(200);
    expect(await ask(`MATCH (n:${name}) RETURN n.${name}`)).toBe(200);
    for (const path of [
      `/api/nodes/actor:${name}`,
      `/api/search?q=${name}`,
      `/api/statements?speaker=actor:${name}`,
      `/api/networks?rows=${name}`,
      `/api/queries/${name}`,
      `/api/scenes/${name}`,
      `/${name}`,
    ]) {
      const { status } = await fetch(server.url + path);
      expect([path, status < 500]).toEqual([path, true]);
    }
  });

  test('cells of a table are no stances and no votes', async () => {
    const form = new FormData();
    const rows = inherited.map((name, at) => `Speaker ${at},Pact,${name},2024-05-01,Words ${at}`);
    const csv = ['speaker,agreement,stance,date,quote', ...rows].join('\n');
    form.append('files', new Blob([csv], { type: 'text/csv' }), 'cells.csv');
    const answer = await fetch(`${server.url}/api/imports`, { method: 'POST', body: form });
    const begun = await answer.json();
    expect([answer.status, begun.detail]).toEqual([202, undefined]);
    const underway = ['reading', 'waiting'];
    let now = begun;
    const state = async () => {
      now = await (await fetch(`${server.url}/api/imports/${begun.id}`)).json();
      return underway.includes(now.state);
    };
    await expect.poll(state).toBe(false);
    const told = inherited.map((name) => JSON.stringify(name)).join(', ');
    expect(now).toMatchObject({ state: 'refused', reason: expect.stringContaining(told) });
  });
});
