/** Correcting what is in the graph: versions, old links, undo, deletion, merging and taking apart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

// biome-ignore lint/suspicious/noExplicitAny: replies are checked by what is expected of them
type Reply = { status: number; body: any };

describe.each(storeKinds)('corrections on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const response = await fetch(`${server.url}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const get = async (path: string) => (await send('GET', path)).body;
  /** A statement by one speaker about one agreement. */
  const someStatement = async (at = 0, by = 'actor:geert-wilders&stance=oppose') => {
    const { statements } = await get(`/statements?speaker=${by}&limit=100`);
    return statements.filter(({ about }: { about: unknown[] }) => about.length === 1)[at];
  };
  const cellOf = async (row: string, column: string) =>
    (await get('/stances?rows=actor&limit=200')).cells.find(
      (cell: { row: string; column: string }) => cell.row === row && cell.column === column,
    );

  test('a correction is counted everywhere at once, and the old citation opens what it cited', async () => {
    const before = await someStatement();
    const { id } = before.statement;
    const agreement = before.about[0].agreement.id;
    const cell = await cellOf('actor:geert-wilders', agreement);
    const { status, body } = await send('PATCH', `/statements/${id}`, {
      changes: {
        about: [{ agreement, stance: 'support' }],
        speakers: [{ id: 'actor:marjolein-faber', as: 'minister' }],
        reportedBy: 'actor:geert-wilders',
        note: 'He read her words aloud',
      },
      reason: 'The words are the minister’s',
      by: 'A. Editor',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      revision: 2,
      about: [{ stance: 'support' }],
      speakers: [{ node: { id: 'actor:marjolein-faber' }, as: 'minister' }],
      reportedBy: [{ id: 'actor:geert-wilders' }],
      corrected: { number: 2, reason: 'The words are the minister’s' },
    });
    const after = await cellOf('actor:geert-wilders', agreement);
    expect(after?.oppose ?? 0).toBe(cell.oppose - 1);
    const search = await get(
      `/search?q=${encodeURIComponent(before.statement.properties.text.slice(0, 60))}`,
    );
    expect(
      search.hits.find((hit: { node: { id: string } }) => hit.node.id === id).said,
    ).toMatchObject({
      speakers: ['Marjolein Faber'],
      stance: 'support',
    });
    const old = await get(`/statements/${id}?revision=1`);
    expect(old.speakers.map((one: { node: { id: string } }) => one.node.id)).toEqual([
      'actor:geert-wilders',
    ]);
    expect(old.about.map(({ stance }: { stance: string }) => stance)).toEqual(
      before.about.map(({ stance }: { stance: string }) => stance),
    );
    expect(old).toMatchObject({ revision: 1, current: 2 });
    expect(old.since.differences.sort()).toEqual(['about', 'note', 'reportedBy', 'speakers']);
    expect(old.sources).toEqual(before.sources);
    const { versions, names } = await get(`/nodes/${id}/history`);
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      number: 2,
      by: 'A. Editor',
      before: { about: [{ agreement, stance: 'oppose' }], note: null, reportedBy: null },
      after: { speakers: [{ id: 'actor:marjolein-faber', as: 'minister' }] },
    });
    expect(names['actor:marjolein-faber']).toBe('Marjolein Faber');
    const { entries } = await get('/audit?limit=1');
    expect(entries[0]).toMatchObject({ kind: 'Statement', name: `${id} revision 2` });
    expect(JSON.stringify(entries)).not.toContain('minister');

    const undone = await send('POST', `/nodes/${id}/history/2/undo`, { reason: 'It was right' });
    expect(undone.body).toMatchObject({ revision: 3, node: { id } });
    const now = await get(`/statements/${id}`);
    expect({ ...now, revision: 1, corrected: null }).toEqual({
      ...before,
      revision: 1,
      corrected: null,
    });
    expect(await cellOf('actor:geert-wilders', agreement)).toEqual(cell);
    expect((await send('POST', `/nodes/${id}/history/2/undo`, { reason: 'Again' })).status).toBe(
      409,
    );
    expect((await send('GET', `/statements/${id}?revision=9`)).status).toBe(404);
  });

  test('the quoted words change only with segments; text, date and kind replace theirs', async () => {
    const before = await someStatement(1);
    const { id } = before.statement;
    const { body } = await send('PATCH', `/statements/${id}`, {
      changes: { text: 'Other words', kind: 'paraphrase', date: '2024-09', translation: null },
      reason: 'Checked against the source',
    });
    expect(body.statement.properties).toMatchObject({
      text: 'Other words',
      kind: 'paraphrase',
      date: '2024-09',
    });
    expect(body.sources).toEqual(before.sources);
    expect((await get('/search?q=other%20words&label=Statement')).hits[0]?.node.id).toBe(id);
    const segments = [{ exact: 'Words as they stand' }];
    const moved = await send('PATCH', `/statements/${id}`, {
      changes: { segments },
      reason: 'Seen',
    });
    expect(moved.body.sources[0]).toMatchObject({ exact: 'Words as they stand', main: true });
    expect((await get(`/statements/${id}?revision=2`)).sources).toEqual(before.sources);
  });

  test.each([
    ['no reason', { changes: { text: 'x' } }, 400],
    ['an empty reason', { changes: { text: 'x' }, reason: ' ' }, 400],
    ['a field that is none', { changes: { colour: 'red' }, reason: 'x' }, 400],
    ['nothing that changes', { changes: {}, reason: 'x' }, 422],
    [
      'a speaker whom nobody knows',
      { changes: { speakers: [{ id: 'actor:nobody' }] }, reason: 'x' },
      422,
    ],
    [
      'a speaker twice',
      {
        changes: { speakers: [{ id: 'actor:geert-wilders' }, { id: 'actor:geert-wilders' }] },
        reason: 'x',
      },
      422,
    ],
    [
      'an agreement that is none',
      { changes: { about: [{ agreement: 'party:pvv', stance: 'oppose' }] }, reason: 'x' },
      422,
    ],
    ['a report that is none', { changes: { text: 'x' }, reason: 'x', report: 'none' }, 422],
  ])('%s is refused, and nothing changes', async (_, body, status) => {
    const before = await someStatement(2);
    const refused = await send('PATCH', `/statements/${before.statement.id}`, body);
    expect(refused.status).toBe(status);
    expect(await get(`/statements/${before.statement.id}`)).toEqual(before);
  });

  test('two who corrected the same at once: the second is told', async () => {
    const { id } = (await someStatement(2)).statement;
    const change = (text: string) =>
      send('PATCH', `/statements/${id}`, { changes: { text }, reason: 'x' }, { 'if-match': '"1"' });
    const replies = await Promise.all([change('First words'), change('Second words')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a deleted statement says why, its old citation opens, and it can be brought back', async () => {
    const before = await someStatement(0, 'actor:marjolein-faber');
    const { id } = before.statement;
    const { total } = await get('/statements');
    const gone = await send('DELETE', `/statements/${id}`, { reason: 'A double' });
    expect(gone.body.tombstone).toMatchObject({ id, number: 2, reason: 'A double' });
    for (const path of [`/statements/${id}`, `/nodes/${id}`]) {
      const { status, body } = await send('GET', path);
      expect([status, body.tombstone]).toEqual([410, gone.body.tombstone]);
    }
    expect((await get('/statements')).total).toBe(total - 1);
    const old = await get(`/statements/${id}?revision=1`);
    expect(old.statement).toEqual(before.statement);
    expect(old.since.now).toBe(null);
    expect((await get(`/nodes/${id}/history`)).versions[0]).toMatchObject({ after: null });
    expect(
      (await send('PATCH', `/statements/${id}`, { changes: { text: 'x' }, reason: 'x' })).status,
    ).toBe(410);
    const back = await send('POST', `/nodes/${id}/history/2/undo`, { reason: 'It is none' });
    expect(back.body.revision).toBe(3);
    const now = await get(`/statements/${id}`);
    expect({ ...now, revision: 1, corrected: null }).toEqual({
      ...before,
      revision: 1,
      corrected: null,
    });
    expect((await get('/statements')).total).toBe(total);
  });

  test('memberships and offices are lists that replace, with dates; what proved them stays', async () => {
    const id = 'actor:geert-wilders';
    const before = await get(`/profiles/${id}`);
    const held = await send('POST', '/cypher', {
      query: `MATCH (a:Actor {id: '${id}'})-[r:MEMBER_OF]->(p) RETURN p.id AS party, r.role AS role, r.from AS start, r.sources AS sources`,
    });
    const [party, role, , sources] = held.body.rows[0];
    const { status, body } = await send('PATCH', `/entities/${id}`, {
      changes: {
        aliases: ['G. Wilders'],
        memberships: [{ party, role, from: '2006-02-22', to: '2031' }],
      },
      reason: 'Founding day of the party',
    });
    expect([status, body.revision]).toEqual([200, 2]);
    expect(body.node.properties.aliases).toEqual(['G. Wilders']);
    const after = await send('POST', '/cypher', {
      query: `MATCH (a:Actor {id: '${id}'})-[r:MEMBER_OF]->(p) RETURN p.id AS party, toString(r.from) AS start, toString(r.toEnd) AS ending, r.sources AS sources`,
    });
    expect(after.body.rows).toEqual([[party, '2006-02-22', '2031-12-31', sources]]);
    const wrong = await send('PATCH', `/entities/${id}`, {
      changes: { abbreviation: 'GW' },
      reason: 'x',
    });
    expect(wrong.status).toBe(422);
    const undone = await send('POST', `/nodes/${id}/history/2/undo`, { reason: 'Not so' });
    expect(undone.status).toBe(200);
    expect(await get(`/profiles/${id}`)).toEqual(before);
  });

  test('merged: the dropped id opens the kept one, everything moves; taken apart it is as before', async () => {
    const [keep, drop] = ['actor:geert-wilders', 'actor:marjolein-faber'];
    const graph = async () =>
      (
        await send('POST', '/cypher', {
          query:
            'MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id AS id, properties(r) AS p ORDER BY id',
        })
      ).body.rows;
    const [profiles, whole] = [
      [await get(`/profiles/${keep}`), await get(`/profiles/${drop}`)],
      await graph(),
    ];
    const said = async (id: string) => (await get(`/statements?speaker=${id}`)).total;
    const [a, b] = [await said(keep), await said(drop)];
    const both = (await get(`/statements?speaker=${keep},${drop}`)).total;
    const merged = await send('POST', '/entities/merge', { keep, drop, reason: 'One person' });
    expect(merged.status).toBe(200);
    expect(merged.body.node.properties.aliases).toContain('Marjolein Faber');
    expect((await get(`/nodes/${drop}`)).node.id).toBe(keep);
    expect((await get(`/profiles/${drop}`)).node.id).toBe(keep);
    expect([await said(keep), await said(drop)]).toEqual([both, both]);
    expect(both).toBeLessThanOrEqual(a + b);
    const history = await get(`/nodes/${keep}/history`);
    expect(history.versions[0]).toMatchObject({ merged: drop });
    expect(history.merged).toEqual([{ id: drop, name: 'Marjolein Faber' }]);
    expect((await send('POST', '/entities/merge', { keep, drop: keep, reason: 'x' })).status).toBe(
      422,
    );
    expect(
      (await send('POST', '/entities/merge', { keep, drop: 'party:pvv', reason: 'x' })).status,
    ).toBe(422);
    // A later merge of the kept one comes apart first.
    const third = 'actor:dick-schoof';
    await send('POST', '/entities/merge', { keep: third, drop: keep, reason: 'x' });
    expect((await get(`/nodes/${drop}`)).node.id).toBe(third);
    expect((await send('POST', '/entities/unmerge', { drop, reason: 'x' })).status).toBe(409);
    expect((await send('POST', '/entities/unmerge', { drop: keep, reason: 'x' })).status).toBe(200);
    const apart = await send('POST', '/entities/unmerge', { drop, reason: 'Two people' });
    expect(apart.body).toMatchObject({ keep, node: { id: keep } });
    expect(await graph()).toEqual(whole);
    expect([await get(`/profiles/${keep}`), await get(`/profiles/${drop}`)]).toEqual(profiles);
    expect((await send('POST', '/entities/unmerge', { drop, reason: 'x' })).status).toBe(404);
  });
});
