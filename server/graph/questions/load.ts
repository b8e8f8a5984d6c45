/** Writes a batch of nodes and relationships: all of it or nothing. */
import type { GraphBatch } from '../../imports/batch.ts';
import { toRows } from '../../imports/batch.ts';
import type { Context } from '../context.ts';
import { cypher, cypherWith } from '../cypher-files.ts';
import type { WriteStep } from '../engine.ts';

/** Rows in one statement of the transaction. */
const rowsPerStep = 2000;

/**
 * Creates what is new and replaces what is there, by id; loading twice equals loading once. One
 * transaction, which also bumps the graph's version.
 */
export async function load({ engine }: Context, batch: GraphBatch): Promise<void> {
  const { nodes, relationships } = toRows(batch);
  const steps: WriteStep[] = [{ text: cypher('write/bump-version'), params: {} }];
  for (const [label, rows] of nodes) {
    const text = cypherWith('write/nodes', { label });
    steps.push(...inSteps(rows).map((part) => ({ text, params: { rows: part } })));
  }
  for (const [type, rows] of relationships) {
    const text = cypherWith('write/relationships', { type });
    steps.push(...inSteps(rows).map((part) => ({ text, params: { rows: part } })));
  }
  await engine.write(steps);
}

function inSteps<Row>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  for (let start = 0; start < rows.length; start += rowsPerStep) {
    parts.push(rows.slice(start, start + rowsPerStep));
  }
  return parts;
}
