/** Expressions: names, types and what may stand where. */
import type { Expression, LabelExpression } from '../../../../language/ast.ts';
import { assertCondition, assertType, assertWhere, overList } from './assert.ts';
import { callType } from './calls.ts';
import { type CheckContext, type Checks, plainContext } from './context.ts';
import { CheckError } from './errors.ts';
import { assertLabels } from './labels.ts';
import {
  comprehensionType,
  indexType,
  quantifierType,
  reduceType,
  sliceType,
} from './list-expressions.ts';
import { numberType } from './literals.ts';
import { operationType } from './operators.ts';
import { lookUp, type NameScope } from './scope.ts';
import { subqueryType } from './subqueries.ts';
import {
  any,
  boolean,
  duration,
  entityType,
  instant,
  integer,
  isWithin,
  itemType,
  keyed,
  listTypeOf,
  mapType,
  pathType,
  propertyValueType,
  string,
  type Type,
  touches,
  union,
  writtenInteger,
} from './types.ts';

/** Checks an expression and gives its type. */
export function expressionType(
  checks: Checks,
  expression: Expression,
  scope: NameScope,
  context: CheckContext,
): Type {
  const inner: CheckContext = context.test ? { ...context, test: false } : context;
  const typeOf = (part: Expression) => checks.expression(part, scope, inner);
  switch (expression.kind) {
    case 'literal':
      return literalType(expression);
    case 'parameter':
      return checks.parameter(expression.name);
    case 'case-value':
      return any;
    case 'variable': {
      const type = lookUp(scope, expression.name);
      if (!type) throw notDefined(expression);
      return type;
    }
    case 'property':
      return propertyType(expression.of, typeOf(expression.of));
    case 'index':
      return indexType(expression, typeOf(expression.of), typeOf(expression.at));
    case 'slice':
      return sliceType(expression, typeOf);
    case 'list':
      return listTypeOf(ofItems(expression.items, typeOf));
    case 'map':
      for (const entry of expression.entries) typeOf(entry.value);
      return mapType;
    case 'projection':
      return projectionType(expression, typeOf, scope);
    case 'binary':
    case 'unary':
      return operationType(checks, expression, scope, context);
    case 'type-test':
      typeOf(expression.of);
      // Neo4j gives IS :: no type of its own, but IS NOT ::.
      return expression.not ? boolean : any;
    case 'is-null':
    case 'is-normalized':
      typeOf(expression.of);
      return boolean;
    case 'case-test':
      typeOf(expression.test);
      return boolean;
    case 'has-labels':
      return hasLabelsType(checks, expression, typeOf(expression.of), scope);
    case 'call':
      return callType(checks, expression, scope, inner);
    case 'case':
      return caseType(checks, expression, scope, inner);
    case 'comprehension':
      return comprehensionType(checks, expression, scope, inner);
    case 'quantifier':
      return quantifierType(checks, expression, scope, inner);
    case 'reduce':
      return reduceType(checks, expression, scope, inner);
    case 'pattern-comprehension': {
      const bound = checks.pattern(expression.pattern, scope, 'comprehension');
      if (expression.where) assertWhere(checks, expression.where, bound);
      const within = overList(inner);
      const result = checks.expression(expression.result, bound, {
        ...within,
        aggregates:
          within.aggregates === 'lists' && !inner.overList ? 'pattern' : within.aggregates,
        overList: false,
      });
      return listTypeOf(result);
    }
    case 'pattern':
      return patternType(checks, expression, scope, context);
    case 'subquery':
      return subqueryType(checks, expression, scope, context);
  }
}

/** A map in a list that is written out may be taken for a node or a relationship. */
const ofElements = (type: Type) => (touches(type, mapType) ? union(type, entityType) : type);

/** The type of what a written list holds. */
function ofItems(items: readonly Expression[], typeOf: (item: Expression) => Type): Type {
  const type = ofElements(itemType(items.map(typeOf)));
  return items.every(isWrittenValue) && type.kinds === integer.kinds ? writtenInteger : type;
}

const isWrittenValue = ({ kind }: Expression): boolean =>
  kind === 'literal' || kind === 'unary' || kind === 'binary';

function notDefined(variable: Extract<Expression, { kind: 'variable' }>): CheckError {
  return new CheckError(`Variable \`${variable.name}\` not defined`, variable);
}

/** What a property may hold: of a node or relationship no map. */
function propertyType(of: Expression, type: Type): Type {
  assertType(type, keyed, of);
  return isWithin(type, entityType) ? propertyValueType : any;
}

function literalType(literal: Extract<Expression, { kind: 'literal' }>): Type {
  switch (literal.type) {
    case 'null':
      return any;
    case 'boolean':
      return boolean;
    case 'string':
      return string;
    default:
      return numberType(literal, false);
  }
}

function projectionType(
  projection: Extract<Expression, { kind: 'projection' }>,
  typeOf: (part: Expression) => Type,
  scope: NameScope,
): Type {
  const of = typeOf(projection.of);
  // Times and durations have fields, too; of a property nobody knows that it is one, and a sum may be a number.
  const mayHaveFields = touches(of, instant) || isWithin(of, duration);
  if (of.kinds === propertyValueType.kinds || !mayHaveFields || of.isSum)
    assertType(of, union(mapType, entityType), projection.of);
  for (const item of projection.items) {
    if (item.kind === 'entry') typeOf(item.value);
    if (item.kind === 'variable' && !lookUp(scope, item.name))
      throw new CheckError(`Variable \`${item.name}\` not defined`, item);
  }
  return mapType;
}

function hasLabelsType(
  checks: Checks,
  expression: Extract<Expression, { kind: 'has-labels' }>,
  type: Type,
  scope: NameScope,
): Type {
  assertType(type, entityType, expression.of);
  assertLabels(expression.labels);
  for (const dynamic of dynamicParts(expression.labels)) {
    checks.expression(dynamic.of, scope, plainContext);
    throw new CheckError(
      'Dynamic Label and Types are only allowed in MATCH, CREATE, MERGE, SET and REMOVE clauses.',
      dynamic,
    );
  }
  return boolean;
}

/** The parts of a label expression that an expression chooses. */
export function dynamicParts(
  labels: LabelExpression,
): Extract<LabelExpression, { kind: 'dynamic' }>[] {
  switch (labels.kind) {
    case 'dynamic':
      return [labels];
    case 'not':
      return dynamicParts(labels.of);
    case 'and':
    case 'or':
      return labels.parts.flatMap(dynamicParts);
    default:
      return [];
  }
}

function caseType(
  checks: Checks,
  expression: Extract<Expression, { kind: 'case' }>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const typeOf = (part: Expression) => checks.expression(part, scope, context);
  if (expression.of) typeOf(expression.of);
  const results = expression.whens.map((when) => {
    for (const one of when.conditions) {
      if (expression.of) typeOf(one);
      else assertCondition(checks, one, scope, context);
    }
    return typeOf(when.result);
  });
  if (expression.otherwise) results.push(typeOf(expression.otherwise));
  return union(...results);
}

const notATest =
  'A pattern expression should only be used in order to test the existence of a pattern.';

function patternType(
  checks: Checks,
  expression: Extract<Expression, { kind: 'pattern' }>,
  scope: NameScope,
  context: CheckContext,
): Type {
  const { pattern } = expression;
  checks.pattern(pattern, scope, 'expression');
  if (pattern.selector)
    return pattern.selector.kind === 'shortestPath' ? pathType : listTypeOf(pathType);
  if (!context.test) {
    throw new CheckError(
      `${notATest} It should therefore only be used in contexts that evaluate to a boolean, e.g. inside the function exists() or in a WHERE-clause. No other uses are allowed, instead they should be replaced by a pattern comprehension.`,
      expression,
    );
  }
  return boolean;
}
