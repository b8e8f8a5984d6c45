/** Saves several queries, all or none. */
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { post } from './request.ts';

/** A dry run only says what is wrong with which. */
export const importQueries = (queries: readonly SavedQuery[], dryRun = false) =>
  post('importedQueries', '/queries', { queries, dryRun });
