/** A question whose connection was closed under it is asked again, and nobody notices. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../server/store/engine.ts';
import { openNeo4j } from '../../server/store/neo4j/engine.ts';
import { neo4jSettings } from '../setup/neo4j-graph.ts';
import { type Network, networkTo } from '../setup/process.ts';

let network: Network;
let engine: Engine;
beforeAll(async () => {
  if (!neo4jSettings.uri) return;
  network = await networkTo(Number(new URL(neo4jSettings.uri).port));
  // Straight to it: a routed address would name the port behind the network.
  const uri = `bolt://127.0.0.1:${network.port}`;
  engine = await openNeo4j({ ...neo4jSettings, uri, timeoutMs: 5000 });
});
afterAll(async () => {
  await engine?.close();
  await network?.close();
});

test.runIf(neo4jSettings.uri)('after a cut, and on connections that were kept', async () => {
  const ask = () => engine.read<{ n: number }>('RETURN 1 AS n');
  for (let time = 0; time < 3; time += 1) {
    expect(await Promise.all([...Array(20)].map(ask))).toEqual(Array(20).fill([{ n: 1 }]));
    network.cut();
    network.mend();
  }
  // A slip is not asked twice, and a store that is away says so.
  await expect(engine.read('RETURN nothing')).rejects.toMatchObject({ code: 'bad-cypher' });
  network.cut();
  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' });
  network.mend();
  expect(await ask()).toEqual([{ n: 1 }]);
});
