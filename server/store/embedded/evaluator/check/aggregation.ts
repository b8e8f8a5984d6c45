/** Aggregates: where they stand, and what may stand beside them in one column. */
import {
  type Expression,
  innerExpressions,
  type PathPattern,
  type ProjectedItem,
  type QueryTree,
  type TextPlace,
} from '../../../../language/ast.ts';
import { aggregateNamed } from '../functions/index.ts';
import { CheckError } from './errors.ts';

/**
 * Whether an expression gathers several rows, itself or in a part. Neo4j also takes for such a part
 * what a subquery gathers of its own rows, unless it stands in a pattern comprehension.
 */
export function hasAggregate(expression: Expression, ofSubqueries = true): boolean {
  const { kind } = expression;
  if (kind === 'call' && aggregateNamed(expression.name)) return true;
  if (kind === 'subquery' && !ofSubqueries) return false;
  const within = ofSubqueries && kind !== 'pattern-comprehension';
  return partsOf(expression).some((part) => hasAggregate(part, within));
}

/** A subquery that is a whole column, or whose rows are counted in one, may read any name. */
function isSubquery(expression: Expression): boolean {
  if (expression.kind === 'call' && /^size$/i.test(expression.name)) {
    const [of] = expression.args;
    return of?.kind === 'subquery' && of.name === 'collect';
  }
  return expression.kind === 'subquery';
}

/**
 * Throws when a column that aggregates also reads what is no column of its own: it would not be
 * known of which row. `row` are the names that a row has, `starred` those that `*` stands for.
 */
export function assertGrouped(
  items: ProjectedItem[],
  row: ReadonlyMap<string, unknown>,
  starred: ReadonlyMap<string, unknown>,
): void {
  const aggregating = items.filter((item) => hasAggregate(item.expression));
  const keys = new Set([
    ...starred.keys(),
    ...items
      .filter((item) => !hasAggregate(item.expression) && isKey(item.expression))
      .map((item) => keyOf(item.expression)),
  ]);
  const names = new Set(row.keys());
  for (const item of aggregating.filter(({ expression }) => !isSubquery(expression))) {
    const loose = looseIn(item.expression, keys, names);
    if (loose) {
      throw new CheckError(
        "Aggregation column contains implicit grouping expressions. For example, in 'RETURN n.a, n.a + n.b + count(*)' the aggregation expression 'n.a + n.b + count(*)' includes the implicit grouping key 'n.b'. It may be possible to rewrite the query by extracting these grouping/aggregation expressions into a preceding WITH clause.",
        loose,
      );
    }
  }
}

/** Only a name, or a property of one, is found again beside an aggregate. */
function isKey(expression: Expression): boolean {
  if (expression.kind === 'variable') return true;
  if (expression.kind === 'property') return expression.of.kind === 'variable';
  return (
    expression.kind === 'index' &&
    expression.of.kind === 'variable' &&
    expression.at.kind === 'literal' &&
    expression.at.type === 'string'
  );
}

function keyOf(expression: Expression): string {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'property') return `${keyOf(expression.of)}\n${expression.name}`;
  if (expression.kind === 'index' && expression.at.kind === 'literal')
    return `${keyOf(expression.of)}\n${expression.at.value}`;
  return '';
}

/** The first part that reads a row, beside the aggregates and the keys. */
function looseIn(
  expression: Expression,
  keys: ReadonlySet<string>,
  row: ReadonlySet<string>,
): Expression | undefined {
  if (expression.kind === 'call' && aggregateNamed(expression.name)) return undefined;
  if (isKey(expression) && keys.has(keyOf(expression))) return undefined;
  if (expression.kind === 'variable') return row.has(expression.name) ? expression : undefined;
  // A name of a pattern that the row has is the row's.
  const given = new Set(expression.kind === 'pattern-comprehension' ? [] : namesGiven(expression));
  const within = given.size === 0 ? row : new Set([...row].filter((name) => !given.has(name)));
  for (const part of partsOf(expression)) {
    const found = looseIn(part, keys, within);
    if (found) return found;
  }
  return undefined;
}

/** The names that an expression gives to its own parts. */
export function namesGiven(expression: Expression): string[] {
  switch (expression.kind) {
    case 'comprehension':
    case 'quantifier':
      return [expression.variable];
    case 'reduce':
      return [expression.variable, expression.accumulator];
    case 'pattern-comprehension':
      return expression.pattern.elements.flatMap(({ variable: name }) =>
        name === undefined ? [] : [name],
      );
    default:
      return [];
  }
}

function partsOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case 'pattern':
    case 'pattern-comprehension':
      return [...innerExpressions(expression), ...patternParts(expression.pattern)];
    case 'subquery':
      return queryParts(expression.query);
    case 'projection':
      return [
        ...innerExpressions(expression),
        ...expression.items.flatMap((item) =>
          item.kind === 'variable' ? [variable(item.name, item)] : [],
        ),
      ];
    default:
      return innerExpressions(expression);
  }
}

const variable = (name: string, { start, end }: TextPlace): Expression => ({
  kind: 'variable',
  name,
  start,
  end,
});

/** The names of a pattern as variables, and its conditions. */
export function patternParts(pattern: PathPattern): Expression[] {
  return pattern.elements.flatMap((element): Expression[] => {
    if (element.kind === 'group')
      return [...patternParts(element.pattern), ...(element.where ? [element.where] : [])];
    const named = element.variable === undefined ? [] : [variable(element.variable, element)];
    return [...named, ...patternExpressions({ ...pattern, elements: [element] })];
  });
}

function queryParts(query: QueryTree): Expression[] {
  return query.parts.flat().flatMap((clause): Expression[] => {
    switch (clause.kind) {
      case 'match':
        return [...clause.patterns.flatMap(patternParts), ...(clause.where ? [clause.where] : [])];
      case 'unwind':
        return [clause.list];
      case 'with':
      case 'return':
        return [
          ...[...clause.items, ...clause.sort].map((item) => item.expression),
          // What is gathered is read here, unless it is the answer itself.
          ...(clause.kind === 'with' || clause.sort.length > 0
            ? clause.items.flatMap(({ expression }) => gathered(expression))
            : []),
          ...(clause.where ? [clause.where] : []),
        ];
      case 'procedure':
        return clause.args;
      case 'call': {
        const { imports, importPlaces } = clause;
        // Each name that a subquery takes in is read, `*` is not.
        const names = typeof imports === 'string' ? [] : imports;
        const taken = names.map((name, at) => variable(name, importPlaces[at] ?? clause));
        return [...taken, ...queryParts(clause.query)];
      }
      default:
        return [];
    }
  });
}

/** What the aggregates in an expression are given. */
function gathered(expression: Expression): Expression[] {
  if (expression.kind === 'call' && aggregateNamed(expression.name)) return expression.args;
  return innerExpressions(expression).flatMap(gathered);
}

function patternExpressions(pattern: PathPattern): Expression[] {
  return pattern.elements.flatMap((element) =>
    element.kind === 'group'
      ? patternExpressions(element.pattern)
      : [element.properties, element.where].filter((part) => part !== undefined),
  );
}
