/** Brings a core's elements to a scene. */
import type { Core, ElementDefinition, NodeSingular } from 'cytoscape';
import type { Drawn } from '../chain/drawn.ts';
import { toElements } from './elements.ts';

/** So many elements are added at once; more in portions, so that the page stays responsive. */
const maxAtOnce = 600;
const portionSize = 30;
const portionMs = 6;
const pauseMs = 4;
const running = new WeakMap<Core, () => void>();

/** Under this key an element keeps where the scene last had it. */
const sceneKey = 'stancegraphPosition';

interface Point {
  x: number;
  y: number;
}

function add(cy: Core, elements: readonly ElementDefinition[]): void {
  for (const node of cy.add([...elements]).nodes()) node.scratch(sceneKey, { ...node.position() });
}

/** The classes that say of an element what a plugin may want to know; see elements.ts. */
const sceneClasses = ['out', 'changed', 'noted', 'path'];

/**
 * Removes and updates elements at once and adds the new ones, when they are many in portions. `onDone`
 * is called once all are there, unless another scene came in between.
 */
export function syncElements(cy: Core, scene: Drawn, onDone: () => void): void {
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
  if (fresh.length <= maxAtOnce) {
    add(cy, fresh);
    onDone();
  } else running.set(cy, inPortions(cy, fresh, onDone));
}

/** Adds elements in portions; the function returned stops it. */
function inPortions(
  cy: Core,
  elements: readonly ElementDefinition[],
  onDone: () => void,
): () => void {
  let at = 0;
  let timer: ReturnType<typeof setTimeout>;
  const step = () => {
    if (cy.destroyed()) return;
    const end = performance.now() + portionMs;
    // Nodes come first in the list, so that both ends of an edge are there before it.
    while (at < elements.length && performance.now() < end) {
      add(cy, elements.slice(at, at + portionSize));
      at += portionSize;
    }
    if (at < elements.length) timer = setTimeout(step, pauseMs);
    else onDone();
  };
  timer = setTimeout(step, pauseMs);
  return () => clearTimeout(timer);
}

type Element = ReturnType<Core['getElementById']>;

function update(known: Element, wanted: ElementDefinition): void {
  const data = known.data() as Record<string, unknown>;
  for (const [key, value] of Object.entries(wanted.data)) {
    if (data[key] !== value) known.data(key, value);
  }
  for (const name of sceneClasses) {
    const has = wanted.classes?.includes(name) ?? false;
    if (known.hasClass(name) !== has) known.toggleClass(name, has);
  }
  if (!wanted.position) return;
  // Where the scene does not move a node, it stays where a script has put it.
  const node = known as unknown as NodeSingular;
  const before = (node.scratch(sceneKey) as Point | undefined) ?? node.position();
  const { x, y } = wanted.position;
  if (x !== before.x || y !== before.y) node.position({ x, y });
  node.scratch(sceneKey, { x, y });
}
