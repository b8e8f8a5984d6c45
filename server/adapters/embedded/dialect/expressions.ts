/** The type of each expression; on the way what differs is rewritten or refused. */
import { type Expression, innerExpressions } from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { subqueryColumns } from './clauses.ts';
import { daysBetween, noteDays } from './days-between.ts';
import { aggregates, callType } from './functions.ts';
import { isPlain, labelCondition } from './labels.ts';
import { indexType, quantifierType, reduceType, sliceType } from './lists.ts';
import { assertEquatable, binaryType } from './operators.ts';
import { bindPattern } from './patterns.ts';
import { isReserved, quotedWord } from './reserved.ts';
import { componentType } from './temporal.ts';
import {
  BOOLEAN,
  ELEMENT,
  elementOf,
  FLOAT,
  INTEGER,
  isDay,
  join,
  listOf,
  MAP,
  may,
  mayBeNull,
  NODE,
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
  const inner = (part: Expression) => typeOf(analysis, part, scope);
  switch (expression.kind) {
    case 'literal':
      return literalType(expression);
    case 'parameter':
      return analysis.parameter(expression, expression.name);
    case 'variable':
      if (isReserved(expression.name) && analysis.source(expression) === expression.name)
        analysis.edits.replace(expression, quotedWord(expression.name));
      return scope.get(expression.name) ?? unknown;
    case 'property':
      noteDays(expression);
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
      return binaryType(analysis, expression, inner(expression.left), inner(expression.right));
    case 'unary': {
      const type = inner(expression.of);
      if (expression.operator === 'not') return nullLike(of(BOOLEAN), type);
      return { mask: type.mask, some: expression.operator === '+' && type.some };
    }
    case 'is-null':
      inner(expression.of);
      return of(BOOLEAN);
    case 'has-labels':
      return hasLabelsType(analysis, expression, inner(expression.of));
    case 'type-test':
      return analysis.refuse(
        expression,
        'This engine does not know IS :: and IS NORMALIZED.',
        'Leave the test out.',
      );
    case 'call':
      if (/^(size|count)$/i.test(expression.name)) {
        for (const argument of expression.args) orderDoesNotMatter(analysis, argument);
      }
      return callType(analysis, expression, expression.args.map(inner));
    case 'case':
      return caseType(analysis, expression, scope);
    case 'comprehension': {
      const list = inner(expression.list);
      const bound = bind(scope, expression.variable, elementOf(list));
      if (expression.where) typeOf(analysis, expression.where, bound);
      const result = expression.result
        ? typeOf(analysis, expression.result, bound)
        : elementOf(list);
      return nullLike(listOf(result, { some: !expression.where && list.some }), list);
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
      if (expression.where) typeOf(analysis, expression.where, bound);
      return listOf(typeOf(analysis, expression.result, bound));
    }
    case 'pattern':
      bindPattern(analysis, expression.pattern, scope, {
        optional: false,
        place: expression,
        isMatch: false,
      });
      return of(BOOLEAN);
    case 'subquery':
      if (expression.name === 'collect') {
        return analysis.refuse(
          expression,
          'This engine does not know COLLECT { … }.',
          'Write [(a)-[:T]->(b) | b.name], or CALL { WITH a MATCH … RETURN collect(…) AS list }.',
        );
      }
      subqueryColumns(analysis, expression.query, scope, expression.name === 'exists');
      return expression.name === 'exists' ? of(BOOLEAN) : { mask: INTEGER, some: true };
  }
}

export function bind(scope: Scope, name: string, type: Type): Scope {
  return new Map(scope).set(name, type);
}

/** Whether an expression gathers rows. */
export function isAggregate(expression: Expression): boolean {
  if (expression.kind === 'call' && aggregates.has(expression.name.toLowerCase())) return true;
  return innerExpressions(expression).some(isAggregate);
}

/** keys() and labels() come in another order; where they are only looked into, that is no matter. */
export function orderDoesNotMatter(analysis: Analysis, expression: Expression): void {
  if (expression.kind === 'call') analysis.unordered.add(expression);
}

function literalType(literal: Extract<Expression, { kind: 'literal' }>): Type {
  switch (literal.type) {
    case 'null':
      return nothing;
    case 'boolean':
      return of(BOOLEAN);
    case 'integer':
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
  const days = daysBetween(analysis, expression);
  if (days) return days;
  if (isReserved(name) && analysis.source(namePlace) === name) {
    analysis.edits.replace(namePlace, `\`${name}\``);
  }
  if (only(type, NODE | RELATIONSHIP)) return nullLike(analysis.property(name), nothing);
  if (only(type, TEMPORAL)) {
    const part = componentType(analysis, expression, type);
    // The engine reads parts of what has a name.
    if (
      expression.of.kind !== 'variable' &&
      expression.of.kind !== 'property' &&
      !isAggregate(expression.of)
    ) {
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

/** `n {.id}` of a missing node is null; the engine gives a map of nulls. */
function projectionType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'projection' }>,
  scope: Scope,
): Type {
  const { edits } = analysis;
  const type = typeOf(analysis, expression.of, scope);
  const fields: Record<string, Type> = {};
  for (const item of expression.items) {
    if (item.kind === 'entry') fields[item.key] = typeOf(analysis, item.value, scope);
    if (item.kind === 'property') {
      fields[item.name] = nullLike(analysis.property(item.name), nothing);
      if (isReserved(item.name)) edits.replace(item, `.\`${item.name}\``);
    }
    if (item.kind === 'variable') {
      fields[item.name] = scope.get(item.name) ?? unknown;
      edits.replace(item, `${item.name}: ${item.name}`);
    }
  }
  const all = expression.items.some((item) => item.kind === 'all');
  if (mayBeNull(type)) {
    edits.replace(
      expression,
      `CASE WHEN ${edits.textOf(expression.of)} IS NULL THEN null ELSE ${edits.textOf(expression)} END`,
    );
  }
  return nullLike({ mask: MAP, fields: all ? undefined : fields }, type);
}

function hasLabelsType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'has-labels' }>,
  type: Type,
): Type {
  if (!isPlain(expression.labels)) {
    analysis.edits.replace(
      expression,
      labelCondition(
        analysis,
        analysis.source(expression.of),
        expression.labels,
        may(type, RELATIONSHIP),
      ),
    );
  }
  return nullLike(of(BOOLEAN), type);
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
      const type = typeOf(analysis, condition, scope);
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
  const type = results.reduce(join);
  if (may(type, ELEMENT)) {
    analysis.refuse(
      expression,
      'This engine gives a number where CASE should give a node, relationship or path.',
      'Give a property instead, such as n.id.',
    );
  }
  return type;
}
