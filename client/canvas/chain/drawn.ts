/**
 * The chain from what is loaded to what is drawn: loaded → filtered → styled → drawn. Each link is
 * a pure function of the ones before.
 */

import type { Scene } from '../state/scene.ts';
import type { ExplorerState } from '../state/state.ts';
import { type Group, groupsOf } from '../style/groups.ts';
import { rulesOf } from '../style/rules.ts';
import { type LookOverride, styleScene } from '../style/style-scene.ts';
import { bundled, visible } from './bundled.ts';
import { type Filtered, filtered, type WorkingSet } from './filtered.ts';

/** What Cytoscape draws: a scene whose every node and relationship is drawn, and how. */
export interface Drawn extends Scene {
  /** Shown faintly. */
  faded: ReadonlySet<string>;
  /** Speakers who changed position. */
  changed: ReadonlySet<string>;
  /** Nodes and relationships with a note on them. */
  noted: ReadonlySet<string>;
  looks: ReadonlyMap<string, LookOverride>;
  /** What colours stand for; a group's members may lie in closed bundles. */
  groups: readonly Group[];
  /** Areas around nodes that belong together, drawn behind them. */
  hulls?: readonly Pick<Group, 'title' | 'members' | 'fill'>[];
}

/** What is drawn of a scene under a working set. */
export function drawn(scene: Scene, workingSet: WorkingSet): Drawn {
  return linksOf(scene, workingSet).drawn;
}

interface Links {
  filtered: Filtered;
  drawn: Drawn;
}

function linksOf(scene: Scene, workingSet: WorkingSet): Links {
  const found = filtered(scene, workingSet);
  const shown = visible(scene, found.hidden);
  const noted = [...scene.notes.values()].flatMap((note) => note.on ?? []);
  const whole = bundled(shown);
  const groups = groupsOf(shown, rulesOf(shown.style));
  const looks = styleScene(whole, groups);
  return {
    filtered: found,
    drawn: {
      ...whole,
      faded: fadedWithBundles(whole, found.faded),
      changed: workingSet.changed,
      noted: new Set(noted),
      looks,
      groups,
    },
  };
}

/** A closed bundle is faded when all its members are, and so is what is joined to it then. */
function fadedWithBundles(scene: Scene, faded: ReadonlySet<string>): ReadonlySet<string> {
  if (faded.size === 0) return faded;
  const all = new Set(faded);
  for (const { id, members, open } of scene.bundles.values()) {
    if (!open && members.every((member) => faded.has(member))) all.add(id);
  }
  for (const { id, from, to } of scene.relationships.values()) {
    if (all.has(from) || all.has(to)) all.add(id);
  }
  return all;
}

/** Memoized for the last state: who asks twice gets the same value, and React draws nothing anew. */
function memoized() {
  let last: { scene: Scene; workingSet: WorkingSet; links: Links } | undefined;
  return ({ history, workingSet }: ExplorerState): Links => {
    const scene = history.present.value;
    if (last?.scene !== scene || last.workingSet !== workingSet) {
      last = { scene, workingSet, links: linksOf(scene, workingSet) };
    }
    return last.links;
  };
}

const links = memoized();

/** For `useExplorer`: what is drawn, and what matches. */
export const drawnOf = (state: ExplorerState): Drawn => links(state).drawn;
export const filteredOf = (state: ExplorerState): Filtered => links(state).filtered;

/** What is drawn of these nodes, each once: themselves, or the closed bundle that they lie in. */
export function drawnAs(drawn: Drawn, ids: readonly string[]): string[] {
  const insteadOf = new Map<string, string>();
  for (const { id, members } of drawn.bundles.values()) {
    if (drawn.nodes.has(id)) for (const member of members) insteadOf.set(member, id);
  }
  const shown = ids.map((id) => insteadOf.get(id) ?? id).filter((id) => drawn.nodes.has(id));
  return [...new Set(shown)];
}
