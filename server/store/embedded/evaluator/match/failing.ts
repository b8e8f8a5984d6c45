/** Conditions that are asked early, and those among them that can fail. */
import type { Expression } from '../../../../language/ast.ts';
import { EvaluationError } from '../values/errors.ts';
import type { Pattern } from './pattern.ts';

const comparing = /^(=|<>|<|<=|>|>=|and|or|xor|in|starts with|ends with|contains)$/i;

/**
 * Whether a condition gives an answer whatever the values are. Another one may fail for a row of
 * which nothing would be left in the end: it must not fail before the pattern is whole. `element` is
 * a variable of the condition's own that is a node or a relationship.
 */
export function cannotFail(pattern: Pattern, expression: Expression, element?: string): boolean {
  const safe = (one: Expression) => cannotFail(pattern, one, element);
  const isElement = (name: string) => name === element || isOfPattern(pattern, name);
  switch (expression.kind) {
    case 'literal':
    case 'parameter':
    case 'variable':
    case 'pattern':
      return true;
    case 'property':
      return expression.of.kind === 'variable' && isElement(expression.of.name);
    case 'has-labels':
      return expression.of.kind === 'variable' && isElement(expression.of.name);
    case 'list':
      return expression.items.every(safe);
    case 'is-null':
      return safe(expression.of);
    case 'unary':
      return expression.operator === 'not' && isTruth(expression.of) && safe(expression.of);
    case 'binary': {
      const { operator, left, right } = expression;
      if (/^(and|or|xor)$/i.test(operator) && !(isTruth(left) && isTruth(right))) return false;
      return comparing.test(operator) && safe(left) && safe(right);
    }
    case 'call':
      return /^(type|id|elementid|labels|startnode|endnode)$/i.test(expression.name);
    default:
      return false;
  }
}

function isOfPattern(pattern: Pattern, name: string): boolean {
  if (pattern.nodes.has(name)) return true;
  return pattern.edges.some((edge) => edge.kind === 'one' && edge.name === name);
}

/** Whether it gives true, false or null, and nothing else. */
function isTruth(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return comparing.test(expression.operator);
    case 'unary':
      return expression.operator === 'not';
    case 'literal':
      return expression.type === 'boolean' || expression.type === 'null';
    default:
      return ['is-null', 'has-labels', 'pattern', 'type-test', 'quantifier'].includes(
        expression.kind,
      );
  }
}

/** What a condition that was asked early failed with for the row that is looked at. */
export interface Failure {
  error: EvaluationError | undefined;
}

/** A condition that keeps the row when it fails, and notes how. */
export function noting(test: () => boolean, failure: Failure): () => boolean {
  return () => {
    failure.error = undefined;
    try {
      return test();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      failure.error = error;
      return true;
    }
  };
}
