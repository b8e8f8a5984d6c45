/** Third link of the chain: how single elements look beyond what their type says. */
import { labelOf, typeOf } from '../../../model/ours.ts';
import { countOf } from '../chain/bundled.ts';
import { measuredDegrees } from '../measures/degrees.ts';
import type { Scene } from '../state/scene.ts';
import { type Group, groupsOf } from './groups.ts';
import { type Rules, rulesOf } from './rules.ts';

/** What of an element's look differs from its type's. Colours are names of tokens. */
export interface LookOverride {
  /** Times the usual size. */
  scale?: number;
  /** The colour of the fill and of the border or line. */
  fill?: string;
  line?: string;
  /** The colour of words inside the shape. */
  ink?: string;
  /** Width of a relationship's line, in pixels. */
  width?: number;
  /** A broken border: what the node stands for is uncertain. */
  dashed?: boolean;
  /** A line as two: what it stands for is uncertain. */
  hollow?: boolean;
  /** A relationship that has no direction has no arrow. */
  headless?: boolean;
  /** Named before others, over some of them rather than not at all; the higher the sooner. */
  chief?: number;
  /** Where many lines say by colour and dashes what their marks say. */
  markless?: boolean;
}

/**
 * Overrides by element id, from the scene's own style rules. A closed bundle has the colour of its
 * members when they are of one group.
 */
export function styleScene(
  scene: Scene,
  groups: readonly Group[] = groupsOf(scene, rulesOf(scene.style)),
): ReadonlyMap<string, LookOverride> {
  const rules = rulesOf(scene.style);
  const looks = new Map<string, LookOverride>();
  const add = (id: string, look: LookOverride) => looks.set(id, { ...looks.get(id), ...look });
  if (rules.colour !== 'type') {
    for (const node of scene.nodes.values()) {
      // What belongs to no group is left without a hue; agreements and statements have none.
      const label = labelOf(node);
      if (label !== 'Agreement' && label !== 'Statement')
        add(node.id, { fill: 'surface', line: 'control' });
    }
    const ink = rules.colour === 'stance' ? {} : { ink: 'on-cat' };
    for (const { members, fill, line } of groups) {
      for (const id of members) add(id, { fill, line, ...ink });
    }
    for (const { id, members, open } of scene.bundles.values()) {
      const inside = new Set(members);
      const [only, other] = groups.filter((group) => group.members.some((one) => inside.has(one)));
      if (!open && only && !other) add(id, { fill: only.fill, line: only.line, ...ink });
    }
  }
  const sizes = sizesOf(scene, rules);
  const most = Math.max(0, ...sizes.values());
  for (const [id, value] of sizes) add(id, { scale: scaleOf(value, most) });
  if (rules.width === 'count') {
    for (const [id, width] of widthsOf(scene)) add(id, { width });
  }
  return looks;
}

/** The number that a node's size stands for; none when it stands for type. */
export function sizesOf(scene: Scene, rules: Rules): ReadonlyMap<string, number> {
  if (rules.size === 'type') return new Map();
  const links = [...scene.relationships.values()];
  if (rules.size === 'degree') return measuredDegrees({ ids: [...scene.nodes.keys()], links });
  if (rules.size === 'statements') return statementsOf(scene);
  return new Map([...scene.nodes.keys()].map((id) => [id, rules.values[id] ?? 0]));
}

/** Areas, not widths, stand for numbers: from 0.7 to 2.4 times the usual size. */
function scaleOf(value: number, most: number): number {
  return most > 0 ? 0.7 + 1.7 * Math.sqrt(value / most) : 1;
}

/** Statements shown that a speaker made, are about an agreement or stated in a source. */
function statementsOf(scene: Scene): Map<string, number> {
  const found = new Map<string, Set<string>>();
  const add = (id: string, statement: string) =>
    found.set(id, (found.get(id) ?? new Set()).add(statement));
  for (const one of scene.relationships.values()) {
    const [type, { from, to }] = [typeOf(one), one];
    if (type === 'MADE') add(from, to);
    if (type === 'ABOUT' || type === 'STATED_IN') add(to, from);
  }
  return new Map([...scene.nodes.keys()].map((id) => [id, found.get(id)?.size ?? 0]));
}

/** How many relationships join two nodes, as the width of every line between them. */
function widthsOf(scene: Scene): Map<string, number> {
  const counts = new Map<string, number>();
  const pair = (from: string, to: string) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  for (const one of scene.relationships.values()) {
    const { from, to } = one;
    const own = countOf(one);
    counts.set(pair(from, to), (counts.get(pair(from, to)) ?? 0) + own);
  }
  return new Map(
    [...scene.relationships.values()].map(({ id, from, to }) => [
      id,
      Math.min(14, 1 + 1.5 * Math.sqrt((counts.get(pair(from, to)) ?? 1) - 1)),
    ]),
  );
}
