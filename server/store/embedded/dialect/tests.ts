/** What tests whether something is there: patterns, labels, exists(). */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { assertIs } from './expected.ts';
import type { Call } from './functions.ts';
import { assertLabels, isPlain, labelCondition } from './labels.ts';
import { assertNotLost } from './lost.ts';
import { BOOLEAN, may, NODE, nullLike, of, RELATIONSHIP, type Type } from './types.ts';

/** A pattern in an expression tests whether it is there, and nothing else. */
export function assertOnlyTests(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'pattern' }>,
  scope: Scope,
): void {
  if (!analysis.conditions.has(expression)) {
    analysis.wrong(
      expression,
      'A pattern may stand here only as a condition. Write EXISTS { (a)-->(b) }, or COUNT { (a)-->(b) } for how many there are.',
    );
  }
  for (const element of expression.pattern.elements) {
    if (element.variable === undefined || scope.has(element.variable)) continue;
    analysis.wrong(
      element,
      `A pattern in a condition names nothing new: ${element.variable} is not known here. Leave the name out, or write EXISTS { … }.`,
    );
  }
}

/** `exists(n.name)`, which Neo4j no longer knows. */
export function existsType(
  analysis: Analysis,
  call: Call,
  condition: (part: Expression) => Type,
): Type {
  const [argument] = call.args;
  if (argument?.kind !== 'pattern')
    analysis.wrong(call, 'exists() takes a pattern. Write n.name IS NOT NULL.');
  else condition(argument);
  return of(BOOLEAN);
}

/** `n:Actor`, `r:MADE`; the engine knows no types of relationships here. */
export function hasLabelsType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'has-labels' }>,
  type: Type,
): Type {
  assertIs(analysis, expression.of, type, NODE | RELATIONSHIP);
  assertNotLost(analysis, expression.of, type);
  assertLabels(analysis, expression.labels);
  const isRelationship = may(type, RELATIONSHIP);
  if (isRelationship && may(type, NODE)) {
    analysis.refuse(
      expression,
      'This engine must know whether this is a node or a relationship.',
      "Write type(r) = 'MADE', or 'Actor' IN labels(n).",
    );
  }
  if (isRelationship || !isPlain(expression.labels)) {
    const of = analysis.edits.textOf(expression.of);
    analysis.edits.replace(
      expression,
      `(${labelCondition(analysis, of, expression.labels, isRelationship)})`,
    );
  }
  return nullLike(of(BOOLEAN), type);
}
