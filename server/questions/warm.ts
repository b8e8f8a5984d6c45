/** Reads ahead what counting needs. */
import type { Context } from '../store/cache.ts';
import { changesOf } from './facts/changes.ts';
import { factsOf, fillWords } from './facts/read.ts';

/** Without it the first reader after a start waits for the facts and their index of words. */
export async function warm(context: Context): Promise<void> {
  const facts = await factsOf(context);
  changesOf(facts);
  await fillWords(context, facts);
}
