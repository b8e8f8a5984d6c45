/** The trail: every step of an exploration and every statement read, in the order of time. */

import { labelOf } from '../../../../model/ours.ts';
import type { TrailStep } from '../../../../model/schemas/scenes.ts';
import { explorer } from '../../../canvas/index.ts';
import type { StepKind } from '../../../canvas/state/history.ts';
import { shortened } from '../../../canvas/state/look.ts';
import { readings } from '../../../canvas/state/readings.ts';
import type { Scene } from '../../../canvas/state/scene.ts';

/** A step with the canvas as it was then. */
export interface TrailEntry {
  kind: StepKind | 'read';
  text: string;
  about: readonly string[];
  at: number;
  scene: Scene;
  /** Place in the history; `null` for what was read, which changed nothing. */
  step: number | null;
}

/** What was done and read up to now. */
export function trailEntries(): TrailEntry[] {
  const { past, present } = explorer.getState().history;
  const done = [...past, present].map(
    (step, index): TrailEntry => ({
      kind: step.kind,
      text: step.name,
      about: step.about,
      at: step.at,
      scene: step.value,
      step: index,
    }),
  );
  const read = readings().map(({ what, name, how, atCanvas, at: time }): TrailEntry => {
    // A link’s statement is read before its canvas has opened, and yet on it.
    const at = atCanvas ? Math.max(time, done[0]?.at ?? 0) : time;
    // The canvas as it was then; undone steps are left out.
    const { scene } = done.findLast((entry) => entry.at <= at) ?? { scene: present.value };
    const text = `${kindWords[how]} ${shortened(name, 60)}`;
    return { kind: how, text, about: [what], at, scene, step: null };
  });
  return [...done, ...read].sort((a, b) => a.at - b.at);
}

/** The trail as it is saved with a scene. */
export function trailNow(): TrailStep[] {
  return trailEntries().map(({ kind, text, about, at }) => ({
    kind,
    text: text.slice(0, 300),
    about: about.slice(0, 500),
    at: new Date(at).toISOString(),
  }));
}

const kindWords: Record<TrailEntry['kind'], string> = {
  opened: 'Opened',
  searched: 'Searched',
  expanded: 'Expanded',
  collapsed: 'Collapsed',
  pathed: 'Path',
  filtered: 'Filtered',
  noted: 'Noted',
  grouped: 'Grouped',
  hid: 'Hid',
  moved: 'Arranged',
  styled: 'Styled',
  read: 'Read',
};

/** A step's kind in one word. */
export function kindWord(kind: TrailEntry['kind']): string {
  return kindWords[kind];
}

/**
 * Whether a step can be told in a story: one that changes more than the layout, and of what was read
 * that which the canvas shows.
 */
export function tells({ kind, step, about, scene }: TrailEntry): boolean {
  if (step === null) return about.some((id) => scene.nodes.has(id));
  return !['moved', 'styled', 'grouped', 'collapsed'].includes(kind);
}

/** Statements on the canvas of a step, those it is about first. */
export function statementsOf({ scene, about }: TrailEntry): string[] {
  const all = [...scene.nodes.values()]
    .filter((node) => labelOf(node) === 'Statement')
    .map((node) => node.id);
  const first = about.filter((id) => all.includes(id));
  return [...new Set([...first, ...all])];
}
