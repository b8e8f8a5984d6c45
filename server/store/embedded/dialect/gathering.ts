/**
 * Aggregates inside other expressions, of which the engine knows few: `RETURN a.id, [count(x), 1]` is
 * done in two steps, `WITH a.id AS one, count(x) AS two RETURN one, [two, 1]`.
 */
import type { Expression, ProjectedItem, Projection } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { isAggregate, isAggregateCall, typeOf } from './expressions.ts';
import { namesUsed } from './names-used.ts';
import { quoted } from './patterns.ts';
import type { Type } from './types.ts';

interface Gathered {
  /** The step before, which gathers. */
  text: string;
  types: Map<ProjectedItem, Type>;
}

/** The first of the two steps, when the projection needs two; its items are rewritten for the second. */
export function gather(analysis: Analysis, clause: Projection, scope: Scope): Gathered | undefined {
  const isNested = ({ expression }: ProjectedItem) =>
    isAggregate(expression) && !isAggregateCall(expression);
  if (!clause.items.some(isNested)) return undefined;
  const { edits, steps } = analysis;
  const types = new Map<ProjectedItem, Type>();
  const keys = new Map<string, { name: string; type: Type }>();
  /** What the first step gives, by the text of it. */
  const given = new Map<string, string>();
  const give = (text: string, name = analysis.invent()): string => {
    const known = given.get(text);
    if (known === undefined) given.set(text, name);
    return known ?? name;
  };
  const keep = (source: string, text: string, type: Type, name?: string) => {
    const kept = give(text, name);
    keys.set(source, { name: kept, type });
    return kept;
  };
  if (clause.star) for (const [name, type] of scope) keep(name, quoted(name), type, quoted(name));
  const [gathering, plain] = [
    clause.items.filter((item) => isAggregate(item.expression)),
    clause.items.filter((item) => !isAggregate(item.expression)),
  ];
  for (const item of plain) {
    const { expression } = item;
    const type = typeOf(analysis, expression, scope);
    types.set(item, type);
    const text = edits.textOf(expression);
    const own = expression.kind === 'variable' ? text : undefined;
    const name = keep(analysis.source(expression), text, type, own);
    if (!own) edits.replace(expression, name);
  }
  /** In a < b < c the middle is met twice. */
  const done = new Map<Expression, Type>();
  const standIn = (expression: Expression, inner: Scope): Type | undefined => {
    const known = done.get(expression);
    if (known) return known;
    if (isAggregateCall(expression)) {
      if (inner !== scope)
        analysis.wrong(
          expression,
          'An aggregate cannot stand inside what is done for each of a list.',
        );
      const type = analysis.withSteps(steps, () =>
        analysis.within(undefined, () => typeOf(analysis, expression, scope)),
      );
      edits.replace(expression, give(edits.textOf(expression)));
      done.set(expression, type);
      return type;
    }
    const root = rootOf(expression);
    if (root === undefined) {
      assertKept(analysis, expression, keys, scope);
      return undefined;
    }
    if (!scope.has(root) || inner.get(root) !== scope.get(root)) return undefined;
    const key = keys.get(analysis.source(expression));
    if (key) {
      edits.replace(expression, key.name);
      return key.type;
    }
    return expression.kind === 'variable' ? refuseImplicit(analysis, expression) : undefined;
  };
  for (const item of gathering) {
    types.set(
      item,
      // A step would come before the rows are gathered: inside an aggregate only.
      analysis.withSteps(undefined, () =>
        analysis.within(standIn, () => typeOf(analysis, item.expression, scope)),
      ),
    );
  }
  const items = [...given].map(([text, name]) => (text === name ? text : `${text} AS ${name}`));
  return { text: `WITH ${items.join(', ')}`, types };
}

/** The variable of `a` and `a.name`: the forms in which Neo4j knows a grouping key again. */
function rootOf(expression: Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'property' && expression.of.kind === 'variable')
    return expression.of.name;
  return undefined;
}

/** Patterns and subqueries may name keys only. */
function assertKept(
  analysis: Analysis,
  expression: Expression,
  keys: ReadonlyMap<string, unknown>,
  scope: Scope,
): void {
  if (!['pattern', 'pattern-comprehension', 'subquery'].includes(expression.kind)) return;
  if (namesUsed(analysis, expression, scope).some((name) => !keys.has(name)))
    refuseImplicit(analysis, expression);
}

function refuseImplicit(analysis: Analysis, expression: Expression): never {
  return analysis.wrong(
    expression,
    'Beside an aggregate only what is a column of its own may stand, as in RETURN a.name, a.name + count(*). Return this as a column too, or bind it in WITH first.',
  );
}
