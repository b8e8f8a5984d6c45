/** What a MATCH asks of paths and patterns beside what it matches. */
import {
  type Clause,
  type Expression,
  innerExpressions,
  type PathPattern,
} from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';

/** A shortest path beside its ends takes the engine hours; after them, milliseconds. */
export function splitShortest(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'match' }>,
): void {
  const { patterns, optional } = clause;
  if (optional || !patterns.every((pattern) => pattern.selector || pattern.elements.length === 1))
    return;
  for (const [index, pattern] of patterns.entries()) {
    const before = patterns[index - 1];
    if (before && pattern.selector) {
      analysis.edits.replace({ start: before.end, end: pattern.start }, ' MATCH ');
    }
  }
}

/** The engine looks for the shortest path first and drops it when the WHERE does not hold. */
export function assertPathIsFree(
  analysis: Analysis,
  patterns: PathPattern[],
  where: Expression,
): void {
  const names = patterns
    .filter((pattern) => pattern.selector)
    .flatMap((pattern) => [
      pattern.variable,
      ...pattern.elements.flatMap((element) =>
        element.kind === 'relationship' ? [element.variable] : [],
      ),
    ]);
  if (!names.some((name) => name !== undefined && mentions(where, name))) return;
  analysis.refuse(
    where,
    'This engine looks for the shortest path first and drops it when the WHERE does not hold.',
    'Name the relationship types inside the pattern: [:MADE|ABOUT*..6].',
  );
}

/** The engine drops the row when such a condition of an OPTIONAL MATCH does not hold. */
export function assertNoPattern(analysis: Analysis, where: Expression): void {
  if (where.kind === 'pattern' || where.kind === 'subquery') {
    analysis.refuse(
      where,
      'This engine drops the row when a pattern in the WHERE of an OPTIONAL MATCH does not hold.',
      'Put it into the pattern, as in OPTIONAL MATCH (a)-->(b)-->(c), or into the WITH after it.',
    );
  }
  for (const inner of innerExpressions(where)) assertNoPattern(analysis, inner);
}

export function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === 'variable') return expression.name === name;
  return innerExpressions(expression).some((part) => mentions(part, name));
}
