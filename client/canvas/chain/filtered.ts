/** Second link of the chain: which of what is loaded matches the working set, and what is hidden. */

import { rangeOf } from '../../../model/dates.ts';
import { labelOf, typeOf } from '../../../model/ours.ts';
import type { GraphNode, GraphRelationship } from '../../../model/schemas/graph.ts';
import { nodeFilterNames } from '../../address/address.ts';
import { legendType } from '../state/foreign-labels.ts';
import type { Scene } from '../state/scene.ts';

/** What the server answered to the scene's filters about the nodes on the canvas. */
export interface WorkingSet {
  /** Statements that do not match. */
  outside: ReadonlySet<string>;
  /** Speakers who changed position. */
  changed: ReadonlySet<string>;
}

export const noWorkingSet: WorkingSet = { outside: new Set(), changed: new Set() };

/** What the filters say that the canvas applies by itself. */
interface Criteria {
  /** The stances asked for; empty for any. */
  stances: readonly string[];
  /** Nodes that a filter names: they always match. */
  named: ReadonlySet<string>;
  /** The day on which relationships must have been valid. */
  asOf: string | null;
  /** Whether what does not match is hidden rather than faded. */
  hide: boolean;
}

function criteriaOf({ filters }: Scene): Criteria {
  const listOf = (name: string) => filters[name]?.split(',') ?? [];
  return {
    stances: listOf('stance'),
    named: new Set(nodeFilterNames.flatMap(listOf)),
    asOf: filters.asOf ?? null,
    hide: filters.rest === 'hide',
  };
}

export interface Filtered {
  /** Nodes and relationships that are shown faintly. */
  faded: ReadonlySet<string>;
  /** Nodes and relationships that are not drawn. */
  hidden: ReadonlySet<string>;
  /** Statements on the canvas, and how many of them match. */
  statements: number;
  matching: number;
}

/**
 * What of a scene is out of the working set, by its filters and by what the server answered to them:
 *
 * 1. a statement that does not match the filters, or came after the day asked for;
 * 2. a relationship that was not valid on that day, whose stance is not asked for, or one of whose
 *    ends is out;
 * 3. a node with statements among its neighbours, when it is joined to none that matches;
 * 4. a node without any (a party, a cabinet), when nothing that joins it to the rest is left.
 *
 * A node that a filter names is never out; neither is one that hangs on nothing. What is out is
 * faded, or hidden when the reader wants that; hidden types are not drawn in any case.
 */
export function filtered(scene: Scene, { outside }: WorkingSet): Filtered {
  const criteria = criteriaOf(scene);
  const out = outOf(scene, outside, criteria);
  const types = new Set(scene.hiddenTypes);
  const hidden = new Set(criteria.hide ? out : []);
  if (types.size > 0) {
    for (const node of scene.nodes.values()) {
      if (types.has(legendType(node))) hidden.add(node.id);
    }
    for (const one of scene.relationships.values()) {
      if (types.has(legendKind(one))) hidden.add(one.id);
    }
  }
  const statements = [...scene.nodes.values()].filter(isStatement);
  return {
    faded: criteria.hide ? new Set() : out,
    hidden,
    statements: statements.length,
    matching: statements.filter((node) => !out.has(node.id)).length,
  };
}

/** A relationship's type as the legend hides it, unlike any label of nodes. */
export function legendKind(one: GraphRelationship): string {
  return typeOf(one) ?? `[${one.type}]`;
}

function isStatement(node: GraphNode): boolean {
  return labelOf(node) === 'Statement';
}

function outOf(
  scene: Scene,
  outside: ReadonlySet<string>,
  { stances, asOf, named }: Criteria,
): Set<string> {
  const out = new Set<string>();
  if (outside.size === 0 && stances.length === 0 && !asOf) return out;
  const statements = new Set<string>();
  for (const node of scene.nodes.values()) {
    if (!isStatement(node)) continue;
    statements.add(node.id);
    const late = asOf !== null && isAfter(node.properties.date, asOf);
    if (late || outside.has(node.id)) out.add(node.id);
  }
  for (const one of scene.relationships.values()) {
    const otherStance =
      typeOf(one) === 'ABOUT' &&
      stances.length > 0 &&
      !stances.includes(String(one.properties.stance));
    if (otherStance || (asOf !== null && !wasValidOn(one, asOf))) out.add(one.id);
  }
  const left = [...scene.relationships.values()].filter((one) => !out.has(one.id));
  const beside = neighboursIn([...scene.relationships.values()]);
  const stillBeside = neighboursIn(left);
  const undecided: string[] = [];
  const edge: string[] = [];
  for (const id of scene.nodes.keys()) {
    if (statements.has(id)) continue;
    const hangs = [...(beside.get(id) ?? [])].some((other) => statements.has(other));
    if (!hangs && !named.has(id)) undecided.push(id);
    else if (
      named.has(id) ||
      [...(stillBeside.get(id) ?? [])].some((other) => statements.has(other) && !out.has(other))
    )
      edge.push(id);
    else out.add(id);
  }
  const stays = reach(edge, undecided, stillBeside);
  const tied = reach([...out, ...edge], undecided, beside);
  for (const id of undecided) if (tied.has(id) && !stays.has(id)) out.add(id);
  for (const one of scene.relationships.values()) {
    if (out.has(one.from) || out.has(one.to)) out.add(one.id);
  }
  return out;
}

function neighboursIn(relationships: readonly GraphRelationship[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (id: string, other: string) => {
    const known = found.get(id);
    if (known) known.add(other);
    else found.set(id, new Set([other]));
  };
  for (const { from, to } of relationships) {
    add(from, to);
    add(to, from);
  }
  return found;
}

/** Those of `among` that can be walked to from `start` without leaving `among`. */
function reach(
  start: readonly string[],
  among: readonly string[],
  beside: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const open = new Set(among);
  const found = new Set<string>();
  const walk = [...start];
  for (let id = walk.pop(); id !== undefined; id = walk.pop()) {
    for (const other of beside.get(id) ?? []) {
      if (!open.has(other) || found.has(other)) continue;
      found.add(other);
      walk.push(other);
    }
  }
  return found;
}

/**
 * Whether a membership, office or part held on a day, or an act had been done by then. What is not
 * stated excludes nothing.
 */
export function wasValidOn(one: GraphRelationship, day: string): boolean {
  // What others call so is not known to be a term.
  if (!typeOf(one)) return true;
  const { from, to, date } = one.properties;
  return !isAfter(from, day) && !isAfter(date, day) && !endedBefore(to, day);
}

/** Whether something began later than the last day that is meant. */
function isAfter(date: unknown, day: string): boolean {
  const [own, asked] = [typeof date === 'string' ? rangeOf(date) : undefined, rangeOf(day)];
  return own !== undefined && asked !== undefined && own.first > asked.last;
}

function endedBefore(date: unknown, day: string): boolean {
  const [own, asked] = [typeof date === 'string' ? rangeOf(date) : undefined, rangeOf(day)];
  return own !== undefined && asked !== undefined && own.last < asked.first;
}
