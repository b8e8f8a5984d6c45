/** A model as one coder among others, by the Model Context Protocol: with a token of role coder alone, in a layer of its own. */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessRole } from '../../model/schemas/tokens.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const editorToken = 'the-first-token-of-all';
const words = [
  'The minister spoke in the morning.',
  '“We will not sign,” she said. “We will not sign,” she said again.',
].join('\n');

describe.each(storeKinds)('coding over MCP on the %s store', (kind) => {
  let server: TestServer;
  const clients: Client[] = [];
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${editorToken}`, 'Content-Type': 'application/json' };
    const reply = await fetch(`${server.url}/api${path}`, { ...init, headers });
    return { status: reply.status, body: await reply.json() };
  };
  const post = (path: string, body: object) =>
    ask(path, { method: 'POST', body: JSON.stringify(body) });
  const withToken = async (name: string, role: AccessRole, study?: string): Promise<Client> => {
    const made = await post('/tokens', { name, role, ...(study ? { study } : {}) });
    expect(made.status).toBe(201);
    return connected({ Authorization: `Bearer ${made.body.token}` });
  };
  const connected = async (headers: Record<string, string>) => {
    const client = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: 'auto' } },
    );
    const address = new URL(`${server.url}/mcp`);
    await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }));
    clients.push(client);
    return client;
  };
  const call = async (from: Client, name: string, args: Record<string, unknown> = {}) => {
    const { structuredContent, content, isError } = await from.callTool({ name, arguments: args });
    const [first] = content;
    const text = first?.type === 'text' ? first.text : '';
    expect(text.length).toBeLessThanOrEqual(8000);
    // biome-ignore lint/suspicious/noExplicitAny: each tool has a shape of its own, checked by the client
    return isError ? { refused: text } : (structuredContent as any);
  };
  const toolsOf = async (client: Client) => (await client.listTools()).tools;
  const share = async (title: string, settings: object = {}) => {
    const source = {
      title,
      publisher: 'A paper',
      date: '2020-05-01',
      language: 'en',
      sourceClass: 'press-or-reference',
      licence: 'CC0',
      keepText: true,
      text: words,
    };
    const made = await post('/coding/texts', { source, ...settings });
    expect(made.status).toBe(201);
    return made.body.id as string;
  };

  beforeAll(async () => {
    const rights = { host: '0.0.0.0', editorToken };
    server = await startTestServer(kind, undefined, rights, ['test/fixtures/synthetic']);
  });
  afterAll(async () => {
    for (const client of clients) await client.close();
    await server.close();
  });

  test('the tools of coders are there for coders alone, and one of them says that it writes', async () => {
    const plain = (await toolsOf(await connected({}))).map(({ name }) => name);
    const ofReader = await toolsOf(await withToken('a reader', 'reader'));
    expect(ofReader.map(({ name }) => name)).toEqual(plain);
    const ofCoder = await toolsOf(await withToken('a coder', 'coder'));
    const more = ofCoder.filter(({ name }) => !plain.includes(name));
    expect(more.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['texts_to_code', true],
      ['text_to_code', true],
      ['hand_in_coding', false],
    ]);
  });

  test('a text is read and coded; the coding is of the token, in no count, and others do not see it', async () => {
    const id = await share('A blind text', { blind: true });
    const [one, other] = [await withToken('model one', 'coder'), await withToken('two', 'coder')];
    const before = (await ask('/statements?limit=1')).body.total;
    const { items } = await call(one, 'texts_to_code');
    expect(items).toContainEqual(
      expect.objectContaining({ id, title: 'A blind text', handedIn: false }),
    );
    const read = await call(one, 'text_to_code', { text: id });
    expect([read.words, read.next]).toEqual([words, null]);
    const said = {
      words: 'We will not sign',
      occurrence: 2,
      kind: 'quote',
      speakers: ['Dee Silent'],
      about: [{ agreement: 'agreement:bill', stance: 'oppose' }],
    };
    const handed = await call(one, 'hand_in_coding', {
      text: id,
      statements: [said],
      model: 'a model',
    });
    expect(handed).toMatchObject({ statements: 1, done: true });
    const path = `/coding/texts/${id}/codings/${encodeURIComponent('model one')}`;
    const { body } = await ask(path);
    const start = words.lastIndexOf('We will not sign');
    expect(body).toMatchObject({ method: 'model', model: 'a model', done: true });
    expect(body.statements[0]).toMatchObject({
      method: 'model',
      speakers: [{ id: 'actor:dee' }],
      segments: [{ start, end: start + 16, exact: 'We will not sign' }],
    });
    expect((await ask('/statements?limit=1')).body.total).toBe(before);
    expect(JSON.stringify(await call(other, 'texts_to_code'))).not.toContain('model one');
    const { entries } = (await ask('/audit')).body;
    expect(JSON.stringify(entries)).toContain('model one');
  });

  test('what does not fit is refused in words, and keeps nothing', async () => {
    const id = await share('A second text', { study: 'dam' });
    const coder = await withToken('model three', 'coder', 'dam');
    const hand = (change: object) =>
      call(coder, 'hand_in_coding', {
        text: id,
        statements: [
          {
            words: 'We will not sign',
            kind: 'quote',
            speakers: ['actor:dee'],
            about: [{ agreement: 'agreement:bill', stance: 'oppose' }],
            ...change,
          },
        ],
      });
    expect((await hand({ words: 'We will sign' })).refused).toContain('does not stand in the text');
    expect((await hand({ occurrence: 3 })).refused).toContain('3 times');
    expect((await hand({ speakers: ['actor:nobody'] })).refused).toContain('actor:nobody');
    expect((await ask(`/coding/texts/${id}`)).body.codings).toEqual([]);
    const elsewhere = await share('Of another study', { study: 'salt' });
    const { items } = await call(coder, 'texts_to_code');
    expect(items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await call(coder, 'text_to_code', { text: elsewhere })).refused).toContain('"dam"');
    expect(await hand({})).toMatchObject({ statements: 1 });
  });
});
