/** Saves a query. */
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { idPath, put } from './request.ts';

/** `expected` is the revision that was opened, or `new` when there must be none of that name. */
export const saveQuery = ({ name, ...query }: SavedQuery, expected?: number | 'new') =>
  put(
    'savedQuery',
    idPath('queries', name),
    query,
    expected === 'new'
      ? { 'If-None-Match': '*' }
      : expected === undefined
        ? {}
        : { 'If-Match': `"${expected}"` },
  );
