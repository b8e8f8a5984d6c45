/** Which conditions can be asked early. */
import type { Clause, Expression } from '../../../../language/ast.ts';
import type { Pattern } from './pattern.ts';

const comparing = /^(=|<>|<|<=|>|>=|and|or|xor|in|starts with|ends with|contains)$/i;

/** Whether a condition is true, false or null whatever the values are. */
export function cannotFail(pattern: Pattern, expression: Expression, element?: string): boolean {
  const elements = new Set(pattern.nodes.keys());
  for (const edge of pattern.edges) if (edge.kind === 'one') elements.add(edge.name);
  if (element !== undefined) elements.add(element);
  return isTruth(expression) && isSafe(expression, elements);
}

/** Whether a value can be computed whatever others are; `elements` are nodes and relationships. */
function isSafe(expression: Expression, elements: ReadonlySet<string>): boolean {
  const safe = (one: Expression) => isSafe(one, elements);
  const test = (one: Expression) => isTruth(one) && safe(one);
  switch (expression.kind) {
    case 'literal':
    case 'parameter':
    case 'variable':
    case 'pattern':
    case 'case-value':
      return true;
    case 'property':
    case 'has-labels':
      return expression.of.kind === 'variable' && elements.has(expression.of.name);
    case 'list':
      return expression.items.every(safe);
    case 'is-null':
    case 'type-test':
    case 'is-normalized':
      return safe(expression.of);
    case 'quantifier':
      return safe(expression.list) && test(expression.where);
    case 'unary':
      return expression.operator === 'not' && test(expression.of);
    case 'binary': {
      const { operator, left, right } = expression;
      if (/^(and|or|xor)$/i.test(operator)) return test(left) && test(right);
      return comparing.test(operator) && safe(left) && safe(right);
    }
    case 'call':
      if (/^(coalesce|valuetype)$/i.test(expression.name)) return expression.args.every(safe);
      return /^(type|id|elementid|labels|startnode|endnode)$/i.test(expression.name);
    case 'subquery':
      return expression.query.parts.flat().every((clause) => isSafeMatch(clause, elements));
    default:
      return false;
  }
}

/** Of a subquery that only matches: its own names are nodes and relationships, too. */
function isSafeMatch(clause: Clause, elements: ReadonlySet<string>): boolean {
  if (clause.kind !== 'match') return false;
  const own = new Set(elements);
  const conditions: Expression[] = clause.where ? [clause.where] : [];
  for (const element of clause.patterns.flatMap((pattern) => pattern.elements)) {
    if (element.kind === 'group') return false;
    const isOne = element.kind === 'node' || !element.range;
    if (element.variable !== undefined && isOne) own.add(element.variable);
    if (element.properties?.kind === 'map')
      conditions.push(...element.properties.entries.map(({ value }) => value));
    if (element.where) conditions.push(element.where);
  }
  if (clause.where && !isTruth(clause.where)) return false;
  return conditions.every((condition) => isSafe(condition, own));
}

/** Whether it gives true, false or null, and nothing else. */
function isTruth(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return comparing.test(expression.operator) || expression.operator === '=~';
    case 'unary':
      return expression.operator === 'not';
    case 'literal':
      return expression.type === 'boolean' || expression.type === 'null';
    case 'subquery':
      return expression.name === 'exists';
    default:
      return truths.has(expression.kind);
  }
}

const truths = new Set<Expression['kind']>([
  'is-null',
  'has-labels',
  'pattern',
  'type-test',
  'is-normalized',
  'quantifier',
]);
