/** Saved queries by name. */
import type { SavedQuery } from '../../model/api.ts';
import { StancegraphError } from '../errors.ts';
import { shippedQueries } from '../saved-queries.ts';

let shipped: SavedQuery[] | undefined;

/** Every saved query, by name. */
export function queries(): SavedQuery[] {
  shipped ??= shippedQueries();
  return shipped;
}

/** Throws `not-found`. */
export function getQuery(name: string): SavedQuery {
  const found = queries().find((query) => query.name === name);
  if (!found) {
    throw new StancegraphError(
      'not-found',
      `There is no saved query named ${JSON.stringify(name)}. GET /api/queries lists them.`,
    );
  }
  return found;
}
