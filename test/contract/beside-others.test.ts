/**
 * What is asked of our own graph is answered as if nothing of others were beside it: whatever they keep
 * under our labels and types, with properties of every kind, on both stores.
 */
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { strFromU8, unzipSync } from 'fflate';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFormats } from '../../model/formats/graph-files.ts';
import { isForeignId } from '../../model/ours.ts';
import { labelNames, labels as ownLabels, stanceNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { createApp } from '../../server/http/app.ts';
import { listen } from '../../server/http/listen.ts';
import { createStore } from '../../server/store/store.ts';
import { planned, workplace } from '../setup/imports.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';
import { values } from './of-others.ts';

const dossier = 'test/fixtures/synthetic';
/** Properties that our questions read. */
const read = [
  'name title text translation searchText aliases abbreviation number country kind date dateEnd',
  'from fromEnd to toEnd verified unidentified stance main exact sources role wikidata importId',
  'historyText language publisher originator url codedBy textHash as under',
]
  .join(' ')
  .split(' ');
/** Ids as others may have them; none is of our form. */
const ids = [7, 'nm0000123', true, ['actor:a'], 'actor:Not Of Our Form', 'film:alien', ''];
const temporal = ["date('2024-01-02')", "duration('P1D')", "datetime('2024-01-02T00:00:00Z')"];

/** What is asked, a path each, with what it is about where the answer depends on that. */
const paths = [
  '/statements?limit=200&sort=date',
  '/statements?q=charter&sort=relevance',
  '/stances?rows=actor&limit=200',
  '/stances?rows=party&limit=200',
  '/stances?rows=institution&scope=all&limit=200&fold=whole',
  '/timeline?bin=month',
  '/changes?scope=parts',
  '/changes/speakers',
  '/networks?rows=actor&measures=true&robustness=true',
  '/networks?rows=party&mode=two&isolates=true&normalization=no',
  '/networks?rows=institution&scope=all&window=slices&unit=year',
  ...['csv', 'nodes', 'graphml'].map((format) => `/networks?rows=actor&format=${format}`),
  '/search?q=charter',
  '/coverage',
  '/opening',
  '/statements/export?format=tidy',
  ...graphFormats.map((format) => `/export?format=${format}`),
];

describe.each(storeKinds)('our graph beside that of others in a %s store', (kind) => {
  let opened: TestStore;
  let before: Map<string, unknown>;
  let ours: { label: string; id: string }[];

  /** Every answer of a server that has just been started. */
  async function answers(): Promise<Map<string, unknown>> {
    const store = createStore(opened.engine);
    const app = createApp({
      store,
      config: { queryTimeoutMs: 5000, queryMaxRows: 1000, host: '127.0.0.1' },
      log: pino({ level: 'silent' }),
      version: '0.0.0',
    });
    const { url, close } = await listen(app, '127.0.0.1', 0);
    const found = new Map<string, unknown>();
    const ask = async (path: string, body?: object) => {
      const reply = await fetch(`${url}/api${path}`, {
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
        headers: { 'content-type': 'application/json' },
      });
      const bytes = new Uint8Array(await reply.arrayBuffer());
      const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
      const said = isZip
        ? Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)])
        : drawnOfOurs(path, new TextDecoder().decode(bytes));
      // Scores depend on all that can be found.
      const plain = JSON.stringify(said)
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
        .replace(/"score\\":[\d.]+/g, '');
      found.set(
        path + JSON.stringify(body ?? ''),
        `${reply.status} ${plain.replaceAll(url, 'here')}`,
      );
    };
    for (const path of paths) await ask(path);
    const text = 'we will sign the charter';
    await ask('/quotes/verify', { text });
    const said = `On Monday ${ours.find(({ label }) => label === 'Actor')?.id} said: "${text}"`;
    await ask('/coding/suggest', { text: said });
    for (const { label, id } of ours) {
      const path = encodeURIComponent(id);
      if (['Actor', 'Party', 'Institution'].includes(label)) await ask(`/profiles/${path}`);
      if (label === 'Agreement') await ask(`/agreements/${path}`);
      if (label === 'Source') await ask(`/sources/${path}`);
      if (label === 'Statement') await ask(`/statements/${path}`);
      await ask(`/nodes/${path}/history`);
      await ask('/entities/similar', { label, name: 'x y' });
    }
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
    const { tools } = await client.listTools();
    for (const [name, args] of Object.entries<Record<string, unknown>>({
      search: { text: 'charter' },
      statements: { limit: 5 },
      network: {},
      changes: {},
      verify_quotation: { text },
    })) {
      expect(tools.map((tool) => tool.name)).toContain(name);
      const { structuredContent, isError, content } = await client.callTool({
        name,
        arguments: args,
      });
      const said = JSON.stringify(isError ? { refused: content } : structuredContent);
      found.set(`mcp ${name}`, said.replaceAll(url, 'here'));
    }
    await client.close();
    await close();
    const work = await workplace();
    try {
      const text =
        'Speaker,Agreement,Stance,Words\nx,x,for,Build it.\nnm0000123,actor:a,for,Build it now.\n';
      const one = await planned(store, work, [await work.file('debate.csv', text)]);
      const plan = JSON.stringify([one.planned?.plan, one.suggestions]);
      found.set(
        'the plan of an import',
        plan.replaceAll(/\/[^"]*stancegraph-test-import[^"]*/g, ''),
      );
    } finally {
      await work.remove();
    }
    return found;
  }

  beforeAll(async () => {
    opened = await openTestStore(kind, dossier);
    const { engine } = opened;
    ours = [];
    for (const label of labelNames) {
      const rows = await engine.read<{ id: string }>(
        `MATCH (n:${label}) RETURN n.id AS id ORDER BY id LIMIT 2`,
      );
      ours.push(...rows.map(({ id }) => ({ label, id })));
    }
    before = await answers();
    expect([...before].filter(([, said]) => !/^(200|\{|\[)/.test(String(said)))).toEqual([]);
    const create = async (text: string, rows: object[] = []) => {
      await engine.write([{ text, params: { rows } }]);
    };
    for (const label of labelNames) {
      const { prefix } = ownLabels[label];
      const rows = [...values, 'x y'].flatMap((value, at) => {
        const all = Object.fromEntries(read.map((name) => [name, value]));
        return [{ ...all, id: ids[at % ids.length] }, all, { ...all, id: `${prefix}:Not Ours` }];
      });
      // Without the label that every entity of ours has, also with an id of our form.
      await create(`UNWIND $rows AS row CREATE (n:${label}) SET n = row`, [
        ...rows,
        { ...rows[0], id: `${prefix}:nobody` },
      ]);
      await create(`UNWIND $rows AS row CREATE (n:Entity:${label}) SET n = row`, rows);
      for (const value of temporal) {
        await create(
          `CREATE (n:Entity:${label}) SET ${read.map((name) => `n.\`${name}\` = ${value}`).join(', ')}`,
        );
      }
    }
    // Some are joined by our types, to one another and to what is ours.
    for (const [at, type] of relationshipTypeNames.entries()) {
      const value = values[at % values.length];
      const set = read.map((name) => `r.\`${name}\` = row.value`).join(', ');
      await create(
        `MATCH (n:Entity) WHERE n.name = 'x' OR n.name = 7 OR n.id IN ['${ours.map(({ id }) => id).join("', '")}']
         WITH collect(n) AS found UNWIND range(0, size(found) - 1) AS at UNWIND $rows AS row
         WITH found[at] AS a, found[(at * 7 + ${at}) % size(found)] AS b, row
         WHERE a.name = 'x' OR a.name = 7 OR b.name = 'x' OR b.name = 7
         CREATE (a)-[r:${type}]->(b) SET ${set}`,
        [{ value }],
      );
      // Between two of ours, by our type, with an id that is none of ours or not that of these two.
      await create(
        `UNWIND $rows AS row
         MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to})
         CREATE (a)-[r:${type}]->(b) SET r = row.properties`,
        ours.flatMap(({ id: from }, index) =>
          ours.flatMap(({ id: to }, other) => {
            // Each type has every second pair, and all kinds of ids.
            if ((index + other + at) % 2 === 1) return [];
            const theirs = [
              null,
              7,
              'x',
              `${from}|${type}`,
              `${from}|${type}|${to}x`,
              [from],
              true,
            ];
            const id = theirs[(index * 3 + other + at) % theirs.length];
            const stance = stanceNames[(index + other) % stanceNames.length];
            const properties = { stance, date: '2024-01-02', from: '2001-01-01', role: 'head' };
            return [{ from, to, properties: { ...properties, ...(id === null ? {} : { id }) } }];
          }),
        ),
      );
    }
  }, 180_000);
  afterAll(() => opened?.close());

  test('every answer about our graph is what it was', async () => {
    const after = await answers();
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([key, was]) => after.get(key) !== was);
    expect(
      changed.map(([key, was]) => [key, firstDifference(String(was), String(after.get(key)))]),
    ).toEqual([]);
  }, 120_000);
});

/** The first scene without the relationships of others, which are drawn as they are. */
function drawnOfOurs(path: string, text: string): string {
  if (path !== '/opening') return text;
  const scene = JSON.parse(text) as { relationships: { id: string }[] };
  const relationships = scene.relationships.filter(({ id }) => !isForeignId(id));
  return JSON.stringify({ ...scene, relationships });
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `${a.slice(from, at + 120)} → ${b.slice(from, at + 120)}`;
}
