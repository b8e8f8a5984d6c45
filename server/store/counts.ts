/** How much is in a store. */
import { cypher } from './cypher-files.ts';
import type { Engine } from './engine.ts';

/** Nodes, without housekeeping, and relationships. */
export async function countsOf(engine: Engine): Promise<{ nodes: number; relationships: number }> {
  const rows = await engine.read<{ what: string; count: number }>(cypher('questions/counts'));
  const of = (what: string) =>
    rows.filter((row) => row.what === what).reduce((sum, { count }) => sum + count, 0);
  return { nodes: of('nodes') - of('housekeeping'), relationships: of('relationships') };
}
