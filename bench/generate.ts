/**
 * `npm run generate -- --statements N [--actors N] [--seed N]`: fills the configured store with a
 * large graph, a batch at a time.
 */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../server/config.ts';
import { StancegraphError, StartError } from '../server/errors.ts';
import * as questions from '../server/questions/index.ts';
import { openStore } from '../server/store/open-store.ts';
import { load } from '../server/store/write-batch.ts';
import { generatedGraph } from './graph.ts';

/** Statements in one transaction. */
const perBatch = 5000;
const whole = z.coerce.number().int();
const options = z.object({
  statements: whole.min(1).max(5_000_000),
  actors: whole.min(10).max(100_000).default(600),
  seed: whole.min(0).default(1),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      statements: { type: 'string' },
      actors: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const asked = options.safeParse(values);
  if (!asked.success) {
    throw new StartError(
      `Say how many: npm run generate -- --statements 25000 --actors 600 --seed 1 (${asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')})`,
    );
  }
  const store = await openStore(readConfig(process.env), 'command');
  const started = performance.now();
  let nodes = 0;
  let relationships = 0;
  try {
    const { counts } = await questions.storeHealth(store);
    if (counts.nodes > 0) {
      throw new StartError(
        `The store already holds ${counts.nodes} nodes. Generate into an empty one: set DATA_DIR to a new folder, or NEO4J_DATABASE to an empty database.`,
      );
    }
    for (const batch of generatedGraph(asked.data, perBatch)) {
      await load(store, { ...batch, name: `generated ${asked.data.seed}` });
      nodes += batch.nodes.length;
      relationships += batch.relationships.length;
      const seconds = (performance.now() - started) / 1000;
      process.stdout.write(
        `${nodes} nodes, ${relationships} relationships, ${seconds.toFixed(1)} s\n`,
      );
    }
  } finally {
    await store.engine.close();
  }
}

main().catch((error: unknown) => {
  if (error instanceof StancegraphError || error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
  throw error;
});
