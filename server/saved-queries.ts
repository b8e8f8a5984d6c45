/** The saved queries shipped in `cypher/saved/`, the same on every server of a version. */
import type { SavedQuery } from '../model/queries.ts';
import { parseQuery } from '../model/query-file.ts';
import { cypher, cypherNames } from './graph/cypher-files.ts';

let shipped: SavedQuery[] | undefined;

/** Every shipped query, by name. */
export function shippedQueries(): SavedQuery[] {
  shipped ??= cypherNames('saved').map((name) => parseQuery(name, cypher(`saved/${name}`)));
  return shipped;
}
