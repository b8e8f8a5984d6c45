/** Brings a core's elements to a scene. */
import type { Core, ElementDefinition } from 'cytoscape';
import type { Drawn } from '../chain/drawn.ts';
import { toElements } from './elements.ts';

/** So many elements are added without a pause. */
const portion = 30;
const atOnce = 600;
const running = new WeakMap<Core, () => void>();

const keptClasses = ['out', 'changed', 'noted', 'path'];

/** What is gone goes at once, what is new comes at once or, when it is much, in portions. */
export function syncElements(cy: Core, scene: Drawn): void {
  running.get(cy)?.();
  const fresh: ElementDefinition[] = [];
  cy.batch(() => {
    const gone = cy
      .elements()
      .filter((one) => !scene.nodes.has(one.id()) && !scene.relationships.has(one.id()));
    if (gone.nonempty()) gone.remove();
    for (const wanted of toElements(scene)) {
      const known = cy.getElementById(String(wanted.data.id));
      if (known.nonempty()) update(known, wanted);
      else fresh.push(wanted);
    }
  });
  // Nodes come first in the list, so that no relationship comes before its ends.
  if (fresh.length <= atOnce) cy.add(fresh);
  else running.set(cy, inPortions(cy, fresh));
}

/** What stops it. */
function inPortions(cy: Core, elements: readonly ElementDefinition[]): () => void {
  let at = 0;
  let timer: ReturnType<typeof setTimeout>;
  const step = () => {
    if (cy.destroyed()) return;
    const end = performance.now() + 6;
    while (at < elements.length && performance.now() < end) {
      cy.add(elements.slice(at, at + portion));
      at += portion;
    }
    if (at < elements.length) timer = setTimeout(step, 4);
  };
  timer = setTimeout(step, 4);
  return () => clearTimeout(timer);
}

type Element = ReturnType<Core['getElementById']>;

function update(known: Element, wanted: ElementDefinition): void {
  const data = known.data() as Record<string, unknown>;
  for (const [key, value] of Object.entries(wanted.data)) {
    if (data[key] !== value) known.data(key, value);
  }
  for (const name of keptClasses) {
    const has = wanted.classes?.includes(name) ?? false;
    if (known.hasClass(name) !== has) known.toggleClass(name, has);
  }
  if (!wanted.position) return;
  const { x, y } = (known as unknown as { position(): { x: number; y: number } }).position();
  if (x !== wanted.position.x || y !== wanted.position.y)
    (known as unknown as { position(to: { x: number; y: number }): void }).position(
      wanted.position,
    );
}
