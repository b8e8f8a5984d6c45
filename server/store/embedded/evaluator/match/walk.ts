/** The step that walks an edge of a pattern. */

import { type Expression, innerExpressions } from '../../../../language/ast.ts';
import type { Compilation } from '../expressions/context.ts';
import { isTrue } from '../expressions/logic.ts';
import type { PlanStep } from '../plan/step.ts';
import { elementTests } from './element-conditions.ts';
import { shownName } from './equalities.ts';
import { Expand, ProjectEndpoints, type ReadSlots } from './expand.ts';
import { Repeat } from './group.ts';
import { insideTest, ProjectListEndpoints, VarLengthExpand } from './many.ts';
import { edgeNames, fromLeft, rowsFor } from './order.ts';
import { pathMaker } from './path.ts';
import type { Condition, Pattern, PatternEdge } from './pattern.ts';
import type { Chain } from './plan.ts';
import { conditionsOfSearch, needsBothEnds } from './selective.ts';
import { putWay, ShortestFrom, ShortestPath } from './shortest.ts';
import { usedTest } from './used.ts';

export function walk(
  compilation: Compilation,
  pattern: Pattern,
  chain: Chain,
  edge: PatternEdge,
  done: Set<Condition>,
): Chain {
  const { graph } = compilation;
  const rows = rowsFor(graph, edge, chain.known)?.all ?? 1;
  const step = stepFor(compilation, pattern, chain, edge, done);
  step.details ||= detailsOf(edge);
  step.estimatedRows = chain.step.estimatedRows * rows;
  step.children.push(...compilation.takeNested());
  for (const name of edgeNames(edge)) chain.known.add(name);
  chain.solved.push(edge);
  return { ...chain, step };
}

function stepFor(
  compilation: Compilation,
  pattern: Pattern,
  chain: Chain,
  edge: PatternEdge,
  done: Set<Condition>,
): PlanStep {
  const { graph } = compilation;
  const known = {
    left: chain.known.has(edge.left.name),
    right: chain.known.has(edge.right.name) || edge.left === edge.right,
  };
  const into = known.left && known.right;
  const left = fromLeft(graph, edge, chain.known);
  const used = usedTest(compilation, edge, chain.solved);
  if (edge.kind === 'group' && !edge.selector) {
    return new Repeat(compilation, chain.step, edge, left, into, used);
  }
  if (edge.kind === 'one' && !edge.selector) {
    if (chain.known.has(edge.name)) {
      return new ProjectEndpoints(compilation, chain.step, edge, known, used);
    }
    const puts = readSlots(pattern, edge, left);
    return new Expand(compilation, chain.step, edge, left, into, used, puts);
  }
  const slots = new Map([...pattern.scope.slots].filter(([name]) => chain.known.has(name)));
  if (edge.selector) {
    const elements = elementTests(compilation, pattern, edge, slots);
    const search = conditionsOfSearch(pattern, edge, chain.known);
    const own = insideTest(compilation, edge, slots);
    const put = putWay(compilation, edge);
    const wholes = search.filter((one) => !elements.covered.has(one));
    for (const one of search) done.add(one);
    const inSearch = [...elements.covered].every((one) => search.includes(one));
    const tests = {
      node: inSearch ? elements.node : undefined,
      relationship: both(own, inSearch ? elements.relationship : undefined),
      path: wholes.map(({ expression }) => isTrue(compilation.compile(expression, pattern.scope))),
      ends: conditionsOfEnds(pattern, chain, edge).map(({ expression }) =>
        isTrue(compilation.compile(expression, pattern.scope)),
      ),
    };
    if (!into && !needsBothEnds(pattern, edge)) {
      return new ShortestFrom(compilation, chain.step, edge, left, tests, put);
    }
    const { path } = edge;
    if (path?.name === undefined)
      return new ShortestPath(compilation, chain.step, edge, tests, put);
    const make = pathMaker(compilation, path);
    return new ShortestPath(compilation, chain.step, edge, tests, (way) => {
      put(way);
      compilation.row[path.slot] = make();
    });
  }
  if (chain.known.has(edge.name)) {
    return new ProjectListEndpoints(compilation, chain.step, edge, known, used, slots);
  }
  const { node, relationship, covered } = elementTests(compilation, pattern, edge, slots);
  // Of a path that is nothing else there is no element left to ask.
  const whole = pattern.paths.some(({ edges }) => edges.length === 1 && edges[0] === edge);
  if (whole) for (const condition of covered) done.add(condition);
  const inside = both(insideTest(compilation, edge, slots), relationship);
  return new VarLengthExpand(compilation, chain.step, edge, left, into, used, inside, node);
}

/** Conditions that ask no more than what is known when both ends of an edge are. */
function conditionsOfEnds(pattern: Pattern, { known }: Chain, { left, right }: PatternEdge) {
  const all = new Set([...known, left.name, right.name]);
  return pattern.conditions.filter(
    ({ needs, expression }) => [...needs].every((need) => all.has(need)) && !asksGraph(expression),
  );
}

function asksGraph(expression: Expression): boolean {
  const { kind } = expression;
  return (
    kind === 'subquery' ||
    kind === 'pattern' ||
    kind === 'pattern-comprehension' ||
    innerExpressions(expression).some(asksGraph)
  );
}

/** What has no name is read by other edges, by conditions and by paths, or by nobody. */
function readSlots(pattern: Pattern, edge: PatternEdge, fromLeft: boolean): ReadSlots {
  const node = fromLeft ? edge.right : edge.left;
  const isRead = (name: string) =>
    !name.startsWith(' ') || pattern.conditions.some(({ needs }) => needs.has(name));
  const inPath = pattern.paths.some((path) => path.name !== undefined && path.edges.includes(edge));
  const others = pattern.edges.filter((one) => one !== edge);
  return {
    relationship: isRead(edge.name) || inPath || others.length > 0,
    node:
      isRead(node.name) ||
      inPath ||
      others.some(({ left, right }) => left === node || right === node),
  };
}

type Test = (id: number) => boolean;

function both(a: Test | undefined, b: Test | undefined): Test | undefined {
  return a && b ? (id) => a(id) && b(id) : (a ?? b);
}

function detailsOf(edge: PatternEdge): string {
  const { direction, types, kind, min, max } = edge;
  const range = kind === 'one' ? '' : `*${min}..${max === Number.POSITIVE_INFINITY ? '' : max}`;
  const name = edge.name.startsWith(' ') ? '' : edge.name;
  const middle = `[${name}${types ? `:${types.join('|')}` : ''}${range}]`;
  const arrow =
    direction === 'out' ? `-${middle}->` : direction === 'in' ? `<-${middle}-` : `-${middle}-`;
  return `(${shownName(edge.left.name)})${arrow}(${shownName(edge.right.name)})`;
}
