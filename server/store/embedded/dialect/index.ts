/**
 * Constructs that the embedded engine answers otherwise than Neo4j (measured; see
 * docs/embedded-differences.md) are rewritten into what both answer alike, or refused with the
 * reason before the engine sees them: no answer is better than a wrong one.
 */

import { StancegraphError } from '../../../errors.ts';
import type { Query } from '../../../language/ast.ts';
import { NotKnown } from '../../../language/cursor.ts';
import { namesIn } from '../../../language/names.ts';
import { parse } from '../../../language/parse.ts';
import type { Params } from '../../engine.ts';
import { Analysis, type Learn } from './analysis.ts';
import { queryColumns } from './clauses.ts';

export interface Answerable {
  /** The query as the engine gets it. */
  text: string;
  /** Whether it differs from what was written, so that the engine's places do not hold. */
  rewritten: boolean;
}

/**
 * The query as the engine answers it rightly, or `undefined` when it is not known what it says.
 * Throws `cannot-answer`, and `bad-cypher` for what Neo4j refuses and the engine does not.
 */
export async function answerable(
  query: string,
  params: Params,
  learn: Learn,
): Promise<Answerable | undefined> {
  try {
    const tree = parsed(query);
    if (!tree) return undefined;
    const { properties, types } = namesIn(tree);
    const names = properties.map((found) => found.name);
    const analysis = new Analysis(query, params, await learn(names, types.length > 0));
    queryColumns(analysis, tree, new Map(), true);
    return { text: analysis.edits.result(), rewritten: analysis.edits.any };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooDeep();
  }
}

function parsed(query: string): Query | undefined {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    if (error.deep) throw tooDeep();
    return undefined;
  }
}

/** The engine itself ends at such depths, and every other query with it. */
function tooDeep(): StancegraphError {
  return new StancegraphError(
    'cannot-answer',
    'The query is nested too deeply for the embedded store; Neo4j may answer it. Write x IN [a, b, c] or a parameter instead of a long chain.',
  );
}
