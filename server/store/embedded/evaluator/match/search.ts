/** Searches for paths between two nodes, shortest first. */

import type { Graph, Ids } from '../graph/graph.ts';
import type { Budget } from '../index.ts';

type Test = (id: number) => boolean;

/** What a search walks along. */
export interface Ways {
  graph: Graph;
  budget: Budget;
  forward: (node: number) => Ids;
  backward: (node: number) => Ids;
  relationship: Test | undefined;
  node: Test | undefined;
  min: number;
  max: number;
}

/** Calls `visit` with every relationship from a node that may be walked and where it leads. */
function eachNeighbour(
  ways: Ways,
  reader: (node: number) => Ids,
  node: number,
  visit: (other: number, relationship: number) => void,
): void {
  const { graph, budget } = ways;
  const ids = reader(node);
  for (let id = ids.next(); id >= 0; id = ids.next()) {
    budget.step();
    const start = graph.startOf(id);
    const other = start === node ? graph.endOf(id) : start;
    if (ways.node && !ways.node(other)) continue;
    if (ways.relationship && !ways.relationship(id)) continue;
    visit(other, id);
  }
}

/** One end of a search from both: how far each node that it has met is, and the last it has met. */
interface Side {
  reader: (node: number) => Ids;
  distances: Map<number, number>;
  front: number[];
  depth: number;
}

/**
 * The shortest ways between two different nodes, as lists of relationships; one or all of them.
 * The search goes on from the end whose last nodes have fewer relationships.
 */
export function* shortestWays(
  ways: Ways,
  from: number,
  to: number,
  all: boolean,
): Iterable<number[]> {
  if (ways.node && !(ways.node(from) && ways.node(to))) return;
  const ahead = sideOf(ways.forward, from);
  const behind = sideOf(ways.backward, to);
  let met: number[] = [];
  while (met.length === 0) {
    if (ahead.depth + behind.depth >= ways.max) return;
    const costs = [workOf(ways, ahead), workOf(ways, behind)] as const;
    if (costs[0] === 0 || costs[1] === 0) return;
    met =
      costs[0] <= costs[1] ? advance(ways, ahead, behind, all) : advance(ways, behind, ahead, all);
  }
  for (const middle of met) {
    for (const first of descents(ways, ways.backward, ahead.distances, middle)) {
      for (const second of descents(ways, ways.forward, behind.distances, middle)) {
        yield [...first.reverse(), ...second];
        first.reverse();
        if (!all) return;
      }
    }
  }
}

const sideOf = (reader: Side['reader'], node: number): Side => ({
  reader,
  distances: new Map([[node, 0]]),
  front: [node],
  depth: 0,
});

/** How many relationships the next step of a side looks at, of any type. */
function workOf({ graph }: Ways, { front }: Side): number {
  let work = 0;
  for (const node of front) work += graph.degree(node, 'both');
  return work;
}

/** Goes a step on and gives where it meets the other side: the first place, or all. */
function advance(ways: Ways, mine: Side, theirs: Side, all: boolean): number[] {
  const { front } = mine;
  const met: number[] = [];
  mine.front = [];
  mine.depth += 1;
  for (const node of front) {
    eachNeighbour(ways, mine.reader, node, (other) => {
      if (mine.distances.has(other)) return;
      mine.distances.set(other, mine.depth);
      ways.budget.hold(40);
      mine.front.push(other);
      if (theirs.distances.has(other)) met.push(other);
    });
    if (met.length > 0 && !all) return met;
  }
  return met;
}

/** All ways from a node down to distance 0, in walking order. */
function* descents(
  ways: Ways,
  reader: (node: number) => Ids,
  distances: Map<number, number>,
  node: number,
): Iterable<number[]> {
  const distance = distances.get(node) as number;
  if (distance === 0) {
    yield [];
    return;
  }
  const steps: [number, number][] = [];
  eachNeighbour(ways, reader, node, (other, relationship) => {
    if (distances.get(other) === distance - 1) steps.push([other, relationship]);
  });
  for (const [other, relationship] of steps) {
    for (const rest of descents(ways, reader, distances, other)) yield [relationship, ...rest];
  }
}

/**
 * All trails between two nodes, shorter ones first: each length is searched anew, and what is too
 * far from the end for it is left out.
 */
export function* trails(ways: Ways, from: number, to: number): Iterable<number[]> {
  if (ways.node && !(ways.node(from) && ways.node(to))) return;
  const distances = distancesTo(ways, to);
  if (!distances.has(from)) return;
  for (let length = ways.min; length <= ways.max; length++) {
    if (length === 0) {
      if (from === to) yield [];
      continue;
    }
    const search = { length, more: false };
    yield* trailsOf(ways, from, to, distances, search, []);
    if (!search.more) return;
  }
}

function* trailsOf(
  ways: Ways,
  node: number,
  to: number,
  distances: Map<number, number>,
  search: { length: number; more: boolean },
  walked: number[],
): Iterable<number[]> {
  if (walked.length === search.length) {
    search.more = true;
    if (node === to) yield [...walked];
    return;
  }
  const steps: [number, number][] = [];
  eachNeighbour(ways, ways.forward, node, (other, relationship) => {
    const distance = distances.get(other);
    if (distance === undefined || walked.includes(relationship)) return;
    if (walked.length + 1 + distance > search.length) search.more = true;
    else steps.push([other, relationship]);
  });
  for (const [other, relationship] of steps) {
    walked.push(relationship);
    yield* trailsOf(ways, other, to, distances, search, walked);
    walked.pop();
  }
}

function distancesTo(ways: Ways, to: number): Map<number, number> {
  const distances = new Map([[to, 0]]);
  let front = [to];
  for (let depth = 1; front.length > 0 && depth <= ways.max; depth++) {
    const reached: number[] = [];
    for (const node of front) {
      eachNeighbour(ways, ways.backward, node, (other) => {
        if (distances.has(other)) return;
        ways.budget.hold(40);
        distances.set(other, depth);
        reached.push(other);
      });
    }
    front = reached;
  }
  return distances;
}

/**
 * The shortest ways from a node to every other that is reached; one or all for each. `back` says whether
 * a way back to where it began is wanted: where there is none, all trails are gone to find that out.
 */
export function* shortestFrom(
  ways: Ways,
  from: number,
  all: boolean,
  back: () => boolean,
): Iterable<[number, number[]]> {
  if (ways.node && !ways.node(from)) return;
  if (ways.min === 0) yield [from, []];
  const before = new Map<
    number,
    { depth: number; steps: [node: number, relationship: number][] }
  >();
  before.set(from, { depth: 0, steps: [] });
  let front = [from];
  for (let depth = 1; front.length > 0 && depth <= ways.max; depth++) {
    const reached: number[] = [];
    for (const node of front) {
      eachNeighbour(ways, ways.forward, node, (other, relationship) => {
        const known = before.get(other);
        if (!known) {
          ways.budget.hold(100);
          before.set(other, { depth, steps: [[node, relationship]] });
          reached.push(other);
        } else if (all && known.depth === depth) known.steps.push([node, relationship]);
      });
    }
    for (const node of reached) for (const way of backTo(node)) yield [node, way];
    front = reached;
  }
  // Back to where it began, along other relationships each time.
  if (ways.min > 0 && back()) {
    let shortest = Number.POSITIVE_INFINITY;
    for (const way of trails(ways, from, from)) {
      if (way.length > shortest) return;
      shortest = way.length;
      yield [from, way];
      if (!all) return;
    }
  }

  function* backTo(node: number): Iterable<number[]> {
    const { steps, depth } = before.get(node) as { depth: number; steps: [number, number][] };
    if (depth === 0) {
      yield [];
      return;
    }
    for (const [previous, relationship] of steps) {
      for (const way of backTo(previous)) yield [...way, relationship];
    }
  }
}
