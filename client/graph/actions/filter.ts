/** Filters as steps of the history. The address holds them; whoever changed last is followed. */
import { stances } from '../../../model/labels.ts';
import { dateText, kindName, nodeName } from '../../ui/text.ts';
import { filteredOf } from '../chain/drawn.ts';
import { type History, record, type Step, stepsOf, undone, wentTo } from '../history.ts';
import { shortened } from '../look.ts';
import type { Scene, SceneFilters } from '../scene.ts';
import type { Store } from '../state.ts';

/** While a value is being typed, what was typed before is no step of its own. */
const typingMs = 3000;
const typed = ['q', 'from', 'to', 'asOf', 'country'];

/** Sets filters, and says what they left. */
export function filtering(store: Store) {
  return {
    /** A new step; `back` goes to the step of the history that has these, when there is one near. */
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
      store.done(filterStep(scene, filters), { ...scene, filters }, { kind: 'filtered' });
    },
    /** A step that filtered is about what matches, once that is known. */
    tellMatching() {
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
      store.keep();
    },
  };

  function moveTo(history: History<Scene>, text: string) {
    store.set({ history, notice: { text } });
    store.keep();
  }
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
  q: 'words',
  asOf: 'as of',
};

/** What a change of filters did, for a reader: "Filtered: stance oppose". */
export function filterStep(scene: Scene, after: SceneFilters): string {
  const { filters: before } = scene;
  const names = changedNames(before, after);
  if (names.join() === 'rest')
    return after.rest ? 'Hid what does not match' : 'Faded what does not match';
  if (Object.keys(after).every((name) => name === 'rest')) return 'Took the filters away';
  const words = (name: string) => titles[name] ?? name;
  const set = names.filter((name) => name !== 'rest' && after[name] !== undefined);
  if (set.length === 0) {
    const gone = names.filter((name) => name !== 'rest').map(words);
    return `Took the filter away: ${gone.join(', ')}`;
  }
  const said = set.map((name) =>
    name === 'verified'
      ? words(name)
      : `${words(name)} ${valueText(scene, name, after[name] ?? '')}`,
  );
  return `Filtered: ${said.join(', ')}`;
}

function valueText(scene: Scene, name: string, value: string): string {
  if (name === 'q') return `“${value}”`;
  if (name === 'stance') {
    const all = value.split(',') as (keyof typeof stances)[];
    return all.map((stance) => (stances[stance]?.title ?? stance).toLowerCase()).join(', ');
  }
  if (name === 'from' || name === 'to' || name === 'asOf') return dateText(value, true);
  if (name === 'kind') return kindName(value);
  return value
    .split(',')
    .map((id) => {
      const node = scene.nodes.get(id);
      if (node) return shortened(nodeName(node), 40);
      // What is not on the canvas is told by the readable part of its id.
      return id.replace(/^[a-z]+:/, '').replaceAll('-', ' ');
    })
    .join(', ');
}
