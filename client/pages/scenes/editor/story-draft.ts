/** The draft of a story, made from steps of a trail and stored in this browser until it is published. */
import type { Story, StoryStep } from '../../../../model/schemas/scenes.ts';
import { relationshipsOf, type Scene } from '../../../canvas/state/scene.ts';
import { statementsOf, type TrailEntry } from '../trail/trail.ts';

const key = 'stancegraph.story';
/** A picture with more nodes than that cannot be read beside a text. */
const readable = 24;

/** A story with an empty page for each step. */
export function storyOf(entries: readonly TrailEntry[]): Story {
  const steps = entries.map(stepOf).filter((step) => step.nodes.length > 0);
  return { title: '', lead: '', steps };
}

/** What a step was about and its neighbours then; all of a small canvas. */
function stepOf(entry: TrailEntry): StoryStep {
  const { scene, about, text } = entry;
  const shown = pictureIds(scene, about);
  const statements = statementsOf(entry).filter((id) => shown.includes(id));
  return {
    title: text,
    text: '',
    statements: about.filter((id) => statements.includes(id)).slice(0, 3),
    focus: [],
    nodes: shown.map((id) => {
      const place = scene.places.get(id);
      return [id, Math.round(place?.x ?? 0), Math.round(place?.y ?? 0), 0];
    }),
  };
}

function pictureIds(scene: Scene, about: readonly string[]): string[] {
  const all = [...scene.nodes.keys()].filter((id) => !id.startsWith('element:'));
  if (all.length <= readable && about.length === 0) return all;
  const first = about.flatMap((id) => {
    const one = scene.relationships.get(id);
    return one ? [one.from, one.to] : scene.nodes.has(id) ? [id] : [];
  });
  const ids = new Set(first);
  // Breadth first, so that near neighbours are included before distant ones.
  for (const id of ids) {
    for (const { from, to } of relationshipsOf(scene, id)) {
      if (ids.size >= readable) return [...ids];
      ids.add(from === id ? to : from);
    }
  }
  return ids.size > 0 ? [...ids] : all.slice(0, readable);
}

/** Stores the draft, so that it survives a reload. */
export function storeDraft(draft: Story): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage the draft ends with the page.
  }
}

/** The stored draft, if there is one that can be read. */
export function keptDraft(): Story | undefined {
  try {
    const draft: Story | null = JSON.parse(localStorage.getItem(key) ?? 'null');
    return Array.isArray(draft?.steps) && draft.steps.length > 0 ? draft : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was none.
  }
}

/** A step moved by one place. */
export function movedStep<Value>(list: readonly Value[], from: number, to: number): Value[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}
