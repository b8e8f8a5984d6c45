/** Merged and taken apart at random: what comes out is the graph that went in. */
import { expect, test } from 'vitest';
import { stancesRequest } from '../../model/schemas/positions.ts';
import { howOf } from '../../server/coding/correct.ts';
import { mergeEntities, unmergeEntities } from '../../server/coding/merge.ts';
import { StancegraphError } from '../../server/errors.ts';
import * as questions from '../../server/questions/index.ts';
import type { Store } from '../../server/store/store.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

/** Merges and takings apart; `MERGES=200` for the whole of what is promised. */
const rounds = Number(process.env.MERGES ?? 24);

/** Numbers that look like chance and are the same in each run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Everything that a reader can see of the graph, its versions left out. */
async function graphOf({ engine }: Store): Promise<string> {
  const nodes = await engine.read<{ id: string; node: { properties: Record<string, unknown> } }>(
    'MATCH (n:Entity) RETURN n.id AS id, n AS node ORDER BY id',
  );
  const relationships = await engine.read<{ id: string; r: { properties: object; type: string } }>(
    'MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id, r AS r ORDER BY id',
  );
  const sorted = (properties: object) =>
    Object.entries(properties)
      .filter(([name]) => name !== 'historyText')
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    nodes.map(({ node }) => sorted(node.properties)),
    relationships.map(({ r }) => [r.type, sorted(r.properties)]),
  ]);
}

test.each(storeKinds)(
  '%s: at random merged and taken apart, the same graph',
  async (kind) => {
    const { store, close } = await openTestStore(kind, 'seed/asylum-optout');
    const pick = chance(16);
    const before = await graphOf(store);
    const matrix = () =>
      questions.stanceCells(store, stancesRequest.parse({ rows: 'actor', limit: 200 }));
    const counted = await matrix();
    const ids = async (label: string) =>
      (
        await store.engine.read<{ id: string }>(`MATCH (n:${label}) RETURN n.id AS id ORDER BY id`)
      ).map(({ id }) => id);
    const dropped: string[] = [];
    const takeApart = async (drop: string) => {
      try {
        await unmergeEntities(store, drop, howOf('test', 'apart'));
        dropped.splice(dropped.indexOf(drop), 1);
      } catch (error) {
        if (!(error instanceof StancegraphError) || error.code !== 'conflict') throw error;
      }
    };
    for (let round = 0; round < rounds; round += 1) {
      if (dropped.length > 0 && pick(3) === 0) {
        await takeApart(dropped[pick(dropped.length)] as string);
        continue;
      }
      const all = await ids(['Actor', 'Party', 'Institution', 'Agreement'][pick(4)] as string);
      const [keep, drop] = [all[pick(all.length)] as string, all[pick(all.length)] as string];
      if (keep === drop) continue;
      await mergeEntities(store, { keep, drop, reason: 'x' }, howOf('test', 'merge'));
      dropped.push(drop);
    }
    expect(dropped.length).toBeGreaterThan(2);
    expect(await graphOf(store)).not.toBe(before);
    while (dropped.length > 0) for (const drop of dropped.toReversed()) await takeApart(drop);
    expect(await graphOf(store)).toBe(before);
    expect(await matrix()).toEqual(counted);
    await close();
  },
  1_800_000,
);
