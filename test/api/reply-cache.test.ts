/** Replies are cached until the graph is written to: what is answered is never older than the last write. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '../../server/store/store.ts';
import { load } from '../../server/store/write-batch.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

describe.each(storeKinds)('replies on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api${path}`, { headers });
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeLessThan(300);
    return response.json();
  };
  const by = '/statements?speaker=actor:geert-wilders&limit=1';

  test('the same reply comes again, and by its mark only once', async () => {
    const first = await get(by);
    const again = await get(by);
    expect(await again.text()).toBe(await first.text());
    expect(again.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const mark = first.headers.get('etag') ?? '';
    expect(mark).not.toBe('');
    const known = await get(by, {
      'if-none-match': mark,
      'cache-control': 'max-age=0',
    });
    expect(known.status).toBe(304);
    const other = await get('/statements?speaker=actor:geert-wilders&limit=2');
    expect((await other.json()).statements).toHaveLength(2);
  });

  test('after a correction every page shows it at once, and the next one, too', async () => {
    const [shown] = (await (await get(by)).json()).statements;
    const { id } = shown.statement;
    const { text } = shown.statement.properties;
    expect(text).toContain(' ');
    const words = async () => {
      const { statements } = await (await get(by)).json();
      const node = await (await get(`/nodes/${id}`)).json();
      return [statements[0].statement.properties.text, node.node.properties.text];
    };
    const before = await words();
    expect(before).toEqual([text, text]);
    for (const changed of ['Other words of a test', 'Words of a test, once more']) {
      await send('PATCH', `/statements/${id}`, { changes: { text: changed }, reason: 'a test' });
      expect(await words()).toEqual([changed, changed]);
    }
  });

  test('what was not there is found once it is', async () => {
    const missing = await get('/nodes/actor:a-person-of-this-test');
    expect(missing.status).toBe(404);
    await load(createStore(server.engine), {
      nodes: [
        {
          id: 'actor:a-person-of-this-test',
          label: 'Actor',
          properties: { name: 'A Person of this Test' },
        },
      ],
      relationships: [],
    });
    const found = await get('/nodes/actor:a-person-of-this-test');
    expect(found.status).toBe(200);
  });
});
