/** Queries: the order of their clauses, their parts and their columns. */
import type { Clause, ProjectionBody, QueryTree } from '../../../../language/ast.ts';
import { callScope, importedScope, matchScope, procedureScope, unwindScope } from './clauses.ts';
import type { Checks, ColumnTypes, QueryUse } from './context.ts';
import { CheckError } from './errors.ts';
import { loose, projectionScope } from './projections.ts';
import type { NameScope } from './scope.ts';

/** Where a query stands: the scope it begins with and, in CALL { WITH … }, the one around it. */
interface Around {
  scope: NameScope;
  importing: NameScope | undefined;
  source: string;
}

/** Checks a query and gives its columns; nothing when it returns none. */
export function checkQuery(
  checks: Checks,
  query: QueryTree,
  around: Around,
  use: QueryUse,
): ColumnTypes | undefined {
  const { unions, unionPlaces } = query;
  const other = unions.findLastIndex((one, index) => index > 0 && one !== unions[index - 1]);
  if (other > 0)
    throw new CheckError('Invalid combination of UNION and UNION ALL', unionPlaces[other]);
  const columns = query.parts.map((part) => checkPart(checks, part, around, use, query));
  const [first] = columns;
  for (const [index, these] of columns.entries()) {
    if (haveSameNames(first, these)) continue;
    throw new CheckError(
      'All sub queries in an UNION must have the same return column names',
      unionPlaces[index - 1],
    );
  }
  return first;
}

function haveSameNames(one: ColumnTypes | undefined, other: ColumnTypes | undefined): boolean {
  if (!one || !other) return one === other;
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}

function checkPart(
  checks: Checks,
  clauses: Clause[],
  around: Around,
  use: QueryUse,
  query: QueryTree,
): ColumnTypes | undefined {
  let { scope } = around;
  let columns: ColumnTypes | undefined;
  for (const [index, clause] of clauses.entries()) {
    switch (clause.kind) {
      case 'match':
        scope = matchScope(checks, clause, scope);
        break;
      case 'unwind':
        scope = unwindScope(checks, clause, scope);
        break;
      case 'procedure': {
        const alone = use === 'whole' && clauses.length === 1 && query.parts.length === 1;
        scope = procedureScope(checks, clause, scope, alone);
        if (alone) columns = scope.names;
        break;
      }
      case 'call':
        scope = callScope(checks, clause, scope);
        break;
      case 'with':
      case 'return': {
        if (
          index === importIndex(clauses) &&
          clause.kind === 'with' &&
          around.importing &&
          imports(clause)
        ) {
          scope = importedScope(clause, around.importing);
          break;
        }
        const projection = projectionScope(checks, clause, scope, {
          text: clause.kind === 'with' ? 'WITH' : 'CALL { RETURN ... }',
          source: around.source,
          needsAlias: clause.kind === 'with' || use === 'call',
        });
        scope = projection.after;
        if (clause.kind === 'return') columns = projection.columns;
      }
    }
  }
  // Which rows are the same is said by what they return.
  const compares = use === 'count' && query.unions.includes('distinct');
  assertOrder(clauses, compares ? 'collect' : use);
  return columns;
}

/** Whether a WITH reads names at all: of literals it is like any other. */
const imports = ({ star, bare, items }: ProjectionBody) =>
  !bare && (star || items.some((item) => loose(item.expression, () => true)));

/** Where the WITH that imports stands: first, or after USE. */
const importIndex = (clauses: Clause[]) => (clauses[0]?.kind === 'use' ? 1 : 0);

/** Throws when clauses stand in an order that says nothing. */
function assertOrder(clauses: Clause[], use: QueryUse): void {
  const last = clauses.at(-1);
  for (const [index, clause] of clauses.entries()) {
    const isEnd = clause.kind === 'return' || clause.kind === 'finish';
    if (isEnd && clause !== last) {
      const next = clauses[index + 1];
      const word = clause.kind.toUpperCase();
      throw new CheckError(
        next?.kind === 'with' && next.bare
          ? `After ${word} stand ORDER BY, SKIP and LIMIT in this order, each once.`
          : `${word} can only be used at the end of the query.`,
        clause,
      );
    }
    if (clause.kind === 'use' && index > 0 && !(index === 1 && clauses[0]?.kind === 'with')) {
      throw new CheckError(
        'USE clause must be either the first clause in a (sub-)query or preceded by an importing WITH clause in a sub-query.',
        clause,
      );
    }
  }
  if (!last || mayConclude(last, clauses, use)) return;
  throw new CheckError(
    `Query cannot conclude with ${wordOf(last)} (must be a RETURN clause, a FINISH clause, an update clause, a unit subquery call, or a procedure call with no YIELD).`,
    last,
  );
}

function mayConclude(last: Clause, clauses: Clause[], use: QueryUse): boolean {
  switch (last.kind) {
    case 'return':
    case 'finish':
      return true;
    case 'procedure':
      return !last.yielding || (use === 'whole' && clauses.length === 1) || isTest(use);
    case 'call':
      return isTest(use) || last.query.parts[0]?.at(-1)?.kind !== 'return';
    default:
      return isTest(use);
  }
}

/** EXISTS and COUNT { } need no RETURN. */
const isTest = (use: QueryUse) => use === 'exists' || use === 'count';

function wordOf(clause: Clause): string {
  switch (clause.kind) {
    case 'procedure':
    case 'call':
      return 'CALL';
    case 'match':
      return clause.optional ? 'OPTIONAL MATCH' : 'MATCH';
    default:
      return clause.kind.toUpperCase();
  }
}
