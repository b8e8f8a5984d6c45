/** Saves several queries, all or none. */
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { post } from './request.ts';

/** A dry run saves nothing and reports which cannot be saved, and why. */
export const importQueries = (queries: readonly SavedQuery[], dryRun = false) =>
  post('importedQueries', '/queries', { queries, dryRun });
