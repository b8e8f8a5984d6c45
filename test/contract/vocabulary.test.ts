/**
 * The vocabulary is data: in a copy of the project an act (RATIFIED), a term (ADVISES), a stance
 * (conditional) and labels (Court, Hearing) are added by one edit each. Everything knows them: the build, a dossier's checks, both stores, every question,
 * the canvas and the pages.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { NetworksReply } from '../../model/schemas/networks.ts';
import type { AgreementReply, ProfileReply } from '../../model/schemas/pages.ts';
import type { Act, StancesReply, TimelineReply } from '../../model/schemas/positions.ts';
import type { CopyOfProject } from '../setup/copy-of-project.ts';
import { copyWithCourt } from '../setup/court.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';
import { addedInBrowser } from './cases/added-in-browser.ts';
import { addedInFiles, addedInTexts } from './cases/added-in-files.ts';
import { addedOnCanvas, type LoadModule } from './cases/added-on-canvas.ts';

const dossier = 'test/fixtures/court';
const browserPath = process.env.CHROMIUM_PATH;
const high = 'court:high';
const north = 'court:north';
const charter = 'agreement:charter';

let copy: CopyOfProject;
let scratch: string;
/** A module of the copy. */
const load: LoadModule = (file) => import(/* @vite-ignore */ join(copy.folder, file));

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'stancegraph-court-'));
  copy = await copyWithCourt();
  await copy.build(browserPath !== undefined);
}, 600_000);
afterAll(async () => {
  await copy?.remove();
  await rm(scratch, { recursive: true, force: true });
});

test('the schema of a dossier has a file of courts and the relation', async () => {
  expect((await copy.command('seed-schema', [], process.env)).code).toBe(0);
  const schema = JSON.parse(await readFile(join(copy.folder, 'seed/dossier.schema.json'), 'utf8'));
  expect(Object.keys(schema.properties.courts.items.properties)).toContain('founded');
  expect(JSON.stringify(schema.properties.relations)).toContain('"const":"RATIFIED"');
  expect(JSON.stringify(schema.properties.statements)).toContain('"neutral","conditional"]');
});

test('a dossier is checked by it', async () => {
  const folder = join(scratch, 'wrong');
  await cp(dossier, folder, { recursive: true });
  const wrong = async (file: string, items: object[]) => {
    await writeFile(join(folder, `${file}.json`), JSON.stringify(items));
    return (await copy.command('seed', [folder], { ...process.env, DATA_DIR: scratch })).said;
  };
  const sources = ['source:gazette'];
  const relation = { type: 'RATIFIED', from: charter, to: charter, sources };
  expect(await wrong('relations', [relation])).toMatch(
    /RATIFIED cannot join Agreement to Agreement, only .*Court to Agreement/,
  );
  expect(await wrong('courts', [{ id: high, name: 'High', sources, founded: 'long ago' }])).toMatch(
    /courts\.json\[0\]\.founded.*must be a year, month or day/,
  );
  const about = [{ agreement: charter, stance: 'undecided' }];
  expect(await wrong('statements', [{ id: 'statement:x', about }])).toMatch(
    /statements\.json\[0\]\.about\[0\]\.stance.*"conditional"/,
  );
  expect(await wrong('courts', [{ id: 'actor:high', name: 'High', sources }])).toMatch(
    /courts\.json\[0\]\.id.*must be an id like court:/,
  );
});

addedOnCanvas(load);

describe('where names are chosen', () => {
  test('the sentences of the builder offer them', async () => {
    const { sentences } = await load<
      typeof import('../../client/pages/queries/builder/all-sentences.ts')
    >('client/pages/queries/builder/all-sentences.ts');
    const titles = (sentence: string, field: string) =>
      sentences.find(({ name }) => name === sentence)?.fields.find(({ name }) => name === field)
        ?.titles;
    expect(titles('silent', 'act')).toMatchObject({ RATIFIED: 'ratified', SIGNED: 'signed' });
    expect(titles('connections', 'label')).toMatchObject({ Court: 'court', Actor: 'person' });
  });

  test('the filters take a court for a speaker and for an institution', async () => {
    const { pickers } = await load<typeof import('../../client/parts/filters/Filters.tsx')>(
      'client/parts/filters/Filters.tsx',
    );
    expect(pickers.speaker[1]).toContain('Court');
    expect(pickers.institution[1]).toEqual(['Institution', 'Court']);
    expect(pickers.party[1]).not.toContain('Court');
  });
});

describe.each(storeKinds)('served from a %s store', (kind) => {
  let env: NodeJS.ProcessEnv;
  let server: Awaited<ReturnType<CopyOfProject['serve']>>;

  beforeAll(async () => {
    const { NEO4J_URI: _uri, EDITOR_TOKEN: _token, ...rest } = process.env;
    const { uri, username, password } = neo4jSettings;
    env = {
      ...rest,
      PORT: '0',
      SEED: 'none',
      DATA_DIR: join(scratch, kind),
      ...(kind === 'neo4j' ? { NEO4J_URI: uri, NEO4J_USERNAME: username } : {}),
      ...(kind === 'neo4j' ? { NEO4J_PASSWORD: password } : {}),
    };
    // What an earlier test left behind.
    if (kind === 'neo4j') await (await openTestStore(kind)).close();
    const loaded = await copy.command('seed', [dossier], env);
    expect(loaded).toMatchObject({ code: 0, said: expect.stringContaining('Loaded 13 nodes') });
    server = await copy.serve(env);
  });
  afterAll(() => server?.close());

  const read = async (path: string) => {
    const response = await fetch(server.url + path);
    expect([path, response.status]).toEqual([path, 200]);
    return response;
  };
  const get = async <Reply>(path: string) => (await read(`/api${path}`)).json() as Promise<Reply>;
  const post = async <Reply>(path: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(`${server.url}/api${path}`, init);
    expect([path, response.status]).toEqual([path, 200]);
    return response.json() as Promise<Reply>;
  };
  const idsOf = (nodes: readonly GraphNode[]) => nodes.map(({ id }) => id);
  const ratifiedBy = (acts: readonly Act[]) =>
    acts
      .filter(({ type }) => String(type) === 'RATIFIED')
      .map(({ entity, date }) => [entity.id, date]);

  test('what is there is told with its counts and ends', async () => {
    const schema = await get<{
      labels: { name: string; count: number }[];
      relationshipTypes: { name: string; count: number; from: string[] }[];
    }>('/schema');
    expect(schema.labels).toContainEqual(expect.objectContaining({ name: 'Court', count: 2 }));
    expect(schema.relationshipTypes).toContainEqual(
      expect.objectContaining({ name: 'RATIFIED', count: 2, from: ['Court'] }),
    );
    const { node } = await get<{ node: GraphNode }>(`/nodes/${high}`);
    expect(node).toMatchObject({ labels: ['Court', 'Entity'], properties: { founded: '1871-05' } });
  });

  test('the page of an agreement has the act, the position and the silence', async () => {
    const page = await get<AgreementReply>(`/agreements/${charter}`);
    expect(ratifiedBy(page.acts)).toEqual([
      [high, '2021-03-02'],
      [north, '2021-04'],
    ]);
    expect(page.stances.institutions).toContainEqual(
      expect.objectContaining({ node: expect.objectContaining({ id: high }), total: 2 }),
    );
    expect(page.strips.map(({ entity }) => entity.id)).toContain(high);
    expect(page.silent.map(({ node, membersSpoke }) => [node.id, membersSpoke])).toEqual([
      [north, false],
      ['party:red', true],
    ]);
    expect(ratifiedBy(page.silent[0]?.acts ?? [])).toEqual([[north, '2021-04']]);
  });

  test('the timeline has the act', async () => {
    const { acts } = await get<{ acts: Act[] }>(`/timeline?agreement=${charter}`);
    expect(ratifiedBy(acts)).toHaveLength(2);
    const own = await get<{ acts: Act[] }>(`/timeline?institution=${north}`);
    expect(ratifiedBy(own.acts)).toEqual([[north, '2021-04']]);
  });

  test('the matrix counts a court with the institutions, its office holders included', async () => {
    const { rows, cells } = await get<StancesReply>('/stances?rows=institution');
    expect(rows.map(({ node, total }) => [node.id, total])).toContainEqual([high, 2]);
    expect(cells).toContainEqual(expect.objectContaining({ row: high, support: 1, oppose: 1 }));
  });

  test('the stance is counted, in the order of time and in networks', async () => {
    const { cells } = await get<StancesReply>('/stances?rows=actor');
    const bo = cells.find(({ row }) => row === 'actor:bo');
    expect(bo).toMatchObject({ support: 1, conditional: 1, oppose: 0, mixed: 0, neutral: 0 });
    expect(bo?.latest.stance).toBe('conditional');
    const { bins } = await get<TimelineReply>('/timeline?bin=year');
    expect(bins).toEqual([expect.objectContaining({ bin: '2021', conditional: 1, total: 4 })]);
    const { total } = await get<{ total: number }>('/statements?stance=conditional');
    expect(total).toBe(1);
    // Neither side: no change of position, and left out of what compares sides.
    expect((await get<{ total: number }>('/changes')).total).toBe(0);
    const { leftOut } = await get<NetworksReply>('/networks?rows=actor&aggregation=subtract');
    expect(leftOut).toMatchObject({ conditional: 1, neutral: 0 });
  });

  test('a court has a profile', async () => {
    const page = await get<ProfileReply>(`/profiles/${high}`);
    expect(page.members.map(({ node, type }) => [node.id, type]).sort()).toEqual([
      ['actor:ada', 'HOLDS_OFFICE'],
      ['actor:bo', 'ADVISES'],
      [north, 'PART_OF'],
    ]);
    expect(ratifiedBy(page.acts)).toEqual([[high, '2021-03-02']]);
    // An adviser's words are not the court's.
    expect(page.statements.total).toBe(2);
    expect(page.positions[0]).toMatchObject({ node: { id: charter }, total: 2 });
  });

  test('search finds a court by name, alias and label', async () => {
    const found = async (query: string) =>
      (await get<{ hits: { node: GraphNode }[] }>(`/search?${query}`)).hits[0]?.node.id;
    expect(await found('q=high cou')).toBe(high);
    expect(await found('q=curia&label=Court')).toBe(high);
    expect(await found('q=distrct court')).toBe(north);
    // Its words lie in the store's full-text index.
    expect(await found('q=quorum')).toBe('hearing:spring');
  });

  test('statements are filtered by it and exported with it', async () => {
    const { total } = await get<{ total: number }>(`/statements?institution=${high}`);
    expect(total).toBe(2);
    const path = `/api/statements/export?speaker=${high}&format=`;
    expect(await (await read(`${path}csv`)).text()).toContain('High Court of the Isles');
    const jsonLd = await (await read(`${path}json-ld`)).text();
    expect(jsonLd.replace(/\s/g, '')).toContain('"@type":"Organization","identifier":"court:high"');
  });

  test('the stance is in exports and in what is counted by stance', async () => {
    const csv = await (await read('/api/statements/export?format=tidy')).text();
    expect(csv).toMatch(/Only with a protocol.*conditional|conditional.*Only with a protocol/);
    const { columns, rows } = await post<{ columns: string[]; rows: unknown[][] }>(
      '/queries/most-quoted-speakers/run',
      { params: {} },
    );
    const at = columns.indexOf('conditional');
    expect(columns[at - 1]).toBe('neutral');
    expect(rows.map((row) => row[at])).toContain(1);
  });

  test('it is expanded, joined by paths, and around the first scene', async () => {
    const { nodes } = await get<{ nodes: GraphNode[] }>(
      `/nodes/${charter}/neighbours?type=RATIFIED`,
    );
    expect(idsOf(nodes).sort()).toEqual([high, north]);
    const { paths } = await get<{ paths: string[][] }>(
      `/paths?from=${north}&to=${charter}&type=RATIFIED&mode=shortest`,
    );
    expect(paths).toHaveLength(1);
    const opening = await get<{ nodes: GraphNode[] }>('/opening');
    expect(idsOf(opening.nodes)).toEqual(expect.arrayContaining([high, north]));
  });

  test('saved queries and built questions know the act', async () => {
    type Answer = { columns: string[]; rows: unknown[][]; graph: { nodes: GraphNode[] } };
    const run = (name: string, params: object) => post<Answer>(`/queries/${name}/run`, { params });
    const silent = await run('acted-but-said-nothing', { agreement: charter });
    expect(silent.rows.map((row) => row[1]).sort()).toEqual(['RATIFIED', 'SIGNED']);
    const chain = await run('shortest-chain', { one: north, other: 'party:red' });
    expect(idsOf(chain.graph.nodes).sort()).toEqual([charter, north, 'party:red'].sort());
    const { sentences } = await load<
      typeof import('../../client/pages/queries/builder/all-sentences.ts')
    >('client/pages/queries/builder/all-sentences.ts');
    const { composed } = await load<
      typeof import('../../client/pages/queries/builder/sentences.ts')
    >('client/pages/queries/builder/sentences.ts');
    const sentence = sentences.find(({ name }) => name === 'silent')!;
    const built = composed(sentence, { act: 'RATIFIED', agreement: charter });
    expect(built.query).toContain('|RATIFIED]');
    const { rows } = await post<Answer>('/cypher', built);
    expect(rows.map((row) => (row[0] as GraphNode).id)).toEqual([north]);
    const { parameters } = await get<{ parameters: { name: string; options?: string[] }[] }>(
      '/queries/what-one-speaker-said',
    );
    expect(parameters.find(({ name }) => name === 'speaker')?.options).toContain('Court');
  });

  addedInFiles(() => server.url);
  addedInBrowser(() => server.url);
  // The last: what it publishes is counted.
  addedInTexts(() => server.url);

  test('a backup holds both', async () => {
    await server.close();
    const file = join(scratch, `${kind}.ndjson.gz`);
    const { code, said } = await copy.command('backup', ['--out', file], env);
    expect([code, said]).toEqual([0, expect.not.stringContaining('Left out')]);
    const text = gunzipSync(await readFile(file)).toString();
    expect(text.match(/"label":"Court"/g)).toHaveLength(2);
    expect(text.match(/"type":"RATIFIED"/g)).toHaveLength(2);
  });
});
