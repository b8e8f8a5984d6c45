/** The type of each expression; on the way what differs is rewritten or refused. */
import { type Expression, innerExpressions } from '../../../language/ast.ts';
import { aggregates } from './aggregates.ts';
import type { Analysis, Scope } from './analysis.ts';
import { noteNumber, numberBetween } from './between.ts';
import { subqueryColumns } from './clauses.ts';
import { assertIs, conditionType } from './expected.ts';
import { callType } from './functions.ts';
import { indexType, quantifierType, reduceType, sliceType } from './lists.ts';
import { assertReadable, lose } from './lost.ts';
import { projectionType } from './map-projection.ts';
import { assertEquatable, binaryType } from './operators.ts';
import { bindPattern } from './patterns.ts';
import { isReserved, quotedWord } from './reserved.ts';
import { needsStep, patternStep, subqueryStep } from './steps.ts';
import { componentType } from './temporal.ts';
import { assertOnlyTests, existsType, hasLabelsType } from './tests.ts';
import {
  BOOLEAN,
  DURATION,
  ELEMENT,
  elementOf,
  FLOAT,
  INTEGER,
  isDay,
  join,
  LIST,
  listOf,
  MAP,
  may,
  NODE,
  NUMBER,
  nothing,
  nullLike,
  of,
  only,
  RELATIONSHIP,
  STRING,
  TEMPORAL,
  type Type,
  unknown,
} from './types.ts';

export function typeOf(analysis: Analysis, expression: Expression, scope: Scope): Type {
  return (
    analysis.stepped.get(expression) ??
    analysis.standIn?.(expression, scope) ??
    ownType(analysis, expression, scope)
  );
}

function ownType(analysis: Analysis, expression: Expression, scope: Scope): Type {
  const inner = (part: Expression) => typeOf(analysis, part, scope);
  const condition = (part: Expression) => conditionType(analysis, part, inner);
  switch (expression.kind) {
    case 'literal':
      return literalType(analysis, expression);
    case 'parameter':
      return analysis.parameter(expression, expression.name);
    case 'variable':
      if (isReserved(expression.name) && analysis.source(expression) === expression.name)
        analysis.edits.replace(expression, quotedWord(expression.name));
      return (
        scope.get(expression.name) ??
        analysis.wrong(expression, `Undefined variable '${expression.name}'.`)
      );
    case 'property':
      noteNumber(expression);
      return propertyType(analysis, expression, inner(expression.of));
    case 'index':
      return indexType(analysis, expression, inner(expression.of), inner(expression.at));
    case 'slice':
      return sliceType(analysis, expression, scope);
    case 'list': {
      const [first, ...rest] = expression.items.map(inner);
      return listOf(rest.reduce(join, first ?? nothing), { some: expression.items.length > 0 });
    }
    case 'map': {
      const fields = expression.entries.map(({ key, value }) => [key, inner(value)]);
      return { mask: MAP, fields: Object.fromEntries(fields) };
    }
    case 'projection':
      return projectionType(analysis, expression, scope);
    case 'binary':
      if (expression.operator === 'in') orderDoesNotMatter(analysis, expression.right);
      return ['and', 'or', 'xor'].includes(expression.operator)
        ? binaryType(analysis, expression, condition(expression.left), condition(expression.right))
        : binaryType(analysis, expression, inner(expression.left), inner(expression.right));
    case 'unary': {
      if (expression.operator === 'not') return nullLike(of(BOOLEAN), condition(expression.of));
      const type = inner(expression.of);
      assertIs(analysis, expression.of, type, NUMBER | DURATION);
      return { mask: type.mask, some: expression.operator === '+' && type.some };
    }
    case 'is-null':
      inner(expression.of);
      return of(BOOLEAN);
    case 'has-labels':
      return hasLabelsType(analysis, expression, inner(expression.of));
    case 'type-test':
    case 'is-normalized':
    case 'case-test':
    case 'case-value':
      return analysis.refuse(
        expression,
        'This engine does not know IS :: and IS NORMALIZED.',
        'Leave the test out.',
      );
    case 'call':
      if (/^(size|count)$/i.test(expression.name)) {
        for (const argument of expression.args) orderDoesNotMatter(analysis, argument);
      }
      if (/^exists$/i.test(expression.name)) return existsType(analysis, expression, condition);
      return callType(analysis, expression, expression.args.map(inner));
    case 'case':
      return caseType(analysis, expression, scope);
    case 'comprehension': {
      const list = inner(expression.list);
      assertIs(analysis, expression.list, list, LIST);
      const bound = bind(scope, expression.variable, elementOf(list));
      if (expression.where) whereType(analysis, expression.where, bound);
      const result = expression.result
        ? typeOf(analysis, expression.result, bound)
        : elementOf(list);
      const some = !expression.where && list.some;
      return lose(nullLike(listOf(result, { some }), list));
    }
    case 'quantifier':
      return quantifierType(analysis, expression, scope);
    case 'reduce':
      return reduceType(analysis, expression, scope);
    case 'pattern-comprehension': {
      const bound = bindPattern(analysis, expression.pattern, scope, {
        optional: false,
        place: expression.pattern,
        isMatch: false,
      });
      if (expression.where) whereType(analysis, expression.where, bound);
      const type = listOf(typeOf(analysis, expression.result, bound));
      patternStep(analysis, expression, scope, type);
      return type;
    }
    case 'pattern':
      assertOnlyTests(analysis, expression, scope);
      bindPattern(analysis, expression.pattern, scope, {
        optional: false,
        place: expression,
        isMatch: false,
      });
      return of(BOOLEAN);
    case 'subquery':
      if (needsStep(expression)) return subqueryStep(analysis, expression, scope);
      subqueryColumns(analysis, expression.query, scope, expression.name === 'exists');
      return expression.name === 'exists' ? of(BOOLEAN) : { mask: INTEGER, some: true };
  }
}

/** As {@link typeOf}, of a condition. */
export function whereType(analysis: Analysis, where: Expression, scope: Scope): Type {
  return conditionType(analysis, where, (part) => typeOf(analysis, part, scope));
}

export function bind(scope: Scope, name: string, type: Type): Scope {
  return new Map(scope).set(name, { ...type });
}

/** Whether an expression gathers rows. */
export function isAggregate(expression: Expression): boolean {
  return isAggregateCall(expression) || innerExpressions(expression).some(isAggregate);
}

/** Whether it is an aggregate, and nothing around it. */
export function isAggregateCall(expression: Expression): boolean {
  return expression.kind === 'call' && aggregates.has(expression.name.toLowerCase());
}

/** keys() and labels() come in another order; where they are only looked into, that is no matter. */
export function orderDoesNotMatter(analysis: Analysis, expression: Expression): void {
  if (expression.kind === 'call') analysis.unordered.add(expression);
}

function literalType(analysis: Analysis, literal: Extract<Expression, { kind: 'literal' }>): Type {
  switch (literal.type) {
    case 'null':
      return nothing;
    case 'boolean':
      return of(BOOLEAN);
    case 'integer':
      if (/^0(\d|[XO])/.test(literal.value))
        analysis.wrong(literal, 'Neo4j writes such numbers 0o17 and 0x1F.');
      return { mask: INTEGER, some: true };
    case 'float':
      return { mask: FLOAT, some: true };
    case 'string':
      return { mask: STRING, day: isDay(literal.value) };
  }
}

function propertyType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'property' }>,
  type: Type,
): Type {
  const { name, namePlace } = expression;
  const number = numberBetween(analysis, expression);
  if (number) return number;
  assertIs(analysis, expression.of, type, MAP | NODE | RELATIONSHIP | TEMPORAL);
  assertReadable(analysis, expression.of, type);
  if (isReserved(name) && analysis.source(namePlace) === name) {
    analysis.edits.replace(namePlace, `\`${name}\``);
  }
  if (only(type, NODE | RELATIONSHIP)) return nullLike(analysis.property(name), nothing);
  if (only(type, TEMPORAL)) {
    const part = componentType(analysis, expression, type);
    // The engine reads parts of what has a name.
    if (expression.of.kind !== 'variable' && expression.of.kind !== 'property') {
      const whole = analysis.invent();
      analysis.edits.replace(
        expression,
        `[${whole} IN [${analysis.edits.textOf(expression.of)}] | ${whole}.${name}][0]`,
      );
    }
    return part;
  }
  if (only(type, MAP) && type.fields) return nullLike(type.fields[name] ?? nothing, type);
  return unknown;
}

function caseType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'case' }>,
  scope: Scope,
): Type {
  const subject = expression.of && typeOf(analysis, expression.of, scope);
  const results: Type[] = [];
  for (const { conditions, result } of expression.whens) {
    for (const condition of conditions) {
      const type = subject
        ? typeOf(analysis, condition, scope)
        : whereType(analysis, condition, scope);
      if (subject) assertEquatable(analysis, condition, subject, type);
    }
    results.push(typeOf(analysis, result, scope));
    if (conditions.length > 1) {
      const place = { start: conditions[0]?.start ?? result.start, end: result.end };
      const then = analysis.edits.textOf(result);
      const each = conditions.map(
        (condition) => `${analysis.edits.textOf(condition)} THEN ${then}`,
      );
      analysis.edits.replace(place, each.join(' WHEN '));
    }
  }
  results.push(expression.otherwise ? typeOf(analysis, expression.otherwise, scope) : nothing);
  const type = lose(results.reduce(join));
  if (may(type, ELEMENT)) {
    analysis.refuse(
      expression,
      'This engine gives a number where CASE should give a node, relationship or path.',
      'Give a property instead, such as n.id.',
    );
  }
  return type;
}
