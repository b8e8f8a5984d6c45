/** Patterns of nodes and relationships, and label expressions. */
import type { LabelExpression, NodePattern, PathPattern, RelationshipPattern } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { isSign } from './lexer.ts';

/** A pattern as MATCH takes it: named, shortest, parenthesised. */
export function pathPattern(cursor: Cursor): PathPattern {
  const { start } = cursor;
  const variable = cursor.isName() && isSign(cursor.peek(1), '=') ? cursor.name() : undefined;
  if (variable !== undefined) cursor.expect('=');
  for (const selector of ['shortestPath', 'allShortestPaths']) {
    if (!cursor.accept(selector, '(')) continue;
    const inner = chain(cursor);
    cursor.expect(')');
    return { ...inner, variable, selector, start, end: cursor.end };
  }
  let selector: string | undefined;
  while (
    ['shortest', 'any', 'all', 'paths', 'path', 'group', 'groups'].some((word) => cursor.is(word))
  ) {
    selector = `${selector ?? ''} ${cursor.next().text}`.trim();
    if (cursor.peek()?.kind === 'number' || cursor.peek()?.kind === 'parameter') cursor.next();
  }
  if (!cursor.is('(')) throw cursor.notKnown();
  return { ...chain(cursor), variable, selector, start, end: cursor.end };
}

/** A pattern as an expression takes it: with a relationship at least. Else nothing. */
export function relationshipsPattern(cursor: Cursor): PathPattern | undefined {
  const { start } = cursor;
  const variable = cursor.isName() && isSign(cursor.peek(1), '=') ? cursor.name() : undefined;
  if (variable !== undefined) cursor.expect('=');
  for (const selector of ['shortestPath', 'allShortestPaths']) {
    if (!cursor.accept(selector, '(')) continue;
    const inner = chain(cursor);
    cursor.expect(')');
    return { ...inner, variable, selector, start, end: cursor.end };
  }
  if (!cursor.is('(')) return undefined;
  const pattern = chain(cursor);
  return pattern.elements.length < 2 ? undefined : { ...pattern, variable, start };
}

function chain(cursor: Cursor): PathPattern {
  const { start } = cursor;
  const elements: PathPattern['elements'] = [];
  let parenthesised = false;
  for (;;) {
    const node = cursor.attempt(() => nodePattern(cursor));
    if (node) elements.push(node);
    else {
      cursor.expect('(');
      parenthesised = true;
      const inner = cursor.deeper(() => pathPattern(cursor));
      if (cursor.accept('where')) cursor.expression();
      cursor.expect(')');
      elements.push(...inner.elements);
      quantifierOf(cursor);
    }
    const relationship = relationshipPattern(cursor);
    if (relationship) elements.push(relationship);
    else if (!cursor.is('(')) break;
  }
  return { elements, parenthesised, start, end: cursor.end };
}

function nodePattern(cursor: Cursor): NodePattern {
  const { start } = cursor;
  cursor.expect('(');
  const variable =
    cursor.isName() && !cursor.is('where') && !cursor.is('is') ? cursor.name() : undefined;
  const labelsStart = cursor.start;
  const labels = cursor.accept(':') || cursor.accept('is') ? labelExpression(cursor) : undefined;
  const properties =
    cursor.is('{') || cursor.peek()?.kind === 'parameter' ? cursor.expression() : undefined;
  const whereStart = cursor.start;
  const where = cursor.accept('where') ? cursor.expression() : undefined;
  cursor.expect(')');
  const place = { start, end: cursor.end };
  return { kind: 'node', variable, labels, labelsStart, properties, where, whereStart, ...place };
}

/** `-->`, `<-[r:T*1..3 {…}]-` and their kin; nothing when no relationship begins here. */
function relationshipPattern(cursor: Cursor): RelationshipPattern | undefined {
  const { start } = cursor;
  if (!cursor.is('-') && !cursor.is('<-') && !cursor.is('->') && !cursor.is('<', '-'))
    return undefined;
  // The lexer takes `-->` for `-` and `->`.
  if (!cursor.accept('<-') && !cursor.accept('<', '-')) cursor.expect('-');
  const details = {
    variable: undefined,
    types: undefined,
    properties: undefined,
    where: undefined,
    range: false,
    empty: false,
  };
  const bare = { ...details, rangeAt: { start: cursor.end, end: cursor.end } };
  const inside = cursor.accept('[') ? relationshipDetails(cursor) : bare;
  if (!cursor.accept('->') && !cursor.accept('-', '>')) cursor.expect('-');
  const quantifier = quantifierOf(cursor);
  if (quantifier && inside.range) throw cursor.notKnown();
  const range = inside.range || quantifier !== undefined;
  const empty = inside.empty || quantifier?.empty === true;
  return { kind: 'relationship', ...inside, range, empty, quantifier, start, end: cursor.end };
}

function relationshipDetails(cursor: Cursor) {
  const variable =
    cursor.isName() && !cursor.is('where') && !cursor.is('is') ? cursor.name() : undefined;
  const types = cursor.accept(':') || cursor.accept('is') ? labelExpression(cursor) : undefined;
  const rangeStart = cursor.end;
  const range = cursor.accept('*');
  const empty = range && lengths(cursor);
  const properties =
    cursor.is('{') || cursor.peek()?.kind === 'parameter' ? cursor.expression() : undefined;
  const where = cursor.accept('where') ? cursor.expression() : undefined;
  cursor.expect(']');
  const rangeAt = { start: rangeStart, end: rangeStart };
  return { variable, types, properties, where, range, rangeAt, empty };
}

/** `2`, `1..3`, `..3` after `*`; whether no length lies in it. */
function lengths(cursor: Cursor): boolean {
  const bound = () => (cursor.peek()?.kind === 'number' ? Number(cursor.next().text) : undefined);
  const least = bound() ?? 1;
  return cursor.accept('..') && (bound() ?? Number.POSITIVE_INFINITY) < least;
}

/** `{1,3}`, `{2}`, `+` or `*` after a relationship or a parenthesised pattern. */
function quantifierOf(cursor: Cursor): RelationshipPattern['quantifier'] {
  const { start } = cursor;
  const place = () => ({ start, end: cursor.end });
  if (cursor.accept('+')) return { range: '*1..', empty: false, ...place() };
  if (cursor.accept('*')) return { range: '*0..', empty: false, ...place() };
  if (!cursor.is('{') || (cursor.peek(1)?.kind !== 'number' && !isSign(cursor.peek(1), ',')))
    return undefined;
  cursor.next();
  const bound = () => (cursor.peek()?.kind === 'number' ? cursor.next().text : undefined);
  const least = bound();
  const most = cursor.accept(',') ? (bound() ?? '') : least;
  cursor.expect('}');
  const empty = most !== '' && Number(most) < Number(least ?? 0);
  return { range: `*${least ?? 0}..${most}`, empty, ...place() };
}

export function labelExpression(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelTerm(cursor)];
  let colon = false;
  while (cursor.isLabelBar()) {
    cursor.next();
    if (cursor.accept(':')) colon = true;
    parts.push(labelTerm(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'or', parts, colon, start, end: cursor.end };
}

function labelTerm(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const parts = [labelFactor(cursor)];
  let colon = false;
  while (cursor.is('&') || (cursor.is(':') && (cursor.isName(1) || isSign(cursor.peek(1), '!')))) {
    colon ||= cursor.next().text === ':';
    parts.push(labelFactor(cursor));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: 'and', parts, colon, start, end: cursor.end };
}

function labelFactor(cursor: Cursor): LabelExpression {
  const { start } = cursor;
  const place = () => ({ start, end: cursor.end });
  if (cursor.accept('!'))
    return { kind: 'not', of: cursor.deeper(() => labelFactor(cursor)), ...place() };
  if (cursor.accept('%')) return { kind: 'any', ...place() };
  if (cursor.accept('(')) {
    const inner = cursor.deeper(() => labelExpression(cursor));
    cursor.expect(')');
    return { ...inner, ...place() };
  }
  if (cursor.accept('$')) {
    cursor.expect('(');
    cursor.expression();
    cursor.expect(')');
    return { kind: 'dynamic', ...place() };
  }
  return { kind: 'name', name: cursor.name(), ...place() };
}
