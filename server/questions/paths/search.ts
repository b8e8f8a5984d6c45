/**
 * Paths that differ, the shortest first: two searches grow towards each other, the smaller one
 * first, and paths of each length are read off what both have seen. The order (length, then ids of
 * nodes and relationships) is the same on every store.
 */
import type { Engine } from '../../store/engine.ts';
import { degreesOf, type StepFilter, stepsFrom } from './steps.ts';

interface PathSearch extends StepFilter {
  from: string;
  to: string;
  maxLength: number;
  /** Paths wanted at most. */
  wanted: number;
  /** Only paths as short as the shortest. */
  onlyShortest: boolean;
  /** Nodes with more relationships are not passed through; `null` for no bound. */
  maxDegree: number | null;
}

/** Steps that are read at most, and that are tried when reading paths off: beyond, it says so. */
const maxSteps = 300_000;
const maxTries = 300_000;

/** By node: its neighbours that were seen, each with the relationships that lead there. */
type Seen = Map<string, Map<string, Set<string>>>;

/** Paths as ids in walking order: node, relationship, node, … */
export async function searchPaths(
  engine: Engine,
  search: PathSearch,
): Promise<{ paths: string[][]; truncated: boolean }> {
  const seen: Seen = new Map();
  const forward = side(search.from);
  const backward = side(search.to);
  let left = maxSteps;
  let truncated = false;

  const grow = async (one: Side): Promise<void> => {
    const asked = one.edge.filter((id) => !one.asked.has(id));
    for (const id of asked) one.asked.add(id);
    one.depth += 1;
    one.edge = [];
    if (asked.length === 0) return;
    const found = await stepsFrom(engine, asked, search, left);
    left -= found.steps.length;
    truncated ||= found.truncated;
    const fresh = new Set<string>();
    for (const { from, relationship, to } of found.steps) {
      add(seen, from, to, relationship);
      add(seen, to, from, relationship);
      if (!one.distance.has(to)) fresh.add(to);
    }
    const passable = await withoutHubs(engine, fresh, search);
    for (const id of fresh) one.distance.set(id, one.depth);
    one.edge = [...fresh].filter((id) => passable.has(id)).sort();
    for (const id of fresh) if (!passable.has(id)) one.closed.add(id);
  };

  const paths: string[][] = [];
  for (let length = 1; length <= search.maxLength && paths.length < search.wanted; length += 1) {
    while (forward.depth + backward.depth < length && !truncated) {
      await grow(forward.edge.length <= backward.edge.length ? forward : backward);
    }
    if (truncated) break;
    const closed = new Set([...forward.closed, ...backward.closed]);
    const found = readOff(seen, { ...search, length, closed, room: search.wanted - paths.length });
    paths.push(...found.paths);
    truncated ||= found.truncated;
    if (search.onlyShortest && paths.length > 0) break;
  }
  return { paths, truncated };
}

interface Side {
  depth: number;
  /** Nodes that were found last and may be passed through. */
  edge: string[];
  distance: Map<string, number>;
  asked: Set<string>;
  /** Hubs that are not passed through. */
  closed: Set<string>;
}

function side(id: string): Side {
  return {
    depth: 0,
    edge: [id],
    distance: new Map([[id, 0]]),
    asked: new Set(),
    closed: new Set(),
  };
}

function add(seen: Seen, from: string, to: string, relationship: string): void {
  const beside = seen.get(from) ?? new Map<string, Set<string>>();
  const between = beside.get(to) ?? new Set<string>();
  seen.set(from, beside.set(to, between.add(relationship)));
}

async function withoutHubs(
  engine: Engine,
  ids: ReadonlySet<string>,
  { maxDegree, from, to }: PathSearch,
): Promise<ReadonlySet<string>> {
  if (maxDegree === null || ids.size === 0) return ids;
  const degrees = await degreesOf(engine, [...ids]);
  return new Set(
    [...ids].filter((id) => id === from || id === to || (degrees.get(id) ?? 0) <= maxDegree),
  );
}

interface Reading {
  from: string;
  to: string;
  length: number;
  closed: ReadonlySet<string>;
  room: number;
}

/** Paths of exactly one length that pass no node twice: by the ids of nodes, then relationships. */
function readOff(
  seen: Seen,
  { from, to, length, closed, room }: Reading,
): { paths: string[][]; truncated: boolean } {
  // From which nodes the end can be reached in exactly so many steps.
  const reaching: Set<string>[] = [new Set([to])];
  for (let steps = 1; steps <= length; steps += 1) {
    const found = new Set<string>();
    for (const id of reaching[steps - 1] ?? []) {
      for (const other of seen.get(id)?.keys() ?? []) {
        if (!closed.has(other) || other === from) found.add(other);
      }
    }
    reaching.push(found);
  }
  const paths: string[][] = [];
  if (!reaching[length]?.has(from)) return { paths, truncated: false };
  let tries = 0;
  const walk = (walked: readonly string[]): void => {
    const rest = length - walked.length;
    const next = [...(seen.get(walked.at(-1) ?? '')?.keys() ?? [])]
      .filter((id) => !walked.includes(id) && reaching[rest]?.has(id) && (id !== to || rest === 0))
      .sort();
    for (const id of next) {
      tries += 1;
      if (paths.length >= room || tries > maxTries) return;
      if (rest > 0) walk([...walked, id]);
      else paths.push(...alongside(seen, [...walked, id], room - paths.length));
    }
  };
  walk([from]);
  return { paths, truncated: tries > maxTries };
}

/** The paths over these nodes: one for each choice among relationships that lie side by side. */
function alongside(seen: Seen, nodes: readonly string[], room: number): string[][] {
  let paths = [[nodes[0] ?? '']];
  for (const [index, id] of nodes.entries()) {
    if (index === 0) continue;
    const between = [...(seen.get(nodes[index - 1] ?? '')?.get(id) ?? [])].sort();
    paths = paths.flatMap((path) => between.map((one) => [...path, one, id])).slice(0, room);
  }
  return paths;
}
