/** A source whose text changes: what is carried over, what a person places, versions and the way back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicationOf } from '../setup/published-source.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are checked by what is expected of them
type Reply = { status: number; body: any };

const quotes = [
  'We will ask Brussels for an opt-out again, whatever they say',
  'The pact is a very bad deal for the people of this country',
  'Nobody in this house has read all of its twelve thousand pages',
];
const before = `Marjolein Faber spoke in The Hague on Monday.
“${quotes[0]},” Faber said.
“${quotes[1]},” she added. Later she said: “${quotes[2]}.”
`;
/** A paragraph before, one word of the second changed, the third gone. */
const after = before
  .replace('Marjolein', 'CORRECTION: an earlier version had the wrong day.\nMarjolein')
  .replace('very bad deal', 'very poor deal')
  .replace(` Later she said: “${quotes[2]}.”`, '');

describe.each(storeKinds)('living sources on the %s store', (kind) => {
  let server: TestServer;
  let source = '';
  let ids: string[] = [];

  const send = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const get = async (path: string) => (await send('GET', path)).body;
  const post = (path: string, body: unknown) => send('POST', path, body);
  /** Where the words of a statement stand in the source. */
  const place = async (at: number) => {
    const { sources } = await get(`/statements/${ids[at]}`);
    const found = sources.find((one: { source: { id: string } }) => one.source.id === source);
    const { exact, prefix, suffix, start, end } = found;
    return { exact, prefix, suffix, start, end };
  };
  const texts = (body: object) => post(`/sources/${source}/texts`, { by: 'A. Editor', ...body });

  beforeAll(async () => {
    server = await startTestServer(kind);
    const { status, body } = await post('/coding/publish', publicationOf(before, quotes));
    expect(status, JSON.stringify(body)).toBe(200);
    source = body.source;
    ids = body.statements.map(({ id }: { id: string }) => id);
  });
  afterAll(() => server.close());

  test('a look shows what differs and what would be carried, and changes nothing', async () => {
    const { status, body } = await texts({ text: after, reason: 'Corrected', dryRun: true });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ written: false, carried: 1, left: 2 });
    expect(body.passages.map(({ status }: { status: string }) => status)).toEqual([
      'moved',
      'changed',
      'lost',
    ]);
    expect(body.passages[1].places).toMatchObject([
      { exact: quotes[1]?.replace('very bad', 'very poor') },
    ]);
    const changed = body.difference.filter(({ op }: { op: string }) => op !== 'same');
    expect(changed).toContainEqual({ op: 'dropped', text: 'bad' });
    expect(changed).toContainEqual({ op: 'added', text: 'poor' });
    expect((await get(`/sources/${source}`)).text).toBe(before);
    expect(await get(`/sources/${source}/texts`)).toMatchObject({ versions: [], left: [] });
  });

  test('what stands at one place is carried over; the rest stays and is listed', async () => {
    const old = [await place(0), await place(1), await place(2)];
    const { status, body } = await texts({ text: after, reason: 'The paper corrected itself' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ written: true, carried: 1, left: 2, revision: 2 });
    expect((await get(`/sources/${source}`)).text).toBe(after);
    const carried = await place(0);
    expect(after.slice(carried.start, carried.end)).toBe(quotes[0]);
    expect(carried.start).not.toBe(old[0]?.start);
    expect([await place(1), await place(2)]).toEqual([old[1], old[2]]);
    const { left, versions } = await get(`/sources/${source}/texts`);
    expect(left.map(({ statement }: { statement: string }) => statement).sort()).toEqual(
      [ids[1], ids[2]].sort(),
    );
    expect(versions).toMatchObject([
      { number: 2, by: 'A. Editor', passages: { carried: 1, left: 2 } },
    ]);
    expect(JSON.stringify(versions)).not.toContain(quotes[2]);
    const history = (await get(`/nodes/${ids[0]}/history`)).versions;
    expect(history[0]).toMatchObject({
      reason: 'The paper corrected itself',
      carried: { source, revision: 2 },
      differences: ['sources'],
    });
    // The same words elsewhere are no correction of what was said.
    expect((await get(`/statements/${ids[0]}`)).corrected).toBeNull();
    expect((await get(`/statements/${ids[0]}?revision=1`)).since.differences).toEqual([]);
    expect(await get(`/sources/${source}/texts/1`)).toMatchObject({ number: 1, text: before });
  });

  test('the undo puts the text and every place back', async () => {
    const undone = await post(`/nodes/${source}/history/2/undo`, { reason: 'Wrong paper' });
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect((await get(`/sources/${source}`)).text).toBe(before);
    const back = await place(0);
    expect(before.slice(back.start, back.end)).toBe(quotes[0]);
    expect((await get(`/sources/${source}/texts`)).left).toEqual([]);
    const again = await post(`/nodes/${source}/history/2/undo`, { reason: 'Twice' });
    expect(again.status).toBe(409);
  });

  test('what a person places is a correction, with the words that stand there', async () => {
    const words = quotes[1]?.replace('very bad', 'very poor') ?? '';
    const start = after.indexOf(words);
    const segments = [{ start, end: start + words.length }];
    const { status, body } = await texts({
      text: after,
      reason: 'The paper corrected itself',
      placed: [{ statement: ids[1], segments }],
      revision: 3,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ carried: 2, left: 1 });
    const placed = await get(`/statements/${ids[1]}`);
    expect(placed.statement.properties.text).toBe(words);
    expect(placed.corrected.differences.sort()).toEqual(['sources', 'text']);
    expect((await get(`/statements/${ids[1]}?revision=1`)).statement.properties.text).toBe(
      quotes[1],
    );
    const corrected = await send('PATCH', `/statements/${ids[1]}`, {
      changes: { text: 'We said no' },
      reason: 'Shorter',
    });
    expect(corrected.status).toBe(200);
    const undone = await post(`/nodes/${source}/history/4/undo`, { reason: 'No' });
    expect(undone.status).toBe(409);
    expect(undone.body.detail).toContain(ids[1]);
    expect((await get(`/sources/${source}`)).text).toBe(after);
  });

  test('what cannot be is refused, and nothing is changed', async () => {
    const same = await texts({ text: after, reason: 'Again' });
    expect(same.status).toBe(422);
    const stale = await texts({ text: before, reason: 'Back', revision: 2 });
    expect(stale.status).toBe(409);
    const outside = await texts({
      text: before,
      reason: 'Back',
      placed: [{ statement: ids[2], segments: [{ start: 5, end: before.length + 1 }] }],
    });
    expect(outside.status).toBe(422);
    const unknown = await texts({
      text: before,
      reason: 'Back',
      placed: [{ statement: 'statement:nobody', segments: [{ start: 5, end: 9 }] }],
    });
    expect(unknown.status).toBe(422);
    expect((await post(`/sources/${source}/texts`, { text: before })).status).toBe(400);
    expect((await post('/sources/source:nowhere/texts', { text: 'x', reason: 'x' })).status).toBe(
      404,
    );
    expect((await get(`/sources/${source}`)).text).toBe(after);
  });
});
