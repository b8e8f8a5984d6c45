/** What the API promises over HTTP. */
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementFormats } from '../../model/formats/files.ts';
import { tidyColumns } from '../../model/formats/statement-csv.ts';
import { type Problem, problem } from '../../model/schemas/api.ts';
import { routes } from '../../server/http/routes/index.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const encoded = encodeURIComponent;
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const ndjson = { Accept: 'application/x-ndjson' };
const run = '/api/queries/agreements-by-disagreement/run';

/** JSON that programs which walk it by recursion cannot. */
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe.each(storeKinds)('over HTTP on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind);
  });
  afterAll(() => server.close());
  const ask = (path: string, init?: RequestInit) => fetch(server.url + path, init);
  const read = async (path: string, init?: RequestInit) => {
    const response = await ask(path, init);
    expect(response.status).toBe(200);
    return response.json();
  };
  const refused = async (path: string, init?: RequestInit): Promise<Problem> => {
    const response = await ask(path, init);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const body = problem.parse(await response.json());
    expect(body.status).toBe(response.status);
    expect(body.detail.length).toBeGreaterThan(12);
    expect(JSON.stringify(body)).not.toMatch(/ at .*\.(ts|js):\d+|node_modules/);
    return body;
  };

  test.each([
    ['/api/health', {}],
    ['/api/session', {}],
    ['/api/schema', {}],
    ['/api/search?q=faber', {}],
    ['/api/opening', {}],
    [`/api/nodes/${encoded('actor:marjolein-faber')}`, {}],
    [`/api/nodes/${encoded('agreement:pact')}/neighbours?limit=5`, {}],
    [
      `/api/nodes/${encoded('agreement:pact')}/neighbours`,
      post({ among: ['agreement:pact'], limit: 5 }),
    ],
    ['/api/subgraph', post({ ids: ['actor:marjolein-faber', 'party:pvv'] })],
    ['/api/paths?from=actor:marjolein-faber&to=actor:viktor-orban', {}],
    ['/api/paths?from=actor:marjolein-faber&to=actor:viktor-orban&mode=several&avoid=ABOUT', {}],
    ['/api/common-neighbours?ids=actor:marjolein-faber,agreement:pact', {}],
    [`/api/nodes/${encoded('agreement:pact')}/neighbours?stance=oppose&from=2024`, {}],
    ['/api/working-set', post({ ids: ['actor:geert-wilders'], stance: 'oppose' })],
    ['/api/statements?agreement=agreement:pact', {}],
    ['/api/statements?country=NL&kind=quote&verified=true&asOf=2024-09', {}],
    ['/api/stances?rows=actor&group=party&sort=similarity', {}],
    ['/api/stances?rows=party&fold=whole', {}],
    [`/api/agreements/${encoded('agreement:pact')}`, {}],
    [`/api/agreements/${encoded('agreement:pact')}?limit=5`, {}],
    [`/api/agreements/${encoded('agreement:pact')}/threads?limit=2`, {}],
    [`/api/profiles/${encoded('actor:geert-wilders')}`, {}],
    [`/api/profiles/${encoded('party:pvv')}`, {}],
    [`/api/profiles/${encoded('institution:netherlands')}`, {}],
    ['/api/changes?scope=parts', {}],
    ['/api/timeline?bin=week&agreement=agreement:pact', {}],
    [`/api/statements/${encoded('statement:wilders-new-wind')}`, {}],
    [`/api/sources/${encoded('source:seed-article')}`, {}],
    ['/api/queries', {}],
    ['/api/scenes', {}],
    ['/api/scenes/the-letter-that-asked-for-a-way-out', {}],
    ['/api/degrees', post({ ids: ['agreement:pact'] })],
    ['/api/queries/agreements-by-disagreement', {}],
    [run, post({ params: { least: 3 } })],
    ['/api/cypher', post({ query: 'MATCH (n:Actor) RETURN n LIMIT 1' })],
    ['/api/cypher/check', post({ query: 'MATCH (n:Acter) RETURN n LIMIT 1' })],
    ['/api/cypher/check', post({ query: 'MATCH (n) DETACH DELETE n' })],
  ] as [string, RequestInit][])('%s answers as it is described', async (path, init) => {
    const body = await read(path, init);
    const method = (init.method ?? 'GET').toLowerCase();
    const route = routes.find((candidate) => {
      const pattern = new RegExp(`^/api${candidate.path.replace(/:\w+/g, '[^/]+')}$`);
      return candidate.method === method && pattern.test(path.split('?')[0] ?? '');
    });
    expect(route?.reply.parse(body)).toEqual(body);
  });

  test('every route is described, and the description has no loose ends', async () => {
    const document = await read('/api/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item as object).map((method) => `${method} ${path}`),
    );
    const served = routes.map(
      (route) => `${route.method} /api${route.path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(described.sort()).toEqual(served.sort());
    const names = Object.keys(document.components.schemas);
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)"/g)) {
      expect(names).toContain(name);
    }
    const page = await (await ask('/api/docs')).text();
    for (const route of routes) expect(page).toContain(route.path.replace(/:(\w+)/g, '{$1}'));
    // Nothing but its own icon and style, and no script.
    expect(page).not.toContain('<script');
    const linked = [...page.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(linked).toEqual(['/favicon.svg', '/api/docs.css']);
  });

  test('the description names every media type that a route answers with', async () => {
    const document = await read('/api/openapi.json');
    const typesOf = (path: string, method: string) =>
      Object.keys(document.paths[path][method].responses['200'].content).sort();
    const promised = typesOf('/api/statements/export', 'get');
    for (const format of statementFormats) {
      const response = await ask(
        `/api/statements/export?format=${format}&speaker=actor:peter-magyar`,
      );
      await response.text();
      expect(promised).toContain(response.headers.get('content-type')?.split(';')[0]);
    }
    expect(promised).toEqual([
      'application/json',
      'application/ld+json',
      'application/x-bibtex',
      'text/csv',
      'text/plain',
    ]);
    for (const path of ['/api/cypher', '/api/queries/{name}/run']) {
      expect(typesOf(path, 'post')).toEqual(['application/json', 'application/x-ndjson']);
    }
    expect(typesOf('/api/statements', 'get')).toEqual(['application/json']);
  });

  test('the tidy table has a row for each statement and agreement, with ids and capacities', async () => {
    const tidy = await (await ask('/api/statements/export?format=tidy&sort=date')).arrayBuffer();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(tidy);
    const [head = '', ...rows] = text.trimEnd().split(/\r\n/);
    expect(head.split(',')).toEqual([...tidyColumns]);
    const dossier = JSON.parse(await readFile('seed/asylum-optout/statements.json', 'utf8'));
    const pairs = dossier.flatMap((one: { id: string; about: unknown[] }) =>
      one.about.map(() => one.id),
    );
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(pairs.sort());
    const [tusk] = rows.filter((row) => row.startsWith('statement:donald-tusk-05,'));
    expect(tusk).toMatch(
      /^statement:donald-tusk-05,2024-05-01,2024-05-31,Donald Tusk,actor:donald-tusk,/,
    );
    expect(tusk).toContain(',Prime Minister,Poland,');
    expect(tusk).toContain(',agreement:pact,oppose,quote,');
    expect(tusk).toContain('Not verified: rests on general knowledge.');
  });

  test.each([
    ['tidy', false],
    ['tidy&bom=true', true],
    ['csv', true],
    ['csv&bom=false', false],
    ['text&bom=true', false],
  ])('format=%s begins with a mark: %s', async (format, marked) => {
    const path = `/api/statements/export?speaker=actor:peter-magyar&format=${format}`;
    const bytes = new Uint8Array(await (await ask(path)).arrayBuffer());
    expect([...bytes.slice(0, 3)].join() === '239,187,191').toBe(marked);
  });

  test.each([
    ['/api/nodes/actor%3Anobody', {}, 404],
    ['/api/statements/statement%3Anothing', {}, 404],
    ['/api/sources/actor%3Ageert-wilders', {}, 404],
    ['/api/queries/nothing', {}, 404],
    ['/api/scenes/nothing', {}, 404],
    ['/api/degrees', post({ ids: [] }), 400],
    ['/api/nothing', {}, 404],
    ['/api/search', {}, 400],
    ['/api/search?q=', {}, 400],
    [`/api/search?q=${'x'.repeat(10_001)}`, {}, 400],
    ['/api/statements?limit=500', {}, 400],
    ['/api/statements?limit=no', {}, 400],
    ['/api/statements?stance=maybe', {}, 400],
    ['/api/statements?from=2024-13', {}, 400],
    ['/api/statements?from=2025&to=2024', {}, 400],
    ['/api/statements?sort=relevance', {}, 400],
    ['/api/statements?cursor=nonsense', {}, 400],
    ['/api/paths?from=actor:geert-wilders', {}, 400],
    ['/api/paths?from=actor:geert-wilders&to=actor:viktor-orban&maxLength=99', {}, 400],
    ['/api/paths?from=actor:geert-wilders&to=actor:viktor-orban&type=KNOWS', {}, 400],
    ['/api/paths?from=actor:geert-wilders&to=actor:viktor-orban&mode=several&k=11', {}, 400],
    ['/api/common-neighbours?ids=actor:geert-wilders,actor:geert-wilders', {}, 400],
    ['/api/common-neighbours?ids=actor:geert-wilders,actor:nobody', {}, 404],
    ['/api/working-set', post({ ids: ['actor:geert-wilders'], stance: 'maybe' }), 400],
    ['/api/paths?from=actor:nobody&to=actor:viktor-orban', {}, 404],
    ['/api/nodes/%E0%A4%A', {}, 400],
    ['/api/search?q=%FF', {}, 400],
    ['/api/statements?q=%C3%28', {}, 400],
    ['/api/%FF', {}, 400],
    ['/statements/%FF', {}, 400],
    ['/api/cypher', post('{"query": '), 400],
    ['/api/cypher', post('[]'), 400],
    ['/api/cypher', post({}), 400],
    ['/api/cypher', post({ query: 'MATCH (n RETURN n' }), 400],
    ['/api/cypher', post({ query: 'CREATE (n) RETURN n' }), 403],
    ['/api/cypher', post({ query: 'x'.repeat(2_000_000) }), 413],
    ['/api/cypher', post('query', { 'Content-Type': 'text/plain' }), 415],
    ['/api/cypher', { method: 'GET' }, 405],
    ['/api/health', { method: 'POST' }, 405],
    ['/api/queries/agreements-by-disagreement', { method: 'PATCH' }, 405],
    [run, post({ params: { least: 'many' } }), 400],
    [run, post({ params: { other: 1 } }), 400],
    ['/no/such/page', {}, 404],
    ['/api/cypher', post(`{"query": "RETURN 1", "params": {"x": ${nested(3000)}}}`), 400],
    ['/api/cypher', post(`{"query": "RETURN 1", "unknown": ${nested(400_000)}}`), 400],
    [
      '/api/cypher',
      post(`{"query": "RETURN 1", "params": ${'{"a":'.repeat(500)}1${'}'.repeat(501)}`),
      400,
    ],
    ['/api/cypher', post({ query: 'RETURN 1', params: { x: Array(150_000).fill({}) } }), 400],
    [run, post(`{"params": {"least": ${nested(3000)}}}`), 400],
    ['/api/scenes', post(`{"name": "Deep", "canvas": ${nested(3000)}}`), 400],
    ['/api/queries', post(`{"queries": ${nested(3000)}}`), 400],
  ] as [string, RequestInit, number][])('%s is refused (case %#)', async (path, init, status) => {
    expect((await refused(path, init)).status).toBe(status);
  });

  test('names every field that is wrong', async () => {
    const { errors } = await refused('/api/statements?limit=0&stance=maybe&from=soon');
    expect(errors?.map((error) => error.path).sort()).toEqual(['from', 'limit', 'stance.0']);
  });

  test('takes long and nested values all the same', async () => {
    const rows = Array.from({ length: 30_000 }, (_, id) => ({ id, tags: [] }));
    const many = { query: 'UNWIND $rows AS row RETURN count(row.id) AS n', params: { rows } };
    expect((await read('/api/cypher', post(many))).rows).toEqual([[30_000]]);
    const params = { x: JSON.parse(nested(40)) };
    expect(
      (await read('/api/cypher', post({ query: 'RETURN size($x) AS n', params }))).rows,
    ).toEqual([[1]]);
  });

  test('a wrong method is told which are right', async () => {
    const response = await ask('/api/cypher', { method: 'DELETE' });
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test('points at the place of a mistake in Cypher', async () => {
    const { position } = await refused('/api/cypher', post({ query: 'MATCH (n)\nRETRN n' }));
    expect(position?.line).toBe(2);
  });

  test('streams rows as lines', async () => {
    const query = 'MATCH (n:Actor) RETURN n.name AS name ORDER BY name';
    const response = await ask('/api/cypher', post({ query, limit: 3 }, ndjson));
    const text = (await response.text()).trim();
    const lines = text.split('\n').map((line) => JSON.parse(line));
    expect(lines[0]).toEqual({ columns: ['name'] });
    expect(lines.slice(1, 4).every((line) => line.row.length === 1)).toBe(true);
    expect(lines[4].summary).toMatchObject({ truncated: 'rows', rowCount: 3 });
    expect(lines).toHaveLength(5);
  });

  test('replies to other machines are compressed, replies to this one are not', async () => {
    const far = await ask('/api/schema', { headers: { 'X-Forwarded-For': '192.0.2.7' } });
    const near = await ask('/api/schema');
    expect(far.headers.get('content-encoding')).toMatch(/gzip|br|deflate/);
    expect(near.headers.get('content-encoding')).toBeNull();
    expect(await far.json()).toEqual(await near.json());
  });

  test('a refusal of a stream still has its own status', async () => {
    const streamed = post({ query: 'CREATE (n) RETURN n' }, ndjson);
    expect((await refused('/api/cypher', streamed)).status).toBe(403);
  });

  test('EXPLAIN gives the plan and runs nothing', async () => {
    const explained = post({ query: 'EXPLAIN MATCH (n:Actor) RETURN n' });
    const { rows, summary } = await read('/api/cypher', explained);
    expect(rows).toEqual([]);
    expect(JSON.stringify(summary.plan)).toContain('Actor');
  });

  test('says that a query hit its time limit', async () => {
    const query = 'MATCH (a), (b), (c), (d) WHERE a.id < b.id AND c.id < d.id RETURN count(*)';
    const { status, detail } = await refused('/api/cypher', post({ query, timeoutMs: 500 }));
    expect(status).toBe(504);
    expect(detail).toContain('0.5 s');
  });

  /** What a socket gets back for bytes that are no proper request. */
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let reply = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => {
        reply += data;
      });
      socket.on('close', () => resolve(reply));
      socket.on('error', reject);
      socket.setTimeout(5000, () => socket.destroy());
    });

  const long = 'x'.repeat(20_000);
  test.each([
    ['a header too long', `GET /api/health HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`, 431],
    ['an address too long', `GET /${long} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
    ['a broken request', 'NONSENSE\r\n\r\n', 400],
    ['a proxy request', 'CONNECT x:443 HTTP/1.1\r\nHost: x:443\r\n\r\n', 405],
  ])('%s is answered with a problem', async (_name, text, status) => {
    const reply = await raw(text);
    expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(reply).toContain('application/problem+json');
    expect(problem.parse(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).status).toBe(status);
  });

  test('sets a content security policy and does not name its maker', async () => {
    const { headers } = await ask('/api/health');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

test('too many requests are told when to come back', async () => {
  const server = await startTestServer('embedded', { all: 5, cypher: 2 });
  try {
    const replies = await Promise.all([...Array(8)].map(() => fetch(`${server.url}/api/schema`)));
    const late = replies.find((reply) => reply.status === 429);
    expect(Number(late?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.parse(await late?.json()).status).toBe(429);
  } finally {
    await server.close();
  }
});
