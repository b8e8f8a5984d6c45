/** Patterns: what they bind, and what this engine does not know of them. */
import type {
  Expression,
  NodePattern,
  PathPattern,
  Place,
  RelationshipPattern,
} from '../../../cypher/ast.ts';
import type { Analysis, Scope } from './analysis.ts';
import { typeOf } from './expressions.ts';
import { isPlain, labelCondition } from './labels.ts';
import { assertEquatable } from './operators.ts';
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
    if (element.kind === 'node') set(element.variable, of(NODE));
    else set(element.variable, element.range ? listOf(of(RELATIONSHIP)) : of(RELATIONSHIP));
  }
  set(pattern.variable, of(PATH));
  for (const element of pattern.elements) {
    if (element.properties) assertProperties(analysis, element.properties, bound);
    if (element.kind === 'node') rewriteNode(analysis, element, bound, binding, added);
    else rewriteRelationship(analysis, element, bound, binding, added);
  }
  return bound;
}

function assertKnown(analysis: Analysis, pattern: PathPattern): void {
  const quantified = pattern.elements.some(
    (element) => element.kind === 'relationship' && element.quantified,
  );
  if (quantified || pattern.parenthesised) {
    analysis.refuse(
      pattern,
      'This engine does not know quantified paths.',
      'Write [:T*1..3] inside the brackets.',
    );
  }
  if (pattern.selector && !/^(all)?shortestPaths?$/i.test(pattern.selector)) {
    analysis.refuse(
      pattern,
      `This engine does not know ${pattern.selector}.`,
      'Write p = shortestPath((a)-[*..6]-(b)) or allShortestPaths.',
    );
  }
}

/** `{x: null}` matches nothing on Neo4j; the engine takes it for "has no x". */
function assertProperties(analysis: Analysis, properties: Expression, scope: Scope): void {
  if (properties.kind !== 'map') {
    typeOf(analysis, properties, scope);
    return;
  }
  for (const { key, value } of properties.entries) {
    const type = typeOf(analysis, value, scope);
    if (mayBeNull(type) && value.kind !== 'parameter') {
      analysis.refuse(
        value,
        'This engine takes a null in a pattern for "has no such property".',
        `Write WHERE n.${key} = …, or n.${key} IS NULL.`,
      );
    }
    if (!only(type, 0)) assertEquatable(analysis, value, analysis.property(key), type);
  }
}

function rewriteNode(
  analysis: Analysis,
  node: NodePattern,
  scope: Scope,
  binding: Binding,
  added: string[],
): void {
  const { labels, where } = node;
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
    typeOf(analysis, where, scope);
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
  if (where)
    typeOf(
      analysis,
      where,
      relationship.range && variable ? new Map(scope).set(variable, of(RELATIONSHIP)) : scope,
    );
  const plain =
    !types ||
    types.kind === 'name' ||
    (types.kind === 'or' && types.parts.every((part) => part.kind === 'name'));
  if (plain) return;
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

export function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;
}
