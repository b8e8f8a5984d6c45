/** What was merged or deleted: a dropped id opens the kept entity, a deleted one says why. */
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { goneError, mergedIds, tombstoneOf } from '../store/tombstones.ts';
import { withIds } from '../store/versions.ts';
import type { RouteDefinition } from './routes/route.ts';

type Input = Record<string, unknown>;

/**
 * Handles a request, and once more with the kept ones' ids where what it names is not there because it
 * was merged. Throws `gone` for what was deleted. Corrections say themselves what they met.
 */
export async function openMerged(
  { engine }: Store,
  route: RouteDefinition,
  input: Input,
  handle: (input: Input) => Promise<unknown>,
): Promise<unknown> {
  try {
    return await handle(input);
  } catch (error) {
    const isMissing = error instanceof StancegraphError && error.code === 'not-found';
    if (!isMissing || route.writes || typeof input !== 'object' || input === null) throw error;
    const kept = withIds(input, await mergedIds(engine));
    if (JSON.stringify(kept) !== JSON.stringify(input)) return handle(kept);
    const tombstone = typeof input.id === 'string' && (await tombstoneOf(engine, input.id));
    if (tombstone) throw goneError(tombstone);
    throw error;
  }
}
