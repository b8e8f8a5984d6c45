/** Clauses that give names: MATCH, UNWIND and CALL. */
import { ownNames } from '../../../../../model/own-names.ts';
import type { Clause } from '../../../../language/ast.ts';
import { notOpenToReaders } from '../../../../language/not-reading.ts';
import { assertWhere } from './assert.ts';
import { type Checks, type ClauseOf, plainContext } from './context.ts';
import { CheckError } from './errors.ts';
import { assertHints } from './hints.ts';
import { assertOneStyle } from './labels.ts';
import { assertTogether } from './path-forms.ts';
import { patternsScope } from './patterns.ts';
import { declare, emptyScope, lookUp, type NameScope, visibleNames } from './scope.ts';
import { assertNotGivenBack } from './starred.ts';
import { any, string, type Type, unwound } from './types.ts';

/** MATCH: the scope with the names of its patterns. */
export function matchScope(checks: Checks, clause: ClauseOf<'match'>, scope: NameScope): NameScope {
  if (clause.mode)
    throw new CheckError(
      'Match modes such as DIFFERENT RELATIONSHIPS are not supported yet.',
      clause.mode,
    );
  assertTogether(clause);
  assertOneStyle(clause);
  const after = patternsScope(checks, clause.patterns, scope, 'match');
  if (clause.where) assertWhere(checks, clause.where, after);
  assertHints(clause, after);
  return after;
}

/** UNWIND: the scope with the name of what is taken out. */
export function unwindScope(
  checks: Checks,
  clause: ClauseOf<'unwind'>,
  scope: NameScope,
): NameScope {
  const type = checks.expression(clause.list, scope, {
    ...plainContext,
    aggregates: 'lists',
    overList: true,
  });
  return declare(scope, clause.variable, unwound(type), clause.variablePlace);
}

/** What each procedure that readers may call gives. */
const outputs: Record<string, string> = ownNames({
  'db.labels': 'label',
  'db.relationshiptypes': 'relationshipType',
  'db.propertykeys': 'propertyKey',
});

/** Procedures that readers may call on Neo4j; what they give is not known here. */
const open = /^db\.(schema\.\w+|index\.fulltext\.query(Nodes|Relationships))$/i;

/** CALL of a procedure: the scope with what it yields. `alone`: the query is nothing else. */
export function procedureScope(
  checks: Checks,
  clause: ClauseOf<'procedure'>,
  scope: NameScope,
  alone: boolean,
): NameScope {
  const output = outputs[clause.name.toLowerCase()];
  if (!output && !open.test(clause.name)) throw notOpenToReaders(clause.name);
  if (!alone && !clause.hasArgs) {
    throw new CheckError(`Procedure call is missing parentheses: ${clause.name}`, clause);
  }
  if (!alone && clause.yields === 'all') {
    throw new CheckError(
      clause.yielding
        ? 'Cannot use `YIELD *` outside standalone call'
        : 'Procedure call inside a query does not support naming results implicitly (name explicitly using `YIELD` instead)',
      clause,
    );
  }
  for (const argument of clause.args) checks.expression(argument, scope, plainContext);
  if (output && clause.args.length > 0) {
    throw new CheckError(
      `Procedure call provides too many arguments: ${clause.name} takes none.`,
      clause,
    );
  }
  if (clause.yields === 'all') return output ? declare(scope, output, string, clause) : scope;
  let after = scope;
  for (const { name, alias, aliasPlace, ...place } of clause.yields) {
    if (output && name !== output)
      throw new CheckError(`Unknown procedure output: \`${name}\``, place);
    after = declare(after, alias, output ? string : any, aliasPlace);
  }
  if (clause.where) assertWhere(checks, clause.where, after);
  return after;
}

/** CALL of a subquery: the scope with what it returns. */
export function callScope(checks: Checks, clause: ClauseOf<'call'>, scope: NameScope): NameScope {
  const inside = scopeInside(clause, scope);
  assertNotGivenBack(clause.query, inside.outer);
  const columns = checks.query(
    clause.query,
    inside,
    'call',
    clause.imports === 'with' ? scope : undefined,
  );
  let after = scope;
  for (const [name, type] of columns ?? []) {
    if (lookUp(scope, name)) {
      throw new CheckError(
        `Variable \`${name}\` already declared in outer scope`,
        returnedAt(clause, name),
      );
    }
    after = { ...after, names: new Map([...after.names, [name, type]]) };
  }
  return after;
}

function scopeInside(clause: ClauseOf<'call'>, scope: NameScope): NameScope {
  const { imports, importPlaces } = clause;
  if (imports === 'none') return { ...emptyScope, imported: true };
  if (imports === 'all') return { names: new Map(), outer: visibleNames(scope), imported: true };
  // A WITH at the beginning takes what it names of these.
  if (imports === 'with') return { names: new Map(), outer: new Map(), imported: false };
  const outer = new Map<string, Type>();
  for (const [index, name] of imports.entries()) {
    const type = lookUp(scope, name);
    if (!type) throw new CheckError(`Variable \`${name}\` not defined`, importPlaces[index]);
    outer.set(name, type);
  }
  return { names: new Map(), outer, imported: true };
}

/** The scope after the WITH that begins a subquery and imports names. */
export function importedScope(
  clause: Extract<Clause, { kind: 'with' | 'return' }>,
  outer: NameScope,
): NameScope {
  const only = 'Importing WITH should consist only of simple references to outside variables.';
  const bad = clause.items.find(
    ({ alias, expression }) =>
      expression.kind !== 'variable' || (alias !== undefined && alias !== expression.name),
  );
  if (bad) throw new CheckError(`${only} Aliasing or expressions are not supported.`, clause);
  const extra = [
    ['WHERE', clause.where],
    ['ORDER BY', clause.sort.length > 0],
    ['SKIP', clause.skip],
    ['LIMIT', clause.limit],
    ['DISTINCT', clause.distinct],
  ].find(([, present]) => present);
  if (extra) throw new CheckError(`${only} ${extra[0]} is not allowed.`, clause);
  const names = new Map<string, Type>(clause.star ? visibleNames(outer) : []);
  for (const { expression } of clause.items) {
    const name = expression.kind === 'variable' ? expression.name : '';
    const type = lookUp(outer, name);
    if (!type) throw new CheckError(`Variable \`${name}\` not defined`, expression);
    names.set(name, type);
  }
  return { ...emptyScope, names };
}

/** Where a subquery returns a name. */
function returnedAt(clause: ClauseOf<'call'>, name: string) {
  const last = clause.query.parts[0]?.at(-1);
  if (last?.kind !== 'return') return clause;
  const item = last.items.find(
    ({ alias, expression }) =>
      alias === name || (expression.kind === 'variable' && expression.name === name),
  );
  return item?.aliasPlace ?? item ?? last.starPlace ?? last;
}
