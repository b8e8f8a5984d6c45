/** Reads ahead what counting, the first page and the first query need. */
import { setImmediate } from 'node:timers/promises';
import type { Context } from '../store/cache.ts';
import { changesOf } from './facts/changes.ts';
import { factsOf, fillWords } from './facts/read.ts';
import { isLargeAndForeign, labelCountsOf } from './label-counts.ts';
import { nameIndex } from './names/name-index.ts';
import { opening } from './opening.ts';
import { schema } from './schema.ts';

/** Without it the first reader after a start waits for the facts and their index of words. */
export async function warm(context: Context): Promise<void> {
  // The file of the embedded store is nobody else's.
  if (context.engine.kind === 'neo4j' && isLargeAndForeign(await labelCountsOf(context))) {
    await Promise.all([opening(context), schema(context)]);
    await nameIndex(context);
  }
  const facts = await factsOf(context);
  // Whoever has asked meanwhile comes first.
  await setImmediate();
  changesOf(facts);
  await fillWords(context, facts);
  await schema(context);
}
