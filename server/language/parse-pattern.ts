/** Patterns of nodes and relationships. */
import type {
  Expression,
  GroupPattern,
  NodePattern,
  PathPattern,
  Quantifier,
  RelationshipPattern,
  Selector,
  TextPlace,
} from './ast.ts';
import { type Cursor, Mistake } from './cursor.ts';
import { isSign, type Token } from './lexer.ts';
import { parseLabels } from './parse-labels.ts';

/** A pattern as MATCH takes it: named, shortest, with parts in parentheses. */
export function pathPattern(cursor: Cursor): PathPattern {
  const { start } = cursor;
  const named = pathName(cursor);
  const shortest = shortestPath(cursor);
  const selector = shortest ? undefined : selectorOf(cursor);
  if (!shortest && !cursor.is('(')) throw cursor.notKnown();
  const pattern = shortest ?? { ...chain(cursor), selector };
  return { ...pattern, ...named, start, end: cursor.end };
}

/** A pattern as an expression takes it: with a relationship at least. Else nothing. */
export function relationshipsPattern(cursor: Cursor): PathPattern | undefined {
  const { start } = cursor;
  const named = pathName(cursor);
  const shortest = shortestPath(cursor);
  if (shortest) return { ...shortest, ...named, start };
  if (!cursor.is('(')) return undefined;
  const pattern = chain(cursor);
  return pattern.elements.length < 2 ? undefined : { ...pattern, ...named, start };
}

/** `p =` before a pattern. */
function pathName(cursor: Cursor) {
  if (!cursor.isName() || !isSign(cursor.peek(1), '=')) return {};
  const name = cursor.placedName();
  cursor.expect('=');
  return name;
}

function shortestPath(cursor: Cursor): PathPattern | undefined {
  const { start } = cursor;
  for (const kind of ['shortestPath', 'allShortestPaths'] as const) {
    if (!cursor.accept(kind, '(')) continue;
    const selector: Selector = { kind, start, end: start + kind.length };
    const inner = chain(cursor);
    cursor.expect(')');
    return { ...inner, selector, start, end: cursor.end };
  }
  return undefined;
}

/** `ANY SHORTEST`, `SHORTEST 2 GROUPS` and their kin before a pattern. */
function selectorOf(cursor: Cursor): Selector | undefined {
  const { start } = cursor;
  let countPlace: TextPlace | undefined;
  const made = (kind: Selector['kind'], count?: number): Selector => ({
    kind,
    start,
    end: cursor.end,
    ...(count === undefined ? {} : { count, countPlace }),
  });
  const any = cursor.accept('any');
  const all = !any && cursor.accept('all');
  const shortest = cursor.accept('shortest');
  if (!any && !all && !shortest) return undefined;
  const from = cursor.start;
  const count = all || (any && shortest) ? undefined : wholeNumber(cursor);
  countPlace = { start: from, end: cursor.end };
  if (!cursor.accept('paths')) cursor.accept('path');
  if (any || all) {
    if (shortest) return all ? made('allShortest') : made('shortest', 1);
    return all ? made('all') : made('any', count ?? 1);
  }
  if (cursor.accept('groups') || cursor.accept('group')) return made('shortestGroups', count ?? 1);
  if (count === undefined) throw cursor.notKnown();
  return made('shortest', count);
}

/** A whole number written with digits, when one comes next. */
function wholeNumber(cursor: Cursor): number | undefined {
  const token = cursor.peek();
  if (token?.kind !== 'number') return undefined;
  if (!/^\d[\d_]*$/.test(token.text))
    throw new Mistake(`A whole number is needed here, not ${token.text}`, token);
  cursor.next();
  const number = Number(token.text.replaceAll('_', ''));
  if (number > 2 ** 63) throw new Mistake('integer is too large', token);
  return number;
}

/** Nodes and relationships in turn, and parts in parentheses that stand where nodes do. */
function chain(cursor: Cursor): PathPattern {
  const { start } = cursor;
  const elements: PathPattern['elements'] = [];
  let parenthesised = false;
  while (cursor.is('(')) {
    const node = cursor.attempt(() => nodePattern(cursor));
    if (!node) {
      parenthesised = true;
      elements.push(group(cursor));
      continue;
    }
    elements.push(node);
    for (;;) {
      const relationship = relationshipPattern(cursor);
      if (!relationship) break;
      elements.push(relationship, nodePattern(cursor));
    }
  }
  if (elements.length === 0) throw cursor.notKnown();
  return { elements, parenthesised, start, end: cursor.end };
}

function group(cursor: Cursor): GroupPattern {
  const { start } = cursor;
  cursor.expect('(');
  const pattern = cursor.deeper(() => pathPattern(cursor));
  const where = cursor.accept('where') ? cursor.expression() : undefined;
  cursor.expect(')');
  const inside = withoutMore({ pattern, where });
  const quantifier = quantifierOf(cursor);
  return { kind: 'group', ...inside, quantifier, start, end: cursor.end };
}

/** Parentheses that hold only parentheses, as in `((a)-->(b))`, say no more than one pair. */
function withoutMore({ pattern, where }: Pick<GroupPattern, 'pattern' | 'where'>) {
  const [only, ...others] = pattern.elements;
  if (only?.kind !== 'group' || only.quantifier || others.length > 0) return { pattern, where };
  if (pattern.selector || pattern.variable !== undefined || only.pattern.variable !== undefined)
    return { pattern, where };
  return { pattern: only.pattern, where: bothOf(only.where, where) };
}

function bothOf(left: Expression | undefined, right: Expression | undefined) {
  if (!left || !right) return left ?? right;
  const { start } = left;
  return { kind: 'binary', operator: 'and', left, right, start, end: right.end } as const;
}

const beginsVariable = (cursor: Cursor) =>
  cursor.isName() && !isWhere(cursor) && (isIs(cursor) || !(cursor.is('is') && cursor.isName(1)));

/** Whether IS is a name here, of what IS or WHERE then speaks of. */
const isIs = (cursor: Cursor) =>
  /^(is|where)$/i.test(cursor.peek(1)?.text ?? '') &&
  !/^([):{\]&|]|where)$/i.test(cursor.peek(2)?.text ?? '');

/** WHERE as the word, not a variable of that name. */
const isWhere = (cursor: Cursor) =>
  cursor.is('where') && !/^([):{\]]|where)$/i.test(cursor.peek(1)?.text ?? '');

function nodePattern(cursor: Cursor): NodePattern {
  const { start } = cursor;
  cursor.expect('(');
  const named = beginsVariable(cursor) ? cursor.placedName() : {};
  const labelsStart = cursor.start;
  const labels = parseLabels(cursor);
  const properties = propertiesOf(cursor);
  const whereStart = cursor.start;
  const where = cursor.accept('where') ? cursor.expression() : undefined;
  cursor.expect(')');
  const place = { start, end: cursor.end };
  return { kind: 'node', ...named, labels, labelsStart, properties, where, whereStart, ...place };
}

function propertiesOf(cursor: Cursor): Expression | undefined {
  if (!cursor.is('{') && cursor.peek()?.kind !== 'parameter') return undefined;
  return cursor.value();
}

/** Signs of an arrow, also as word processors write them: Neo4j takes each for the plain one. */
const dashes = '-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\ufe58\ufe63\uff0d';
const leftHeads = '<\u27e8\u3008\ufe64\uff1c';
const rightHeads = '>\u27e9\u3009\ufe65\uff1e';

function isOneOf(token: Token | undefined, signs: string): boolean {
  return token?.kind === 'sign' && token.text.length === 1 && signs.includes(token.text);
}

function acceptOneOf(cursor: Cursor, signs: string): boolean {
  return [...signs].some((sign) => cursor.accept(sign));
}

/** `-->`, `<-[r:T*1..3 {…}]-` and their kin; nothing when no relationship begins here. */
function relationshipPattern(cursor: Cursor): RelationshipPattern | undefined {
  const { start } = cursor;
  const begins = [0, 1].some((at) => isOneOf(cursor.peek(at), dashes));
  if (!begins || !isOneOf(cursor.peek(), dashes + leftHeads)) return undefined;
  const left = acceptOneOf(cursor, leftHeads);
  if (!acceptOneOf(cursor, dashes)) throw cursor.notKnown();
  const bareAt = { start: cursor.end, end: cursor.end };
  const bare = { range: false, empty: false, rangeAt: bareAt };
  const inside = cursor.accept('[') ? relationshipDetails(cursor) : bare;
  if (!acceptOneOf(cursor, dashes)) throw cursor.notKnown();
  const right = acceptOneOf(cursor, rightHeads);
  const quantifier = quantifierOf(cursor);
  if (quantifier && inside.range) {
    throw new Mistake(
      'Variable length relationships cannot be part of a quantified path pattern.',
      quantifier,
    );
  }
  const direction = left === right ? 'both' : right ? 'out' : 'in';
  const range = inside.range || quantifier !== undefined;
  const empty = inside.empty || quantifier?.empty === true;
  const place = { start, end: cursor.end };
  return { kind: 'relationship', ...inside, direction, range, empty, quantifier, ...place };
}

function relationshipDetails(cursor: Cursor) {
  const named = beginsVariable(cursor) ? cursor.placedName() : {};
  const types = parseLabels(cursor);
  const rangeStart = cursor.end;
  const range = cursor.accept('*');
  const lengthStart = cursor.start;
  const { min, max } = range ? lengths(cursor) : {};
  const lengthPlace = { start: lengthStart, end: cursor.end };
  const properties = propertiesOf(cursor);
  const where = cursor.accept('where') ? cursor.expression() : undefined;
  cursor.expect(']');
  const rangeAt = { start: rangeStart, end: rangeStart };
  const empty = (max ?? Number.POSITIVE_INFINITY) < (min ?? 1);
  return { ...named, types, properties, where, range, min, max, lengthPlace, rangeAt, empty };
}

/** `2`, `1..3`, `..3` after `*`. */
function lengths(cursor: Cursor): { min?: number | undefined; max?: number | undefined } {
  const min = wholeNumber(cursor);
  if (!cursor.accept('..')) return { min, max: min };
  return { min, max: wholeNumber(cursor) };
}

/** `{1,3}`, `{2}`, `+` or `*` after a relationship or a part in parentheses. */
function quantifierOf(cursor: Cursor): Quantifier | undefined {
  const { start } = cursor;
  const made = (min: number, max?: number): Quantifier => ({
    min,
    ...(max === undefined ? {} : { max }),
    range: `*${min}..${max ?? ''}`,
    empty: max !== undefined && max < min,
    start,
    end: cursor.end,
  });
  if (cursor.accept('+')) return made(1);
  if (cursor.accept('*')) return made(0);
  if (!cursor.is('{')) return undefined;
  cursor.next();
  const least = wholeNumber(cursor);
  if (least === undefined && !cursor.is(',')) throw cursor.notKnown();
  const most = cursor.accept(',') ? wholeNumber(cursor) : least;
  cursor.expect('}');
  return made(least ?? 0, most);
}
