/** Saved scenes over HTTP: kept for everyone, guarded, undone, and no part of the graph. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../model/schemas/api.ts';
import { sceneReply, scenesReply } from '../../model/schemas/scenes.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const draft = {
  name: 'Wilders’ opt-out – für später',
  canvas: {
    nodes: [
      ['actor:geert-wilders', 10, -20.5, 1],
      ['agreement:pact', 300, 40, 0],
    ],
    path: [],
    notes: [{ id: 'note:1', text: 'Ask him <b>again</b>', on: 'actor:geert-wilders' }],
    bundles: [
      {
        id: 'bundle:1',
        title: 'Both',
        by: 'hand',
        members: ['actor:geert-wilders', 'agreement:pact'],
        open: true,
      },
    ],
    hiddenTypes: ['Source'],
    style: { colour: 'party' },
  },
  filters: { asOf: '2024-09', stance: 'oppose' },
  trail: [
    {
      kind: 'expanded',
      text: 'Expanded the Pact',
      about: ['agreement:pact'],
      at: '2026-11-24T10:00:00.000Z',
    },
  ],
};

describe.each(storeKinds)('scenes on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const ask = (method: string, path: string, body?: unknown, headers: HeadersInit = {}) =>
    fetch(server.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const own = async () =>
    scenesReply
      .parse(await (await ask('GET', '/api/scenes')).json())
      .scenes.filter((scene) => !scene.shipped);
  const refused = async (response: Response, status: number) => {
    expect(response.status).toBe(status);
    return problem.parse(await response.json());
  };

  test('a saved scene comes back as it was, under a readable id', async () => {
    const response = await ask('POST', '/api/scenes', draft);
    expect(response.status).toBe(201);
    const made = sceneReply.parse(await response.json());
    expect(made.id).toMatch(/^wilders-opt-out-fur-spater-[0-9a-f]{8}$/);
    expect(response.headers.get('location')).toBe(`/api/scenes/${made.id}`);
    const read = await (await ask('GET', `/api/scenes/${made.id}`)).json();
    expect(read).toEqual(made);
    expect(read).toMatchObject({ ...draft, description: '', story: null, shipped: false });
    expect((await own()).map(({ id, name, nodes }) => [id, name, nodes])).toContainEqual([
      made.id,
      draft.name,
      2,
    ]);
    await ask('DELETE', `/api/scenes/${made.id}`);
  });

  test('a change needs the revision that was read; what was deleted comes back by putting it', async () => {
    const path = '/api/scenes/guarded';
    const made = await (await ask('PUT', path, draft)).json();
    const second = await ask('PUT', path, { ...draft, name: 'Second', revision: made.revision });
    expect(second.status).toBe(200);
    const late = { ...draft, name: 'Third' };
    await refused(await ask('PUT', path, { ...late, revision: made.revision }), 409);
    await refused(await ask('PUT', path, late, { 'If-Match': `"${made.revision}"` }), 409);
    await refused(await ask('PUT', path, late, { 'If-None-Match': '*' }), 409);
    expect((await (await ask('GET', path)).json()).name).toBe('Second');
    const deleted = await (await ask('DELETE', path)).json();
    await refused(await ask('GET', path), 404);
    const undone = await ask('PUT', path, deleted, { 'If-None-Match': '*' });
    expect(undone.status).toBe(201);
    expect((await undone.json()).name).toBe('Second');
    await ask('DELETE', path);
    expect(await own()).toEqual([]);
  });

  test('scenes are never counted, searched or listed with the graph', async () => {
    const before = await (await ask('GET', '/api/health')).json();
    await ask('PUT', '/api/scenes/apart', { ...draft, name: 'Zxqwv' });
    const after = await (await ask('GET', '/api/health')).json();
    expect(after.counts).toEqual(before.counts);
    const { hits } = await (await ask('GET', '/api/search?q=zxqwv')).json();
    expect(hits).toEqual([]);
    const { labels } = await (await ask('GET', '/api/schema')).json();
    expect(labels.map((label: { name: string }) => label.name)).not.toContain('Scene');
    await ask('DELETE', '/api/scenes/apart');
  });

  test.each([
    ['no nodes', { ...draft, canvas: { nodes: [] } }],
    ['no name', { ...draft, name: '' }],
    ['a place that is no number', { ...draft, canvas: { nodes: [['actor:a', 'x', 0, 0]] } }],
    ['a thumbnail that is no drawing', { ...draft, thumbnail: { lines: { plain: '"><script>' } } }],
    ['a story without steps', { ...draft, story: { title: 'T', lead: '', steps: [] } }],
  ])('%s is refused, with the place of the mistake', async (_what, body) => {
    const { errors } = await refused(await ask('POST', '/api/scenes', body), 400);
    expect(errors?.[0]?.path).toBeTruthy();
  });

  test('only who may write can save or delete', async () => {
    const foreign = { Origin: 'https://elsewhere.example' };
    await refused(await ask('POST', '/api/scenes', draft, foreign), 403);
    await refused(await ask('PUT', '/api/scenes/a', draft, foreign), 403);
    await refused(await ask('DELETE', '/api/scenes/a', undefined, foreign), 403);
    await refused(await ask('PUT', '/api/scenes/Not%20an%20id', draft), 400);
  });

  test('a scene of 5,000 nodes is kept; 5,001 are refused', async () => {
    const nodes = (count: number) =>
      [...Array(count)].map((_, index) => [`actor:some-quite-long-name-${index}`, index, 0, 0]);
    const many = { ...draft, canvas: { nodes: nodes(5000) } };
    expect((await ask('PUT', '/api/scenes/many', many)).status).toBe(201);
    expect((await (await ask('GET', '/api/scenes/many')).json()).canvas.nodes).toHaveLength(5000);
    await ask('DELETE', '/api/scenes/many');
    const more = { ...draft, canvas: { nodes: nodes(5001) } };
    await refused(await ask('POST', '/api/scenes', more), 400);
  });
});
