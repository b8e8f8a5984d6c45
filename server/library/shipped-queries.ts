/** The saved queries shipped in `cypher/saved/`, the same on every server of a version. */

import { parseQuery } from '../../model/formats/query-file.ts';
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { cypher, cypherNames } from '../store/cypher-files.ts';

let shipped: SavedQuery[] | undefined;

/** Every shipped query, by name. */
export function shippedQueries(): SavedQuery[] {
  shipped ??= cypherNames('saved').map((name) => parseQuery(name, cypher(`saved/${name}`)));
  return shipped;
}
