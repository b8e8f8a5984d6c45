/** `USING INDEX n:Party(name)` and its kin: what they speak of must be asked for in the same MATCH. */
import type {
  Expression,
  GroupPattern,
  LabelExpression,
  NodePattern,
  RelationshipPattern,
} from '../../../../language/ast.ts';
import { Unsupported } from '../values/errors.ts';
import type { ClauseOf } from './context.ts';
import { CheckError } from './errors.ts';
import { lookUp, type NameScope } from './scope.ts';
import { entityType, nodeType, type Type } from './types.ts';

type Part = NodePattern | RelationshipPattern | GroupPattern;

/** Throws for a hint that Neo4j refuses. */
export function assertHints(clause: ClauseOf<'match'>, scope: NameScope): void {
  const place = clause.hints ?? clause;
  const parts = clause.patterns.flatMap(({ elements }) => elements.flatMap(partsOf));
  for (const { name, label, keys = [], isText } of clause.hinted ?? []) {
    const type = lookUp(scope, name);
    if (!type) throw new CheckError(`Variable \`${name}\` not defined`, place);
    const isJoin = label === undefined;
    if (!mayBe(type, isJoin ? nodeType : entityType)) {
      const wanted = isJoin ? 'Node' : 'Node or Relationship';
      throw new CheckError(`Type mismatch: the hint wants a ${wanted} under \`${name}\``, place);
    }
    if (isJoin && parts.every(({ kind }) => kind === 'node')) {
      throw new CheckError('Cannot use join hint for single node pattern.', place);
    }
    if (isJoin) continue;
    const outer = alternatives(clause.where);
    const conditions = [...outer, ...parts.flatMap(({ where }) => alternatives(where))];
    const missing = asksLabel(parts, outer, name, label)
      ? keys.find((property) => !asksProperty(parts, conditions, name, property))
      : label;
    if (missing === undefined) {
      const [property = '', ...others] = keys;
      const isSure = others.length > 0 || asksText(parts, conditions, name, property);
      if (isText && !isSure)
        throw new Unsupported('USING TEXT INDEX for what may be no text', place);
      continue;
    }
    throw new CheckError(
      `Cannot use this hint: \`${missing}\` must also be asked of \`${name}\` in the pattern or, in a way that an index can find, in WHERE.`,
      place,
    );
  }
}

const mayBe = (type: Type, wanted: Type) => (type.kinds & wanted.kinds) !== 0;

/** The nodes and relationships of a part; the WHERE of a group is read by no hint. */
const partsOf = (part: Part): Exclude<Part, GroupPattern>[] =>
  part.kind === 'group' ? part.pattern.elements.flatMap(partsOf) : [part];

/** What AND and OR join. */
function alternatives(where: Expression | undefined): Expression[] {
  if (!where) return [];
  if (where.kind !== 'binary' || !/^(and|or)$/.test(where.operator)) return [where];
  return [where.left, where.right].flatMap(alternatives);
}

const isName = (expression: Expression, name: string) =>
  expression.kind === 'variable' && expression.name === name;

function asksLabel(
  parts: Exclude<Part, GroupPattern>[],
  conditions: Expression[],
  name: string,
  label: string,
): boolean {
  return (
    parts.some(
      (part) =>
        part.variable === name && holds(part.kind === 'node' ? part.labels : part.types, label),
    ) ||
    conditions.some(
      (one) => one.kind === 'has-labels' && isName(one.of, name) && holds(one.labels, label),
    )
  );
}

function holds(labels: LabelExpression | undefined, label: string): boolean {
  if (labels?.kind === 'name') return labels.name === label;
  const isJoined = labels?.kind === 'and' || labels?.kind === 'or';
  return isJoined && labels.parts.some((part) => holds(part, label));
}

function asksProperty(
  parts: Exclude<Part, GroupPattern>[],
  conditions: Expression[],
  name: string,
  property: string,
): boolean {
  const isIt = (expression: Expression | undefined): boolean =>
    expression?.kind === 'property' && isName(expression.of, name) && expression.name === property;
  return (
    parts.some(
      ({ variable, properties }) =>
        variable === name &&
        properties?.kind === 'map' &&
        properties.entries.some(({ key }) => key === property),
    ) || conditions.some((one) => findsBy(one, isIt))
  );
}

/** Whether a text is asked for, in a way that needs no knowledge of types. */
function asksText(
  parts: Exclude<Part, GroupPattern>[],
  conditions: Expression[],
  name: string,
  property: string,
): boolean {
  const isLiteral = (value: Expression) => value.kind === 'literal' && value.type === 'string';
  return (
    parts.some(
      ({ variable, properties }) =>
        variable === name &&
        properties?.kind === 'map' &&
        properties.entries.some(({ key, value }) => key === property && isLiteral(value)),
    ) ||
    conditions.some(
      (one) =>
        one.kind === 'binary' &&
        one.left.kind === 'property' &&
        isName(one.left.of, name) &&
        one.left.name === property &&
        (/ with$|^contains$/.test(one.operator) ||
          (/^(=|[<>]=?)$/.test(one.operator) && isLiteral(one.right))),
    )
  );
}

/** Whether an index of a property could find what a condition asks for. */
function findsBy(
  condition: Expression,
  isIt: (expression: Expression | undefined) => boolean,
): boolean {
  const { kind } = condition;
  if (kind === 'unary') {
    const inner = condition.operator === 'not' ? alternatives(condition.of) : [];
    return inner.some((one) => one.kind !== 'is-null' && findsBy(one, isIt));
  }
  if (kind === 'is-null') return condition.not && isIt(condition.of);
  if (kind === 'is-normalized') return !condition.not && isIt(condition.of);
  if (kind === 'type-test') {
    const isSure = 'notNull' in condition.type && condition.type.notNull;
    return isSure && !condition.not && isIt(condition.of);
  }
  if (kind === 'call') return isCall(condition, 'point.withinbbox') && isIt(condition.args[0]);
  if (kind !== 'binary') return false;
  const { operator, left, right } = condition;
  if (['in', 'starts with', 'ends with', 'contains'].includes(operator)) return isIt(left);
  if (operator === '=') return isIt(left) || isIt(right);
  if (!['<', '<=', '>', '>='].includes(operator)) return false;
  const near = operator.startsWith('<') ? left : right;
  return isIt(left) || isIt(right) || (isCall(near, 'point.distance') && isIt(near.args[0]));
}

const isCall = (
  expression: Expression,
  name: string,
): expression is Extract<Expression, { kind: 'call' }> =>
  expression.kind === 'call' && expression.name.toLowerCase() === name;
