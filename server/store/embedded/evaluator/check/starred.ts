/** What `RETURN *` gives back in a subquery that has names of the query around it. */
import {
  type Clause,
  type Expression,
  innerExpressions,
  type QueryTree,
} from '../../../../language/ast.ts';
import { patternParts } from './aggregation.ts';
import { CheckError } from './errors.ts';

/**
 * Throws for `RETURN *` in `CALL (a) { … }` where its part of the query has read `a`: Neo4j takes the
 * name for one of that part then, which may not be given back.
 */
export function assertNotGivenBack(query: QueryTree, outer: ReadonlyMap<string, unknown>): void {
  for (const clauses of query.parts) {
    const last = clauses.at(-1);
    if (last?.kind !== 'return' || !last.star || last.bare) continue;
    const name = [...namesRead(clauses)].find((one) => outer.has(one));
    if (name === undefined) continue;
    throw new CheckError(
      `Variable \`${name}\` already declared in outer scope`,
      last.starPlace ?? last,
    );
  }
}

/** The parts of an expression that are read where it stands, not in a scope of its own. */
function readAround(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'subquery':
    case 'pattern-comprehension':
      return [];
    case 'comprehension':
    case 'quantifier':
      return [expression.list];
    case 'reduce':
      return [expression.initial, expression.list];
    default:
      return innerExpressions(expression);
  }
}

/** Names that are read in the last part of a query: after the last WITH that does not keep all. */
function namesRead(clauses: Clause[]): Set<string> {
  const names = new Set<string>();
  const read = (parts: Expression[]) => {
    for (const part of parts) {
      if (part.kind === 'variable') names.add(part.name);
      read(readAround(part));
    }
  };
  for (const clause of clauses) {
    if (clause.kind === 'match') {
      read([...clause.patterns.flatMap(patternParts), ...(clause.where ? [clause.where] : [])]);
    } else if (clause.kind === 'unwind') read([clause.list]);
    else if (clause.kind === 'with' || clause.kind === 'return') {
      if (!clause.star) names.clear();
      else read(clause.items.map(({ expression }) => expression));
    }
  }
  return names;
}
