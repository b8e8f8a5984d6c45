/** What every store promises: the same answers to the same questions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stancesRequest, timelineRequest } from '../../model/schemas/positions.ts';
import { statementsRequest } from '../../model/schemas/statements.ts';
import * as questions from '../../server/questions/index.ts';
import { graphVersion } from '../../server/store/cache.ts';
import { cypher, cypherNames } from '../../server/store/cypher-files.ts';
import { load, nodesText } from '../../server/store/write-batch.ts';
import { sameAnswers } from '../setup/same-answers.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { movingCases } from './cases/moving.ts';
import { queryCases } from './cases/queries.ts';
import cases from './search-cases.json' with { type: 'json' };

const limits = { rows: 10_000, bytes: 1e8, timeoutMs: 20_000 };
const signal = new AbortController().signal;
const statements = (request: object) => statementsRequest.parse(request);
const neighbours = (id: string, more: object = {}) => ({
  id,
  direction: 'both' as const,
  sort: 'recent' as const,
  limit: 200,
  ...more,
});

const sameOnEveryStore = sameAnswers();

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  const asked = new Set<string>();
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    const { read, readCypher } = opened.engine;
    const note = (text: string) => asked.add(text.split('\n')[0] ?? '');
    opened.engine.read = (text, params) => {
      note(text);
      return read(text, params);
    };
    opened.engine.readCypher = (text, ...others) => {
      note(text);
      return readCypher(text, ...others);
    };
  });
  afterAll(() => opened.close());

  test('counts every node and relationship, and no records', async () => {
    const { counts } = await questions.storeHealth(opened.store);
    expect(counts).toEqual({ nodes: 926, relationships: 1239 });
  });

  test('loading twice equals loading once', async () => {
    const { readDossier } = await import('../../server/imports/formats/dossier/read.ts');
    const before = await questions.node(opened.store, 'actor:marjolein-faber');
    const total = async () =>
      (await questions.statements(opened.store, statements({ q: 'asylum' }))).total;
    const counted = await total();
    await load(opened.store, await readDossier('seed/asylum-optout'));
    expect((await questions.storeHealth(opened.store)).counts).toEqual({
      nodes: 926,
      relationships: 1239,
    });
    expect(await questions.node(opened.store, 'actor:marjolein-faber')).toEqual(before);
    expect(await total()).toBe(counted);
  });

  test('a load with one impossible row writes nothing at all', async () => {
    const version = await graphVersion(opened.store.engine);
    const good = { id: 'actor:nobody', label: 'Actor' as const, properties: { name: 'Nobody' } };
    // A map is no property value on Neo4j, and an unreadable date is none on either store.
    const bad = { text: 'RETURN date($x).year.month.foo(', params: { x: '2024' } };
    await expect(
      opened.engine.write([
        {
          text: nodesText('Actor'),
          params: {
            rows: [{ id: good.id, properties: { ...good.properties, id: good.id }, dates: {} }],
          },
        },
        bad,
      ]),
    ).rejects.toThrow();
    await expect(questions.node(opened.store, 'actor:nobody')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await graphVersion(opened.store.engine)).toBe(version);
  });

  test('tells what labels and types there are', async () => {
    const schema = await questions.schema(opened.store);
    expect(schema.labels.map(({ name, count }) => [name, count])).toEqual([
      ['Actor', 109],
      ['Agreement', 57],
      ['Institution', 65],
      ['Party', 33],
      ['Source', 428],
      ['Statement', 234],
    ]);
    expect(schema.relationshipTypes.find((type) => type.name === 'MEMBER_OF')?.count).toBe(88);
    sameOnEveryStore('schema', schema);
  });

  test('finds Marjolein Faber with her degrees and sources', async () => {
    const { node, degrees, sources } = await questions.node(opened.store, 'actor:marjolein-faber');
    expect(node.properties.name).toBe('Marjolein Faber');
    expect(degrees).toContainEqual({
      type: 'MEMBER_OF',
      direction: 'out',
      label: 'Party',
      count: 1,
    });
    expect(sources.map((source) => source.id)).toEqual([
      'source:seed-article',
      'source:nieuws-0702',
      'source:tk-koekkoek',
    ]);
    sameOnEveryStore('faber', { node, degrees, sources });
  });

  test('says plainly that an unknown id is not there', async () => {
    await expect(questions.node(opened.store, 'actor:nobody')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(questions.node(opened.store, 'element:n:999999')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('dates keep the precision that is known', async () => {
    const dates = await Promise.all(
      ['statement:wilders-more-support', 'statement:wilders-long-time', 'agreement:ceas'].map(
        async (id) => (await questions.node(opened.store, id)).node.properties.date,
      ),
    );
    expect(dates).toEqual(['2024-09', '2024-09-18', '1998']);
  });

  test.each(['recent', 'connected', 'name'] as const)('neighbours by %s', async (sort) => {
    const found = await questions.neighbours(opened.store, neighbours('agreement:pact', { sort }));
    const { degrees } = await questions.node(opened.store, 'agreement:pact');
    expect(found.total).toBe(degrees.reduce((sum, degree) => sum + degree.count, 0));
    expect(found.relationships).toHaveLength(found.total);
    sameOnEveryStore(`neighbours ${sort}`, found);
  });

  test('neighbours come in pages that together are the whole', async () => {
    const whole = await questions.neighbours(opened.store, neighbours('agreement:pact'));
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await questions.neighbours(
        opened.store,
        neighbours('agreement:pact', { limit: 50, cursor }),
      );
      ids.push(...page.relationships.map((one) => one.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(ids).toEqual(whole.relationships.map((one) => one.id));
  });

  test('a cursor of another list is refused', async () => {
    const { next } = await questions.neighbours(
      opened.store,
      neighbours('agreement:pact', { limit: 5 }),
    );
    await expect(
      questions.neighbours(
        opened.store,
        neighbours('actor:geert-wilders', { cursor: next, limit: 5 }),
      ),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('finds the paths from Faber to Orbán, and says when there is none', async () => {
    const ends = { from: 'actor:marjolein-faber', to: 'actor:viktor-orban', maxLength: 6 };
    const found = await questions.paths(opened.store, { ...ends, mode: 'shortest' });
    expect(found.paths).toHaveLength(1);
    expect(found.paths[0]?.[0]).toBe(ends.from);
    expect(found.paths[0]?.at(-1)).toBe(ends.to);
    sameOnEveryStore('path', found);
    sameOnEveryStore(
      'all paths',
      await questions.paths(opened.store, { ...ends, mode: 'allShortest' }),
    );
    const none = await questions.paths(opened.store, {
      ...ends,
      mode: 'shortest',
      type: ['SIGNED'],
    });
    expect(none.paths).toEqual([]);
    const self = await questions.paths(opened.store, { ...ends, to: ends.from, mode: 'shortest' });
    expect(self.paths).toEqual([[ends.from]]);
  });

  movingCases(() => opened, sameOnEveryStore);

  test('an agreement includes its parts', async () => {
    const pact = await questions.statements(
      opened.store,
      statements({ agreement: 'agreement:pact' }),
    );
    const parts = await questions.among(opened.store, ['agreement:pact', 'agreement:screening']);
    expect(parts.relationships.map((one) => one.type)).toEqual(['PART_OF']);
    const screening = await questions.statements(
      opened.store,
      statements({ agreement: 'agreement:screening', limit: 200 }),
    );
    expect(screening.total).toBeGreaterThan(0);
    expect(pact.total).toBeGreaterThan(screening.total);
    const all = await questions.statements(
      opened.store,
      statements({ agreement: 'agreement:pact', limit: 200 }),
    );
    const ids = new Set(all.statements.map((item) => item.statement.id));
    for (const item of screening.statements) expect(ids).toContain(item.statement.id);
  });

  test('a speaker is shown with the office of that day', async () => {
    const item = await questions.statement(opened.store, 'statement:faber-letter-optout');
    const [faber] = item.speakers;
    expect(faber?.node.id).toBe('actor:marjolein-faber');
    expect(faber?.offices.map(({ node, role, certain }) => [node.id, role, certain])).toEqual([
      ['institution:ministry-am', 'Minister of Asylum and Migration', true],
    ]);
    expect(faber?.parties.map(({ node, certain }) => [node.id, certain])).toEqual([
      ['party:pvv', false],
    ]);
    expect(item.sources[0]).toMatchObject({ main: true, exact: item.statement.properties.text });
    sameOnEveryStore('statement', item);
  });

  test.each([
    {},
    { agreement: 'agreement:pact', stance: 'oppose' },
    { party: 'party:pvv' },
    { party: 'party:epp' },
    { institution: 'institution:european-commission' },
    { from: '2024-09', to: '2024-10', sort: 'date' },
    { q: 'opt-out', sort: 'relevance' },
    { speaker: 'actor:geert-wilders' },
    { source: 'source:seed-article' },
    { agreement: 'agreement:nothing' },
  ])('statements for %j', async (request) => {
    const found = await questions.statements(opened.store, statements({ ...request, limit: 200 }));
    expect(found.statements).toHaveLength(Math.min(found.total, 200));
    expect(found.total > 0).toBe(request.agreement !== 'agreement:nothing');
    sameOnEveryStore(`statements ${JSON.stringify(request)}`, found);
  });

  test('words without a letter or digit find nothing in any view, rather than everything', async () => {
    for (const q of ['(', '“…”', '%']) {
      expect((await questions.statements(opened.store, statements({ q }))).total).toBe(0);
      expect((await questions.timeline(opened.store, timelineRequest.parse({ q }))).total).toBe(0);
      expect((await questions.stanceCells(opened.store, stancesRequest.parse({ q }))).total).toBe(
        0,
      );
    }
  });

  test('a source names the statements stated in it', async () => {
    const found = await questions.source(opened.store, 'source:seed-article');
    expect(found.total).toBe(found.statements.length);
    expect(found.statements.map((item) => item.statement.properties.text)).toContain(
      'The more support for this the better.',
    );
    sameOnEveryStore('source', found);
  });

  test('opens on the Pact and the opt-out request', async () => {
    const scene = await questions.opening(opened.store);
    const ids = scene.nodes.map((node) => node.id);
    expect(ids).toContain('agreement:pact');
    expect(ids).toContain('agreement:nl-opt-out-request');
    expect(scene.relationships.length).toBeGreaterThan(ids.length / 2);
    sameOnEveryStore('opening', scene);
  });

  test.each(cases)('search for "$query" finds $first first', async ({ query, first }) => {
    const { hits } = await questions.search(opened.store, { q: query, limit: 10 });
    expect(hits[0]?.node.id ?? null).toBe(first);
  });

  queryCases(() => opened, sameOnEveryStore);

  test('nodes of a graph we do not know are found, named by the store and expanded', async () => {
    await opened.engine.write([
      {
        text: "CREATE (:Ship {name: 'Argo'})-[:SAILED_TO {year: 1}]->(:Port {title: 'Iolkos'})",
        params: {},
      },
      {
        text: "MERGE (v:StancegraphVersion {stancegraphKey: 'graph'}) SET v.version = v.version + 1",
        params: {},
      },
    ]);
    const { hits } = await questions.search(opened.store, { q: 'argo', limit: 5 });
    const id = hits[0]?.node.id ?? '';
    expect(id).toMatch(/^element:/);
    const found = await questions.neighbours(opened.store, neighbours(id));
    expect(found.total).toBe(1);
    expect(found.nodes[0]?.properties).toEqual({ title: 'Iolkos' });
    expect((await questions.node(opened.store, id)).degrees).toEqual([
      { type: 'SAILED_TO', direction: 'out', label: 'Port', count: 1 },
    ]);
    const { graph } = await questions.runCypher(
      opened.store,
      { query: 'MATCH (:Ship)-[r:SAILED_TO]->() RETURN r', params: {}, limits },
      signal,
    );
    expect(graph.relationships[0]?.from).toBe(id);
    await opened.engine.write([
      { text: 'MATCH (s:Ship)-[:SAILED_TO]->(p:Port) DETACH DELETE s, p', params: {} },
      {
        text: "MERGE (v:StancegraphVersion {stancegraphKey: 'graph'}) SET v.version = v.version + 1",
        params: {},
      },
    ]);
  });

  test('degrees in the whole graph are those of the node itself', async () => {
    const ids = ['agreement:pact', 'actor:geert-wilders', 'actor:nobody'];
    const { degrees } = await questions.degrees(opened.store, ids);
    expect(Object.keys(degrees).sort()).toEqual(['actor:geert-wilders', 'agreement:pact']);
    for (const [id, degree] of Object.entries(degrees)) {
      const node = await questions.node(opened.store, id);
      expect(degree.all).toBe(node.degrees.reduce((sum, { count }) => sum + count, 0));
      const about = node.degrees.filter(
        ({ type, direction }) => type === 'ABOUT' && direction === 'in',
      );
      expect(degree.statements).toBe(about.reduce((sum, { count }) => sum + count, 0));
    }
    sameOnEveryStore('degrees', degrees);
  });

  test('every question in cypher/questions was asked here', () => {
    const first = (name: string) => cypher(`questions/${name}`).split('\n')[0] ?? '';
    // Those of coding and of studies are asked in coding.test.ts, coding-texts.test.ts and
    // corrections.test.ts; those of an opening that nobody composed in agreement-lists.test.ts;
    // some only by a store in which nothing is said: see foreign.test.ts.
    const elsewhere =
      /^(coding-|quote-texts|known-ids$|statements-of-studies$|opening-(anything|around|entities|statements)$|label-sample$|names-of-label$)/;
    const others = cypherNames('questions').filter((name) => !elsewhere.test(name));
    expect(others.filter((name) => !asked.has(first(name)))).toEqual([]);
  });
});
