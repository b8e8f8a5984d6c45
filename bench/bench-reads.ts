/**
 * `npm run bench-reads -- [--statements N]`: twelve ordinary questions in Cypher on a generated graph, on the
 * embedded store and beside it on Neo4j: the median of some runs, of each store after a few to warm up.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import * as questions from '../server/questions/index.ts';
import type { Engine, StoreKind } from '../server/store/engine.ts';
import { createStore } from '../server/store/store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';
import { onBothStores } from './on-both-stores.ts';

const asked: Record<string, string> = {
  'look-up': 'MATCH (a:Entity {id: $id}) RETURN a.name, a.country',
  'one step': 'MATCH (a:Entity {id: $id})-[:MEMBER_OF]->(p) RETURN p.id, p.name',
  'two steps, filtered':
    "MATCH (a:Entity {id: $id})-[:MADE]->(s:Statement)-[r:ABOUT]->(g) WHERE r.stance = 'support' RETURN g.id, count(s) AS n ORDER BY n DESC, g.id LIMIT 10",
  'by party':
    'MATCH (p:Party)<-[:MEMBER_OF]-(:Actor)-[:MADE]->(s:Statement) RETURN p.id, count(DISTINCT s) AS n ORDER BY n DESC, p.id',
  'by year': 'MATCH (s:Statement) RETURN s.date.year AS year, count(*) AS n ORDER BY year',
  'labels counted':
    'MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label',
  'shortest path':
    'MATCH (a:Entity {id: $id}), (b:Entity {id: $other}) MATCH p = shortestPath((a)-[*..6]-(b)) RETURN length(p)',
  'top ten by degree':
    'MATCH (n:Entity) RETURN n.id, COUNT { (n)--() } AS degree ORDER BY degree DESC, n.id LIMIT 10',
  'text contains': "MATCH (s:Statement) WHERE s.text CONTAINS 'quota' RETURN count(*)",
  'collected, cut':
    'MATCH (a:Actor)-[:MADE]->(s:Statement) WITH a, s ORDER BY s.date, s.id RETURN a.id, collect(s.id)[..3] ORDER BY a.id LIMIT 20',
  'optional match':
    'MATCH (a:Actor) OPTIONAL MATCH (a)-[:HOLDS_OFFICE]->(o) RETURN a.id, count(o) AS n ORDER BY n DESC, a.id LIMIT 10',
  subquery:
    'MATCH (p:Party) CALL { WITH p MATCH (p)<-[:MEMBER_OF]-(a)-[:MADE]->(s) RETURN count(s) AS n } RETURN p.id, n ORDER BY n DESC, p.id',
};
const limits = { rows: 10_000, bytes: 6e7, timeoutMs: 120_000 };
const warmUps = 3;
const runs = 9;

const { values } = parseArgs({ options: { statements: { type: 'string', default: '25000' } } });
const measured = new Map<string, Partial<Record<StoreKind, { ms: number; answer: string }>>>();

async function measure(engine: Engine): Promise<void> {
  await engine.prepare();
  const store = createStore(engine);
  const size = { statements: Number(values.statements), actors: 600, seed: 1 };
  for (const batch of generatedGraph(size, 5000)) await load(store, batch);
  const started = performance.now();
  await engine.warmReaders?.();
  console.log(`${engine.kind}: ready in ${(performance.now() - started).toFixed(0)} ms`);
  const params = { id: 'actor:s4', other: 'actor:s512' };
  for (const [name, query] of Object.entries(asked)) {
    const times: number[] = [];
    let answer = '';
    for (let run = 0; run < warmUps + runs; run += 1) {
      const from = performance.now();
      const { signal } = new AbortController();
      const { rows } = await questions.runCypher(store, { query, params, limits }, signal);
      if (run >= warmUps) times.push(performance.now() - from);
      answer = JSON.stringify(rows);
    }
    const ms = times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
    measured.set(name, { ...measured.get(name), [engine.kind]: { ms, answer } });
  }
  await engine.close();
}

console.log(`${cpus().length} x ${cpus()[0]?.model}, ${values.statements} statements`);
await onBothStores(measure, { timeoutMs: 120_000 });
for (const [name, { embedded, neo4j }] of measured) {
  const ms = (one: typeof embedded) => (one ? one.ms.toFixed(1) : '-').padStart(9);
  const same = !embedded || !neo4j || embedded.answer === neo4j.answer ? '' : '  different answers';
  console.log(`${name.padEnd(22)}${ms(embedded)}${ms(neo4j)}${same}`);
}
