/** Patterns: the names they give, their labels, lengths and conditions. */
import type {
  Expression,
  GroupPattern,
  NodePattern,
  PathPattern,
  RelationshipPattern,
} from '../../../../language/ast.ts';
import { namesIn } from '../expressions/names.ts';
import { Unsupported } from '../values/errors.ts';
import { patternParts } from './aggregation.ts';
import { assertWhere } from './assert.ts';
import { type CheckContext, type Checks, type PatternUse, plainContext } from './context.ts';
import { CheckError } from './errors.ts';
import { dynamicParts } from './expressions.ts';
import { assertLabels, assertTypes } from './labels.ts';
import { assertPathForms, assertQuantifier } from './path-forms.ts';
import { loose } from './projections.ts';
import {
  assertNotShadowing,
  bind,
  lookUp,
  type NameScope,
  type OwnScope,
  ownScope,
  withName,
} from './scope.ts';
import { assertToken } from './tokens.ts';
import {
  listTypeOf,
  mayBe,
  nodeType,
  pathType,
  relationshipValueType,
  string,
  type Type,
  typeText,
  union,
} from './types.ts';

type Element = NodePattern | RelationshipPattern;

/** Checks the patterns of one clause together and gives the scope with their names. */
export function patternsScope(
  checks: Checks,
  patterns: PathPattern[],
  scope: NameScope,
  use: PatternUse,
): NameScope {
  for (const pattern of patterns) assertPathForms(pattern, use);
  const bound = ownScope(scope);
  for (const pattern of patterns) bindPattern(pattern, bound, use);
  assertNotRepeated(patterns, scope);
  for (const pattern of patterns) assertNotInside(pattern, patterns);
  for (const pattern of patterns) checkPath(checks, pattern, bound, use);
  return bound;
}

function bindPattern(pattern: PathPattern, scope: OwnScope, use: PatternUse): void {
  const { variable, variablePlace = pattern } = pattern;
  if (variable !== undefined) {
    // The path of a comprehension may hide what has its name, unless the pattern itself reads that.
    const isKnown = lookUp(scope, variable) !== undefined;
    const hides = isKnown && use === 'comprehension' && !readsItself(pattern, variable);
    if (!(hides && scope.imported)) assertNotShadowing(scope, variable, variablePlace);
    if (isKnown && !hides)
      throw new CheckError(`Variable \`${variable}\` already declared`, variablePlace);
    scope.names.set(variable, pathType);
  }
  for (const element of pattern.elements) {
    if (element.kind === 'group') bindGroup(element, scope);
    else bindElement(element, typeOfElement(element), scope, use, pattern);
  }
}

/** Whether the nodes and relationships of a path read its name; in a WHERE of theirs that is refused. */
function readsItself({ elements }: PathPattern, name: string): boolean {
  const reads = elements.some((element) => namesIn({ ...element, where: undefined }).has(name));
  if (!reads && namesIn(elements).has(name))
    throw new Unsupported('A condition inside a path that reads its name', elements[0]);
  return reads;
}

function typeOfElement(element: Element): Type {
  if (element.kind === 'node') return nodeType;
  return element.range ? listTypeOf(relationshipValueType) : relationshipValueType;
}

function bindElement(
  element: Element,
  type: Type,
  scope: OwnScope,
  use: PatternUse,
  pattern: PathPattern,
): void {
  const { variable, variablePlace = element } = element;
  if (variable === undefined) return;
  const isOfShortest = pattern.selector !== undefined && element.kind === 'relationship';
  if (use === 'expression' && !isOfShortest && !lookUp(scope, variable)) {
    throw new CheckError(
      pattern.selector
        ? `Variable \`${variable}\` not defined`
        : `PatternExpressions are not allowed to introduce new variables: '${variable}'.`,
      variablePlace,
    );
  }
  bind(scope, variable, type, variablePlace);
}

/** Inside a repeated part a name is one thing; outside it is the list of them. */
function bindGroup(group: GroupPattern, scope: OwnScope): void {
  const { variable: inner, variablePlace: place = group } = group.pattern;
  if (inner !== undefined) {
    assertNotShadowing(scope, inner, place);
    if (lookUp(scope, inner)) throw new CheckError(`Variable \`${inner}\` already declared`, place);
    scope.names.set(inner, pathType);
  }
  for (const element of group.pattern.elements) {
    if (element.kind === 'group') bindGroup(element, scope);
    if (element.kind === 'group' || element.variable === undefined) continue;
    const { variable, variablePlace = element } = element;
    const one = typeOfElement(element);
    if (group.quantifier) scope.names.set(variable, listTypeOf(one));
    else bind(scope, variable, one, variablePlace);
  }
}

const elementsNamed = (pattern: PathPattern): { name: string; element: Element }[] =>
  pattern.elements.flatMap((element) =>
    element.kind !== 'group' && element.variable !== undefined
      ? [{ name: element.variable, element }]
      : [],
  );

/** A name inside a repeated part may stand nowhere else. */
function assertNotRepeated(patterns: PathPattern[], before: NameScope): void {
  const outside = new Set<string>();
  const inner = new Set<string>();
  const groups: GroupPattern[] = [];
  const add = (element: PathPattern['elements'][number]) => {
    if (element.kind === 'group' && element.quantifier) groups.push(element);
    else if (element.kind === 'group') element.pattern.elements.forEach(add);
    else if (element.variable !== undefined) outside.add(element.variable);
  };
  for (const pattern of patterns) pattern.elements.forEach(add);
  for (const group of groups) {
    const own = new Set(elementsNamed(group.pattern).map(({ name }) => name));
    for (const { name, element } of elementsNamed(group.pattern)) {
      const place = element.variablePlace ?? element;
      if (inner.has(name)) {
        throw new CheckError(
          `The variable \`${name}\` occurs in multiple quantified path patterns and needs to be renamed.`,
          place,
        );
      }
      if (outside.has(name)) {
        throw new CheckError(
          `The variable \`${name}\` occurs both inside and outside a quantified path pattern and needs to be renamed.`,
          place,
        );
      }
      if (lookUp(before, name)) {
        throw new CheckError(
          `The variable \`${name}\` is already defined in a previous clause, it cannot be referenced as a node or as a relationship variable inside of a quantified path pattern.`,
          place,
        );
      }
    }
    for (const name of own) inner.add(name);
  }
}

/** Throws when a part in parentheses reads the name of a path of the same clause. */
function assertNotInside({ variable, start, end }: PathPattern, patterns: PathPattern[]): void {
  if (variable === undefined) return;
  const groups = patterns.flatMap(({ elements }) =>
    elements.filter(({ kind }) => kind === 'group'),
  );
  const reading = groups.find((group) =>
    patternParts({ elements: [group], parenthesised: true, start, end }).some((part) =>
      loose(part, (name) => name === variable),
    ),
  );
  if (!reading) return;
  const what = reading.kind === 'group' && reading.quantifier ? 'a quantified' : 'a parenthesized';
  throw new CheckError(
    `From within ${what} path pattern, one may only reference variables, that are already bound in a previous \`MATCH\` clause.`,
    { start, end },
  );
}

function without(scope: NameScope, name: string | undefined): NameScope {
  if (name === undefined) return scope;
  return { ...scope, names: new Map([...scope.names].filter(([one]) => one !== name)) };
}

/** Inside a comprehension and in parts in parentheses the path itself is not known yet. */
function checkPath(checks: Checks, pattern: PathPattern, scope: NameScope, use: PatternUse): void {
  const known = use === 'comprehension' ? without(scope, pattern.variable) : scope;
  checkInside(checks, pattern, known, use);
}

function checkInside(
  checks: Checks,
  pattern: PathPattern,
  scope: NameScope,
  use: PatternUse,
): void {
  for (const element of pattern.elements) {
    if (element.kind !== 'group') {
      checkElement(checks, element, scope, use);
      continue;
    }
    let within = without(scope, pattern.variable);
    for (const { name, element: one } of elementsNamed(element.pattern))
      within = withName(within, name, typeOfElement(one));
    if (element.quantifier) assertQuantifier(element.quantifier);
    checkInside(checks, element.pattern, within, use);
    if (element.where) assertWhere(checks, element.where, within);
  }
}

function checkElement(checks: Checks, element: Element, scope: NameScope, use: PatternUse): void {
  const context: CheckContext = { ...plainContext, aggregates: 'yes' };
  const { properties, where } = element;
  if (properties?.kind === 'parameter') {
    throw new CheckError(
      `Parameter maps cannot be used in \`MATCH\` patterns (use a literal map instead, e.g. \`{id: $${properties.name}.id}\`)`,
      properties,
    );
  }
  const labels = element.kind === 'node' ? element.labels : element.types;
  if (labels) {
    if (element.kind === 'node') assertLabels(labels);
    else {
      const isBare = element.variable === undefined && !properties && !where && !element.range;
      assertTypes(labels, element.range && !element.quantifier, isBare);
    }
    for (const dynamic of dynamicParts(labels)) {
      for (const name of writtenNames(dynamic.of)) assertToken(name, dynamic.of);
      const type = checks.expression(dynamic.of, scope, plainContext);
      const expected = union(string, listTypeOf(string));
      if (dynamic.of.kind === 'parameter' || mayBe(type, expected)) continue;
      throw new CheckError(
        `Type mismatch: expected ${typeText(expected)} but was ${typeText(type)}`,
        dynamic.of,
      );
    }
  }
  if (element.kind === 'relationship' && element.quantifier) assertQuantifier(element.quantifier);
  const within =
    element.kind === 'relationship' && element.quantifier && element.variable !== undefined
      ? withName(scope, element.variable, relationshipValueType)
      : scope;
  if (properties) checks.expression(properties, within, context);
  if (!where) return;
  if (use === 'expression') {
    const what = element.kind === 'node' ? 'Node' : 'Relationship';
    throw new CheckError(
      `${what} pattern predicates are not allowed in an expression, but only in a MATCH clause or inside a pattern comprehension`,
      where,
    );
  }
  if (element.kind === 'relationship' && element.range && !element.quantifier) {
    throw new CheckError(
      'Relationship pattern predicates are not supported for variable-length relationships.',
      where,
    );
  }
  assertWhere(checks, where, within);
}

/** The names that a computed label is written with; null is none. */
function writtenNames(of: Expression): string[] {
  if (of.kind === 'list') return of.items.flatMap(writtenNames);
  if (of.kind !== 'literal' || !['string', 'null'].includes(of.type)) return [];
  return [of.type === 'null' ? '' : of.value];
}
