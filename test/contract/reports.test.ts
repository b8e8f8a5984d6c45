/** Reports of errors: unseen until triaged, both readings standing, closed by a correction. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportsAnHour } from '../../model/schemas/reports.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const editorToken = 'the-editors-own-token';
// biome-ignore lint/suspicious/noExplicitAny: replies are checked by what is expected of them
type Reply = { status: number; body: any; headers: Headers };
const secret = 'Quokka Zandvoort really said it';

describe.each(storeKinds)('reports on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, undefined, {
      host: '127.0.0.1',
      editorToken,
      reports: 'open',
    });
  });
  afterAll(() => server.close());

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    editor = false,
  ): Promise<Reply> => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(editor ? { authorization: `Bearer ${editorToken}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const get = async (path: string, editor = false) =>
    (await send('GET', path, undefined, editor)).body;
  const single = async (at: number) => {
    const { statements } = await get('/statements?speaker=actor:geert-wilders&limit=100');
    return statements.filter(({ about }: { about: unknown[] }) => about.length === 1)[at];
  };
  const reported = (statement: string) => ({
    statement,
    kind: 'wrong-speaker',
    shouldBe: secret,
    evidence: 'https://example.org/minutes',
  });
  /** Everything a reader can get hold of. */
  const everything = async () => {
    const all = await send('POST', '/cypher', { query: 'MATCH (n) RETURN n' });
    const keys = await send('POST', '/cypher', {
      query: 'MATCH (n) UNWIND keys(n) AS k RETURN k, toString(n[k]) AS v',
    });
    return JSON.stringify([
      all.body,
      keys.body,
      await get('/audit?limit=200'),
      await get('/reports'),
    ]);
  };
  const contestedOf = async (row: string, column: string) =>
    (await get('/stances?rows=actor&limit=200')).cells.find(
      (cell: { row: string; column: string }) => cell.row === row && cell.column === column,
    )?.contested;

  test('from a report to the correction: unseen, contested, corrected', async () => {
    const item = await single(0);
    const { id } = item.statement;
    const agreement = item.about[0].agreement.id;
    const { entries: before } = await get('/audit');
    const made = await send('POST', '/reports', reported(id));
    expect([made.status, made.body.state]).toEqual([201, 'new']);
    const report = made.body.id;
    const tag = async () => (await send('GET', `/statements/${id}`)).headers.get('etag');
    const tagBefore = await tag();
    const seen = await everything();
    expect(seen).not.toContain('Quokka');
    expect(seen).not.toContain('example.org/minutes');
    expect((await get('/audit')).entries).toEqual(before);
    expect((await get('/reports')).total).toBe(0);
    expect((await get(`/nodes/${id}/history`)).versions).toEqual([]);
    expect((await get(`/statements/${id}`)).statement.properties).not.toHaveProperty('contested');
    expect((await get('/reports', true)).reports[0]).toMatchObject({
      id: report,
      shouldBe: secret,
    });

    const decide = (decision: string, reason = 'Seen') =>
      send('POST', `/reports/${report}/decision`, { decision, reason }, true);
    expect(
      (await send('POST', `/reports/${report}/decision`, { decision: 'triage', reason: 'x' }))
        .status,
    ).toBe(403);
    expect((await decide('triage', ' ')).status).toBe(400);
    expect((await decide('triage')).body.state).toBe('triaged');
    expect((await get('/reports')).reports[0]).toMatchObject({ shouldBe: secret, revision: 1 });
    expect((await get(`/statements/${id}`)).statement.properties.contested).toBe(true);
    // A browser that has it from before asks for it anew.
    expect(await tag()).not.toBe(tagBefore);
    expect(await contestedOf('actor:geert-wilders', agreement)).toBe(1);
    const contested = await get('/statements?contested=true');
    expect(
      contested.statements.map((one: { statement: { id: string } }) => one.statement.id),
    ).toEqual([id]);
    const { total } = await get('/statements');
    expect((await get('/statements?contested=false')).total).toBe(total - 1);

    expect((await decide('accept')).body).toMatchObject({ state: 'accepted' });
    expect((await decide('accept')).status).toBe(409);
    expect((await get('/statements?contested=true')).total).toBe(1);
    const corrected = await send(
      'PATCH',
      `/statements/${id}`,
      {
        changes: { speakers: [{ id: 'actor:marjolein-faber' }] },
        reason: 'As reported',
        report,
      },
      true,
    );
    expect(corrected.body).toMatchObject({ revision: 2, corrected: { report } });
    expect(corrected.body.statement.properties).not.toHaveProperty('contested');
    expect((await get('/statements?contested=true')).total).toBe(0);
    expect((await get('/reports')).reports[0]).toMatchObject({
      state: 'corrected',
      correctedIn: 2,
    });
    expect((await get(`/nodes/${id}/history`)).versions[0]).toMatchObject({
      report,
      before: { speakers: [{ id: 'actor:geert-wilders' }] },
      after: { speakers: [{ id: 'actor:marjolein-faber' }] },
    });
    expect((await get(`/statements/${id}?revision=1`)).speakers[0].node.id).toBe(
      'actor:geert-wilders',
    );
    expect((await contestedOf('actor:geert-wilders', agreement)) ?? 0).toBe(0);
    expect((await decide('reject')).status).toBe(409);
    // Undone, the report is open again.
    await send('POST', `/nodes/${id}/history/2/undo`, { reason: 'x' }, true);
    expect((await get('/statements?contested=true')).total).toBe(1);
    expect((await decide('reject')).body.state).toBe('rejected');
    expect((await get('/statements?contested=true')).total).toBe(0);
  });

  test('what is refused unseen stays unseen', async () => {
    const { id } = (await single(1)).statement;
    const { body } = await send('POST', '/reports', reported(id));
    await send(
      'POST',
      `/reports/${body.id}/decision`,
      { decision: 'reject', reason: 'Spam' },
      true,
    );
    const seen = await everything();
    expect(seen).not.toContain('Spam');
    expect(seen).not.toContain(`"name":"${body.id}"`);
    expect(
      (await get('/reports?state=rejected')).reports.map((one: { id: string }) => one.id),
    ).not.toContain(body.id);
  });

  test.each([
    ['too long', { evidence: 'x'.repeat(4001) }, 400],
    ['of no kind', { kind: 'wrong' }, 400],
    ['about nothing', { statement: 'statement:none' }, 404],
  ])('a report that is %s is refused', async (_, wrong, status) => {
    const { id } = (await single(1)).statement;
    expect((await send('POST', '/reports', { ...reported(id), ...wrong })).status).toBe(status);
  });

  test('five an hour from an address, of those that were taken; editors are free', async () => {
    const { id } = (await single(2)).statement;
    const taken: number[] = [];
    for (let at = 2; at < reportsAnHour + 2; at += 1) {
      taken.push((await send('POST', '/reports', reported(id))).status);
    }
    expect(taken).toEqual([201, 201, 201, 429, 429]);
    const { headers } = await send('POST', '/reports', reported(id));
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
    expect((await send('POST', '/reports', reported(id), true)).status).toBe(201);
  });

  test('deleting the statement closes every report about it', async () => {
    const { id } = (await single(2)).statement;
    await send('DELETE', `/statements/${id}`, { reason: 'A double' }, true);
    const { reports } = await get(`/reports?statement=${id}`);
    expect(new Set(reports.map((one: { state: string }) => one.state))).toEqual(
      new Set(['corrected']),
    );
  });
});

test('where reports are off, editors alone may post them', async () => {
  const server = await startTestServer('embedded', undefined, { host: '127.0.0.1', editorToken });
  const post = async (headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/api/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ statement: 'statement:geert-wilders-12', kind: 'other' }),
    });
    return response.status;
  };
  expect(await post({})).toBe(403);
  expect(await post({ authorization: `Bearer ${editorToken}` })).toBe(201);
  await server.close();
});
