/** What a search promises beyond single names, asked over HTTP of every store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SearchReply, searchReply } from '../../model/schemas/api.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

/** An article with two quotations of the first graph, longer than any sentence. */
const article = `The Dutch cabinet has made its wish known in Brussels. On Wednesday the minister wrote:
“I have just informed the EU Commission that I want a migration opt-out in Europe for the
Netherlands.” ${'Nobody in the chamber had expected the letter on that day. '.repeat(12)}
Rob Jetten, of the opposition, spoke of “de olifant in de Europese porseleinkast”.`;

const answers = new Map<string, unknown>();

describe.each(storeKinds)('the search on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  /** The reply, which must be the same on every store but for scores. */
  async function search(q: string, more: Record<string, string> = {}): Promise<SearchReply> {
    const query = new URLSearchParams({ q, ...more });
    const response = await fetch(`${server.url}/api/search?${query}`);
    expect(response.status).toBe(200);
    const reply = searchReply.parse(await response.json());
    const comparable = JSON.stringify(reply, (key, value) => (key === 'score' ? 0 : value));
    const asked = String(query);
    expect(comparable).toBe(answers.get(asked) ?? comparable);
    answers.set(asked, comparable);
    return reply;
  }

  async function statementsOf(query: Record<string, string>): Promise<string[]> {
    const search = new URLSearchParams({ limit: '200', ...query });
    const reply = (await (await fetch(`${server.url}/api/statements?${search}`)).json()) as {
      statements: { statement: { id: string } }[];
    };
    return reply.statements.map(({ statement }) => statement.id);
  }

  const ids = (hits: SearchReply['hits']) => hits.map(({ node }) => node.id);

  test.each([
    'Faber opt-out',
    'opt-out Faber',
    'Marjolein Faber opt-out',
    'what did Faber say about the opt-out',
    'Fabr opt-out',
  ])('“%s” gives her statements about it first', async (q) => {
    const reply = await search(q, { limit: '20' });
    expect(reply.said.by?.nodes.map(({ id }) => id)).toEqual(['actor:marjolein-faber']);
    const about = reply.said.about?.nodes.map(({ id }) => id) ?? [];
    expect(about).toContain('agreement:nl-opt-out-request');
    const both = await statementsOf({
      speaker: 'actor:marjolein-faber',
      agreement: about.join(','),
    });
    expect(reply.said.both).toBe(both.length);
    expect(both.length).toBeGreaterThan(5);
    const first = ids(reply.hits).filter((id) => both.includes(id));
    expect(ids(reply.hits).slice(0, first.length)).toEqual(first);
    expect(first.length).toBeGreaterThanOrEqual(5);
    expect(both).toEqual(expect.arrayContaining(ids(reply.saidBy)));
    // What others said about it, which the list of hers does not have.
    expect(ids(reply.saidAbout).filter((id) => both.includes(id))).toEqual([]);
    const onIt = await statementsOf({ agreement: about.join(',') });
    expect(onIt).toEqual(expect.arrayContaining(ids(reply.saidAbout)));
    expect(reply.said.about?.total).toBe(onIt.length);
    expect(ids(reply.hits)).toContain('actor:marjolein-faber');
  });

  test('a name gives what was said by it or about it, with how much there is', async () => {
    const faber = await search('Faber');
    const said = await statementsOf({ speaker: 'actor:marjolein-faber' });
    expect(ids(faber.saidBy)).toEqual(said.slice(0, 5));
    expect(faber.said.by?.total).toBe(said.length);
    expect(faber.saidAbout).toEqual([]);
    const request = await search('opt-out request');
    const about = await statementsOf({ agreement: 'agreement:nl-opt-out-request' });
    expect(ids(request.saidAbout)).toEqual(about.slice(0, 5));
    expect(request.said.about?.total).toBe(about.length);
    expect(request.saidBy).toEqual([]);
  });

  test('a topic that is no agreement is looked for in what the speaker said', async () => {
    const { hits, said } = await search('Jetten elephant');
    expect(ids(hits).slice(0, 2)).toEqual(['statement:rob-jetten-01', 'actor:rob-jetten']);
    expect(said.both).toBe(1);
  });

  test('who said nothing about it stands beside what others said, and no guess instead', async () => {
    const { hits, saidBy, saidAbout, said } = await search('Schoof pact');
    expect(ids(hits)).toEqual(['actor:dick-schoof', 'agreement:pact']);
    expect(said.both).toBe(0);
    expect(saidBy.every((hit) => hit.said?.speakers.includes('Dick Schoof'))).toBe(true);
    expect(saidBy.length).toBeGreaterThan(0);
    expect(saidAbout.length).toBeGreaterThan(0);
  });

  test('names of several words stay names', async () => {
    for (const [q, id] of [
      ['migration pact', 'agreement:pact'],
      ['italy albania', 'agreement:italy-albania'],
      ['european parliament', 'institution:european-parliament'],
    ] as const) {
      expect(ids((await search(q)).hits)[0]).toBe(id);
    }
  });

  test('a sentence finds the statement that it quotes, its words marked', async () => {
    const q = 'I have just informed the EU Commission that I want a migration opt-out';
    const [hit] = (await search(q)).hits;
    expect(hit?.node.id).toBe('statement:faber-x-optout');
    const [[start, end] = [0, 0]] = hit?.highlight.ranges ?? [];
    expect(hit?.highlight.text.slice(start, end)).toBe(q.slice('I have just '.length));
  });

  test('a pasted article finds all that it quotes, in the original and in translation', async () => {
    expect(article.length).toBeGreaterThan(900);
    const { hits } = await search(article);
    expect(ids(hits)).toEqual(['statement:faber-x-optout', 'statement:rob-jetten-01']);
  });

  test('a pasted text that quotes nothing finds nothing', async () => {
    const { hits } = await search('Nobody in the chamber had expected the letter. '.repeat(20));
    expect(hits).toEqual([]);
  });

  test('one label asked for gives that label alone', async () => {
    const reply = await search('Faber opt-out', { label: 'Actor' });
    expect(ids(reply.hits)).toEqual(['actor:marjolein-faber']);
    expect(reply.saidBy).toEqual([]);
  });

  test('what is longer than an address may be is refused in words', async () => {
    const response = await fetch(`${server.url}/api/search?q=${'x'.repeat(10_001)}`);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain('at most 10000 characters');
  });
});
