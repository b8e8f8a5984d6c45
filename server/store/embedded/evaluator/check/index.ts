/** Reads a query and refuses what Neo4j refuses before it runs. */
import type { QueryTree } from '../../../../language/ast.ts';
import { Mistake, NotKnown } from '../../../../language/cursor.ts';
import { brokenEscape } from '../../../../language/escapes.ts';
import { refusalOf } from '../../../../language/not-reading.ts';
import { parse } from '../../../../language/parse.ts';
import { splitPrefix } from '../../../../language/prefix.ts';
import { Unsupported } from '../values/errors.ts';
import type { Value } from '../values/types.ts';
import type { Checks } from './context.ts';
import { argumentErrorCode, CheckError, parameterMissing } from './errors.ts';
import { expressionType } from './expressions.ts';
import { mistakeAt } from './mistakes.ts';
import { parametersIn } from './parameters.ts';
import { patternsScope } from './patterns.ts';
import { checkQuery } from './queries.ts';
import { emptyScope } from './scope.ts';
import { assertTokens } from './tokens.ts';
import { any, typeOfValue } from './types.ts';

export { CheckError } from './errors.ts';

/**
 * The tree of a query that is right. Throws `CheckError` for a mistake, and `forbidden` for what is
 * more than reading. With `params` also when one that the query needs is not given or of a wrong type.
 * Throws `Unsupported` for one that is nested too deeply for the stack.
 */
export function readQuery(text: string, params?: Readonly<Record<string, Value>>): QueryTree {
  try {
    const query = parsed(text);
    checked(query, text);
    if (params) assertGiven(query, text, params);
    return query;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Unsupported('So long a chain of operators in one expression');
  }
}

function parsed(text: string): QueryTree {
  const broken = brokenEscape(text);
  if (broken !== undefined) {
    throw new CheckError('An escaped letter is written with four digits: \\u00e9.', {
      start: broken,
      end: broken + 2,
    });
  }
  const { version = '5' } = splitPrefix(text);
  if (version !== '5') {
    throw new CheckError(
      `${version} is not a valid option for cypher version. Valid options are: 5`,
      { start: 0, end: text.indexOf(version) + version.length },
      argumentErrorCode,
    );
  }
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    if (error instanceof Mistake) throw new CheckError(error.message, error.place);
    throw refusalOf(text) ?? mistakeAt(text, error);
  }
}

function checked(query: QueryTree, source: string, params?: Readonly<Record<string, Value>>): void {
  const checks: Checks = {
    parameter: (name) => (params ? typeOfValue(params[name] ?? null) : any),
    areGiven: params !== undefined,
    expression: (expression, scope, context) => expressionType(checks, expression, scope, context),
    pattern: (pattern, scope, use) => patternsScope(checks, [pattern], scope, use),
    query: (inner, scope, use, importing) =>
      checkQuery(checks, inner, { scope, importing, source }, use),
  };
  checks.query(query, emptyScope, 'whole', undefined);
  assertTokens(query);
}

/** Throws for parameters that are missing, or of a type that the query cannot take. */
function assertGiven(
  query: QueryTree,
  source: string,
  params: Readonly<Record<string, Value>>,
): void {
  const needed = parametersIn(query);
  const missing = needed.filter(({ name }) => !Object.hasOwn(params, name));
  const [first] = missing;
  if (!first) {
    if (needed.length > 0) checked(query, source, params);
    return;
  }
  const names = [...new Set(missing.map(({ name }) => name))].join(', ');
  throw new CheckError(`Expected parameter(s): ${names}`, first, parameterMissing);
}
