/** Patterns: what they bind, and what this engine does not know of them. */
import type {
  LabelExpression,
  NodePattern,
  PathPattern,
  Place,
  RelationshipPattern,
} from '../../../language/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { typeOf, whereType } from './expressions.ts';
import { assertLabels, isPlain, labelCondition } from './labels.ts';
import { assertNotLost } from './lost.ts';
import { assertEquatable } from './operators.ts';
import { isReserved } from './reserved.ts';
import {
  listOf,
  mayBeNull,
  NODE,
  nothing,
  nullLike,
  of,
  only,
  PATH,
  RELATIONSHIP,
  type Type,
} from './types.ts';

interface Binding {
  optional: boolean;
  /** What is refused when the pattern is. */
  place: Place;
  /** Whether a WHERE can be added to it. */
  isMatch: boolean;
}

/** The scope with the pattern's variables. Conditions that must be added are put into `added`. */
export function bindPattern(
  analysis: Analysis,
  pattern: PathPattern,
  scope: Scope,
  binding: Binding,
  added: string[] = [],
): Scope {
  assertKnown(analysis, pattern);
  const bound: Scope = new Map(scope);
  const set = (name: string | undefined, type: Type) => {
    if (name !== undefined && !scope.has(name))
      bound.set(name, binding.optional ? nullLike(type, nothing) : type);
  };
  for (const element of pattern.elements) {
    if (element.kind === 'group') continue;
    const known = element.variable === undefined ? undefined : scope.get(element.variable);
    if (known) assertNotLost(analysis, element, known);
    if (element.kind === 'node') set(element.variable, of(NODE));
    else set(element.variable, element.range ? listOf(of(RELATIONSHIP)) : of(RELATIONSHIP));
  }
  if (pattern.variable !== undefined && bound.has(pattern.variable))
    analysis.wrong(pattern, `The name ${pattern.variable} is taken: give the path another.`);
  set(pattern.variable, of(PATH));
  for (const element of pattern.elements) {
    if (element.kind === 'group') continue;
    if (element.properties) {
      const more = assertProperties(analysis, element, bound, binding.isMatch);
      added.push(...more);
    }
    if (element.kind === 'node') rewriteNode(analysis, element, bound, binding, added);
    else rewriteRelationship(analysis, element, bound, binding, added);
  }
  return bound;
}

function assertKnown(analysis: Analysis, pattern: PathPattern): void {
  // A relationship that is repeated is one with a range, unless each must meet a condition.
  const repeats = pattern.elements.some(
    (element) => element.kind === 'relationship' && element.quantifier && element.where,
  );
  if (repeats || pattern.parenthesised) {
    analysis.refuse(
      pattern,
      'This engine does not know quantified paths.',
      'Write [:T*1..3] inside the brackets.',
    );
  }
  if (pattern.selector && !/^(all)?shortestPaths?$/i.test(pattern.selector.kind)) {
    analysis.refuse(
      pattern,
      'This engine does not know such a choice of paths.',
      'Write p = shortestPath((a)-[*..6]-(b)) or allShortestPaths.',
    );
  }
}

/**
 * `{x: null}` matches nothing on Neo4j; the engine takes it for "has no x". Gives the conditions that
 * keep it from doing so.
 */
function assertProperties(
  analysis: Analysis,
  element: NodePattern | RelationshipPattern,
  scope: Scope,
  isMatch: boolean,
): string[] {
  const { properties } = element;
  const added: string[] = [];
  if (properties?.kind !== 'map') {
    if (properties) typeOf(analysis, properties, scope);
    return added;
  }
  for (const { key, value } of properties.entries) {
    const type = typeOf(analysis, value, scope);
    if (isMatch && mayBeNull(type)) added.push(`(${analysis.edits.textOf(value)}) IS NOT NULL`);
    else if (mayBeNull(type) && value.kind !== 'parameter') {
      analysis.refuse(
        value,
        'This engine takes a null in a pattern for "has no such property".',
        `Write WHERE n.${key} = …, or n.${key} IS NULL.`,
      );
    }
    if (!only(type, 0)) assertEquatable(analysis, value, analysis.property(key), type);
  }
  return added;
}

function rewriteNode(
  analysis: Analysis,
  node: NodePattern,
  scope: Scope,
  binding: Binding,
  added: string[],
): void {
  const { labels, where } = node;
  if (labels) assertLabels(analysis, labels);
  const strange = labels && !isPlain(labels);
  if (!strange && !where) return;
  if (!binding.isMatch) {
    analysis.refuse(
      node,
      'This engine knows plain labels only, and no WHERE, inside a node.',
      'Write the condition in a WHERE: EXISTS { MATCH (a)-->(b) WHERE b:Actor OR b:Party }.',
    );
  }
  const variable = node.variable ?? analysis.invent();
  if (strange && node.labelsStart !== undefined) {
    if (node.variable === undefined) analysis.edits.insert(node.start + 1, variable);
    analysis.edits.replace({ start: node.labelsStart, end: labels.end }, '');
    added.push(labelCondition(analysis, quoted(variable), labels, false));
  }
  if (where && node.whereStart !== undefined) {
    whereType(analysis, where, scope);
    added.push(`(${analysis.edits.textOf(where)})`);
    analysis.edits.replace({ start: node.whereStart, end: node.end - 1 }, '');
  }
}

function rewriteRelationship(
  analysis: Analysis,
  relationship: RelationshipPattern,
  scope: Scope,
  binding: Binding,
  added: string[],
): void {
  const { types, where, range, variable } = relationship;
  assertTypes(analysis, relationship);
  rewriteQuantifier(analysis, relationship);
  if (where)
    whereType(
      analysis,
      where,
      relationship.range && variable ? new Map(scope).set(variable, of(RELATIONSHIP)) : scope,
    );
  const plain =
    !types ||
    types.kind === 'name' ||
    (types.kind === 'or' && types.parts.every((part) => part.kind === 'name'));
  if (plain) {
    spellTypes(analysis, types);
    return;
  }
  if (range || !binding.isMatch || !variable) {
    analysis.refuse(
      types,
      'This engine knows plain types and A|B inside a relationship.',
      "Name the relationship and write WHERE type(r) <> 'MADE'.",
    );
  }
  const start = analysis.query.lastIndexOf(':', types.start);
  analysis.edits.replace({ start, end: types.end }, '');
  added.push(labelCondition(analysis, quoted(variable), types, true));
}

/** `-[:T]->{1,3}`, which is `-[:T*1..3]->`. */
function rewriteQuantifier(
  analysis: Analysis,
  { quantifier, rangeAt, start, end }: RelationshipPattern,
): void {
  if (!quantifier) return;
  const hasBrackets = analysis.query.slice(start, end).includes('[');
  analysis.edits.insert(rangeAt.start, hasBrackets ? quantifier.range : `[${quantifier.range}]`);
  analysis.edits.replace(quantifier, '');
}

/** Throws for what Neo4j does not take for the types of a relationship, or for how many there are. */
function assertTypes(analysis: Analysis, relationship: RelationshipPattern): void {
  const { types, variable, properties, range, where, empty } = relationship;
  if (empty) {
    analysis.refuse(
      relationship,
      'This engine reads a range that ends before it begins as one without an end.',
      'Write the smaller number first: [*1..2].',
    );
  }
  const isBare = variable === undefined && !properties && !range && !where;
  const isOld =
    types?.kind === 'or' && types.colon && types.parts.every((part) => part.kind === 'name');
  if (types && !(isOld && isBare)) assertLabels(analysis, types, true);
}

function spellTypes(analysis: Analysis, types: LabelExpression | undefined): void {
  const parts = types?.kind === 'or' ? types.parts : [types];
  for (const part of parts) {
    if (part?.kind !== 'name') continue;
    const spelt = analysis.relationshipType(part.name);
    if (spelt !== part.name) analysis.edits.replace(part, quoted(spelt));
  }
}

export function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !isReserved(name)
    ? name
    : `\`${name.replaceAll('`', '``')}\``;
}
