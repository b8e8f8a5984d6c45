/** Filters as steps of the history. The scene owns them; the address shows them. */

import { dateText } from '../../../model/formats/date-text.ts';
import { kindName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { nodeFilterNames } from '../../address/address.ts';
import { filteredOf } from '../chain/drawn.ts';
import { type History, record, type Step, stepsOf, undone, wentTo } from '../state/history.ts';
import { briefName } from '../state/look.ts';
import type { Scene, SceneFilters } from '../state/scene.ts';
import type { ExplorerStore } from '../state/state.ts';

/** While a value is being typed, what was typed before is no step of its own. */
const typingMs = 3000;
const typed = ['q', 'from', 'to', 'asOf', 'country'];

/** Sets filters. */
export function filterActions(store: ExplorerStore) {
  return {
    /** A new step; with `back`, the browser's own button, the step near by that has these filters. */
    filter(filters: SceneFilters, back = false) {
      const { history } = store.getState();
      const { past, present } = history;
      const scene = present.value;
      if (sameFilters(scene.filters, filters)) return;
      const known = back ? knownStep(history, filters) : undefined;
      if (known !== undefined) {
        const next = wentTo(history, known);
        moveTo(next, `At the step: ${next.present.name}`);
        return;
      }
      const before = past.at(-1);
      if (before && stillTyping(present, before.value.filters, filters)) {
        const start = { ...undone(history), future: [] };
        const same = sameFilters(before.value.filters, filters);
        const name = filterStep(before.value, filters);
        moveTo(same ? start : record(start, name, { ...scene, filters }, 'filtered'), name);
        return;
      }
      store.commit(filterStep(scene, filters), { ...scene, filters }, { kind: 'filtered' });
      void nameFilterSteps(store);
    },
    /** The present step, if it filtered, is about what matches; known once the server answered. */
    updateMatching() {
      const state = store.getState();
      const { present } = state.history;
      if (present.kind !== 'filtered') return;
      const { faded, hidden } = filteredOf(state);
      const filters = Object.keys(present.value.filters).length > 0;
      const about = filters
        ? [...present.value.nodes.keys()].filter((id) => !faded.has(id) && !hidden.has(id))
        : [];
      if (about.join() === present.about.join()) return;
      store.set({ history: { ...state.history, present: { ...present, about } } });
      store.persist();
    },
  };

  function moveTo(history: History<Scene>, text: string) {
    store.set({ history, notice: { text } });
    store.persist();
  }
}

/** Steps that filter by a node which is not on the canvas get its name, once the server gave it. */
export async function nameFilterSteps(store: ExplorerStore): Promise<void> {
  const { filters } = store.scene();
  const ids = Object.entries(filters)
    .filter(([filter]) => isOfNodes(filter))
    .flatMap(([, value]) => value.split(','))
    .filter((id) => !store.scene().nodes.has(id));
  if (ids.length === 0) return;
  const found = await store.ports.fetchAmong(ids).catch(() => undefined);
  const names = new Map(found?.nodes.map((node) => [node.id, nameOf(node)]));
  const { history, notice } = store.getState();
  const before = stepsOf(history);
  const steps = before.map((step, index): Step<Scene> => {
    const [last, { filters }] = [before[index - 1]?.value, step.value];
    const isById = step.kind === 'filtered' && last && step.name === filterStep(last, filters);
    const name = isById ? filterStep(last, filters, names) : step.name;
    return name === step.name ? step : { ...step, name };
  });
  if (steps.every((step, index) => step === before[index])) return;
  const at = history.past.length;
  const present = steps[at] ?? history.present;
  store.set({
    history: { past: steps.slice(0, at), present, future: steps.slice(at + 1) },
    ...(notice?.text === history.present.name ? { notice: { text: present.name } } : {}),
  });
  store.persist();
}

/** Whether two say the same, in whichever order. */
export function sameFilters(one: SceneFilters, other: SceneFilters): boolean {
  return changedNames(one, other).length === 0;
}

function changedNames(before: SceneFilters, after: SceneFilters): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/** The step with these filters that only steps which filtered part from the present one. */
function knownStep(history: History<Scene>, filters: SceneFilters): number | undefined {
  const steps = stepsOf(history);
  const at = history.past.length;
  const isThat = (index: number) => {
    const value = steps[index]?.value;
    return (
      value && sameButFilters(value, history.present.value) && sameFilters(value.filters, filters)
    );
  };
  for (let back = at; steps[back]?.kind === 'filtered'; back -= 1)
    if (isThat(back - 1)) return back - 1;
  for (let on = at + 1; steps[on]?.kind === 'filtered'; on += 1) if (isThat(on)) return on;
  return undefined;
}

function sameButFilters(one: Scene, other: Scene): boolean {
  return (Object.keys(one) as (keyof Scene)[]).every(
    (part) => part === 'filters' || one[part] === other[part],
  );
}

/** Whether the present step only began a value that these filters finish. */
function stillTyping(present: Step<Scene>, before: SceneFilters, filters: SceneFilters): boolean {
  if (present.kind !== 'filtered' || Date.now() - present.at > typingMs) return false;
  const [name, ...more] = changedNames(present.value.filters, filters);
  return (
    name !== undefined &&
    more.length === 0 &&
    typed.includes(name) &&
    changedNames(before, present.value.filters).join() === name
  );
}

const isOfNodes = (filter: string) => (nodeFilterNames as readonly string[]).includes(filter);

const titles: Record<string, string> = {
  speaker: 'speaker',
  party: 'party',
  institution: 'institution',
  country: 'country',
  agreement: 'agreement',
  stance: 'stance',
  from: 'from',
  to: 'until',
  source: 'source',
  kind: 'kind',
  verified: 'verified only',
  certain: 'known dates only',
  scope: 'speaks for it',
  q: 'words',
  asOf: 'as of',
};

type Names = ReadonlyMap<string, string>;

/**
 * What a change of filters did, for a reader: "Filtered: stance oppose". `names` are those of nodes
 * that are not on the canvas.
 */
export function filterStep(scene: Scene, after: SceneFilters, names: Names = new Map()): string {
  const { filters: before } = scene;
  const others = changedNames(before, after);
  if (others.join() === 'rest')
    return after.rest ? 'Hid non-matching nodes' : 'Faded non-matching nodes';
  if (Object.keys(after).every((name) => name === 'rest')) return 'Removed all filters';
  const words = (name: string) => titles[name] ?? name;
  const set = others.filter((name) => name !== 'rest' && after[name] !== undefined);
  if (set.length === 0) {
    const gone = others.filter((name) => name !== 'rest').map(words);
    return `Removed the filter: ${gone.join(', ')}`;
  }
  const said = set.map((name) =>
    name === 'verified' || name === 'certain'
      ? words(name)
      : `${words(name)} ${valueText(scene, name, after[name] ?? '', names)}`,
  );
  return `Filtered: ${said.join(', ')}`;
}

function valueText(scene: Scene, name: string, value: string, names: Names): string {
  if (name === 'q') return `“${value}”`;
  if (name === 'stance') {
    const all = value.split(',') as (keyof typeof stances)[];
    return all
      .map((stance) =>
        (Object.hasOwn(stances, stance) ? stances[stance].title : stance).toLowerCase(),
      )
      .join(', ');
  }
  if (name === 'from' || name === 'to' || name === 'asOf') return dateText(value, true);
  if (name === 'kind') return kindName(value);
  return value
    .split(',')
    .map((id) => {
      const node = scene.nodes.get(id);
      if (node) return nameOf(node);
      // Until its name has been read, the readable part of the id.
      return names.get(id) ?? id.replace(/^[a-z]+:/, '').replaceAll('-', ' ');
    })
    .join(', ');
}

const nameOf = (node: GraphNode) => briefName(node, 40);
