/** The type of each expression; on the way what differs is rewritten or refused. */
import { type Expression, innerExpressions, type LabelExpression } from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { subqueryColumns } from './clauses.ts';
import { daysBetween, noteDays } from './days-between.ts';
import { aggregates, callType } from './functions.ts';
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
  LIST,
  listOf,
  MAP,
  may,
  mayBeNull,
  NODE,
  NULL,
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

function indexType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'index' }>,
  type: Type,
  at: Type,
): Type {
  const { of: list, at: index } = expression;
  const end =
    index.kind === 'literal' && index.value === '0'
      ? 'head'
      : index.kind === 'unary' &&
          index.operator === '-' &&
          index.of.kind === 'literal' &&
          index.of.value === '1'
        ? 'last'
        : undefined;
  // The engine takes no part of a list that is gathered in the same step, but its first and last.
  if (end && list.kind === 'call' && list.name.toLowerCase() === 'collect') {
    analysis.edits.replace(expression, `${end}(${analysis.edits.textOf(list)})`);
  }
  if (only(type, LIST)) return nullLike(elementOf(type), nothing);
  const key = expression.at.kind === 'literal' ? expression.at.value : undefined;
  if (only(type, NODE | RELATIONSHIP) && key !== undefined && only(at, STRING)) {
    return nullLike(analysis.property(key), nothing);
  }
  if (only(type, MAP) && type.fields && key !== undefined) return type.fields[key] ?? nothing;
  return unknown;
}

/** The engine takes a negative bound for none, and null for the end. */
function sliceType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'slice' }>,
  scope: Scope,
): Type {
  const type = typeOf(analysis, expression.of, scope);
  for (const bound of [expression.from, expression.to]) {
    if (!bound) continue;
    const at = typeOf(analysis, bound, scope);
    if (!mayBeNull(at) && (at.some || isLast(analysis, bound, expression.of))) continue;
    analysis.refuse(
      bound,
      'This engine does not count from the end of a list in a slice, and here the number may be negative or missing.',
      'Count from the beginning: list[0..3]; or reverse(list)[0..3].',
    );
  }
  return { ...type, some: false };
}

/** `size(list) - 1`. */
function isLast(analysis: Analysis, bound: Expression, list: Expression): boolean {
  return (
    bound.kind === 'binary' &&
    bound.operator === '-' &&
    bound.right.kind === 'literal' &&
    bound.right.value === '1' &&
    bound.left.kind === 'call' &&
    bound.left.name.toLowerCase() === 'size' &&
    bound.left.args[0] !== undefined &&
    analysis.source(bound.left.args[0]) === analysis.source(list)
  );
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

/** Whether the engine knows it: names, joined by colons. */
export function isPlain(labels: LabelExpression): boolean {
  return (
    labels.kind === 'name' ||
    (labels.kind === 'and' && labels.colon && labels.parts.every((part) => part.kind === 'name'))
  );
}

/** A label expression as a condition on a variable. */
export function labelCondition(
  analysis: Analysis,
  variable: string,
  labels: LabelExpression,
  isRelationship: boolean,
): string {
  const condition = (part: LabelExpression): string => {
    switch (part.kind) {
      case 'name':
        return isRelationship
          ? `type(${variable}) = '${part.name.replaceAll("'", "\\'")}'`
          : `${variable}:\`${part.name.replaceAll('`', '``')}\``;
      case 'any':
        return isRelationship ? 'true' : `size(labels(${variable})) > 0`;
      case 'not':
        return `NOT (${condition(part.of)})`;
      case 'dynamic':
        return analysis.refuse(
          part,
          'This engine does not know $(…) in the place of a label.',
          'Write $label IN labels(n).',
        );
      default:
        return `(${part.parts.map(condition).join(part.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
  };
  return condition(labels);
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

/** The engine takes an unknown for a false inside any(), all(), none() and single(). */
function quantifierType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'quantifier' }>,
  scope: Scope,
): Type {
  const { edits } = analysis;
  orderDoesNotMatter(analysis, expression.list);
  const list = typeOf(analysis, expression.list, scope);
  const where = typeOf(
    analysis,
    expression.where,
    bind(scope, expression.variable, elementOf(list)),
  );
  if (!mayBeNull(where)) return nullLike(of(BOOLEAN), list);
  const [items, condition] = [edits.textOf(expression.list), edits.textOf(expression.where)];
  const some = (what: string) => `any(${expression.variable} IN ${items} WHERE ${what})`;
  const matching = `size([${expression.variable} IN ${items} WHERE ${condition}])`;
  const cases: Record<string, [string, string, string]> = {
    any: [some(condition), 'true', 'false'],
    all: [some(`NOT (${condition})`), 'false', 'true'],
    none: [some(condition), 'false', 'true'],
    single: [`${matching} > 1`, 'false', `${matching} = 1`],
  };
  const [decides, decided, otherwise] = cases[expression.name] ?? ['', '', ''];
  edits.replace(
    expression,
    `CASE WHEN ${items} IS NULL THEN null WHEN ${decides} THEN ${decided} WHEN ${some(`(${condition}) IS NULL`)} THEN null ELSE ${otherwise} END`,
  );
  return of(BOOLEAN | NULL);
}

function reduceType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'reduce' }>,
  scope: Scope,
): Type {
  const list = typeOf(analysis, expression.list, scope);
  const initial = typeOf(analysis, expression.initial, scope);
  // What the first step makes of the initial value tells the type of the later ones.
  const item = bind(scope, expression.variable, elementOf(list));
  const { accumulator, step } = expression;
  if (only(initial, 0))
    return only(typeOf(analysis, step, bind(item, accumulator, unknown)), 0) ? nothing : unknown;
  const result = typeOf(analysis, step, bind(item, accumulator, initial));
  return nullLike(join(initial, result), list);
}
