/** Moving the view: fitting, zooming, bringing something into sight. */
import type { Core } from 'cytoscape';
import { rendererOf } from './renderer.ts';

/** Below it the labels of an ordinary scene find little room; on a phone, where it is narrow. */
const readableZoom = { wide: 0.5, narrow: 0.62 };
/** Larger, few nodes would be lost in their own size; on a large screen they may grow. */
const largest = { usual: 1.15, wide: 1.7, wideFrom: 1800 };
/** Room for a name beside a node, from its middle: in the drawing, and in pixels at the least. */
const besideNode = 90;
const longestName = 140;
const moveMs = 240;
const stillMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

interface Aim {
  zoom: number;
  x: number;
  y: number;
}

/** A view that was made on purpose and is made again when the canvas has another size. */
interface Held {
  aim: Aim;
  /** All of the drawing, rather than where the reader looked. */
  whole: boolean;
  again: () => void;
}

const gliding = new WeakMap<Core, { frame: number; aim: Aim }>();
const held = new WeakMap<Core, Held>();

/** Ends a movement of the view, as a hand on the canvas does. */
export function stopGlide(cy: Core): void {
  cancelAnimationFrame(gliding.get(cy)?.frame ?? 0);
  gliding.delete(cy);
}

function jump(cy: Core, { zoom, x, y }: Aim): void {
  stopGlide(cy);
  cy.viewport({ zoom, pan: { x, y } });
}

function glide(cy: Core, aim: Aim): void {
  stopGlide(cy);
  if (stillMotion()) {
    jump(cy, aim);
    return;
  }
  const start = performance.now();
  const from = { zoom: cy.zoom(), ...cy.pan() };
  const step = (now: number) => {
    if (cy.destroyed()) return;
    const part = Math.min(1, Math.max(0, (now - start) / moveMs));
    const eased = 1 - (1 - part) ** 3;
    const zoom = from.zoom * (aim.zoom / from.zoom) ** eased;
    // The middle of the view travels in a straight line.
    const [x, y] = (['x', 'y'] as const).map((axis) => {
      const half = (axis === 'x' ? cy.width() : cy.height()) / 2;
      const begin = (half - from[axis]) / from.zoom;
      const end = (half - aim[axis]) / aim.zoom;
      return half - (begin + (end - begin) * eased) * zoom;
    }) as [number, number];
    cy.viewport({ zoom, pan: { x, y } });
    if (part < 1) gliding.set(cy, { frame: requestAnimationFrame(step), aim });
    else jump(cy, aim);
  };
  gliding.set(cy, { frame: requestAnimationFrame(step), aim });
}

interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What nodes and their labels cover, all or some of them. */
export function boundsOf(cy: Core, ids?: ReadonlySet<string>): Bounds | null {
  const bounds = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  const renderer = rendererOf(cy);
  for (const node of renderer.sprites.nodes) {
    if (ids && !ids.has(node.id)) continue;
    const { width, height, inside } = node;
    const { x, y } = node.at;
    const across = inside ? width / 2 : Math.max(width / 2, besideNode);
    const along = height / 2 + (inside ? 0 : 26);
    bounds.left = Math.min(bounds.left, x - across);
    bounds.right = Math.max(bounds.right, x + across);
    bounds.top = Math.min(bounds.top, y - along);
    bounds.bottom = Math.max(bounds.bottom, y + along);
  }
  const { axis } = renderer.sprites;
  if (axis && !ids) {
    const named = 40;
    bounds.top = Math.min(bounds.top, axis.top - named);
    bounds.bottom = Math.max(bounds.bottom, axis.bottom + named);
  }
  if (renderer.sprites.hulls && !ids) {
    // An area reaches beyond its nodes, and has its name above.
    bounds.top -= 56;
    bounds.left -= 10;
    bounds.right += 10;
    bounds.bottom += 16;
  }
  return bounds.left === Number.POSITIVE_INFINITY ? null : bounds;
}

function aimAt(cy: Core, { left, top, right, bottom }: Bounds): Aim {
  const padding = cy.width() < 600 ? 16 : 36;
  // A name of three lines and its number below the lowest node keep their size when the drawing shrinks.
  const below = padding + 20;
  const width = cy.width() - besideOf(cy);
  const high = (cy.height() - padding - below) / (bottom - top);
  const across = (sides: number) => (width - 2 * sides) / (right - left);
  const first = Math.min(across(padding), high);
  // Names beside the outermost nodes do not shrink as much as the drawing does.
  const names = cy.width() < 600 ? 0 : Math.max(0, longestName - besideNode * first);
  const fitting = Math.min(across(Math.max(padding, names)), high);
  const zoom = Math.max(
    cy.minZoom(),
    Math.min(cy.width() >= largest.wideFrom ? largest.wide : largest.usual, fitting),
  );
  return {
    zoom,
    x: width / 2 - ((left + right) / 2) * zoom,
    y: (cy.height() + padding - below) / 2 - ((top + bottom) / 2) * zoom,
  };
}

/** How much of the drawing's right an open panel covers; one that covers all leaves nothing to see. */
function besideOf(cy: Core): number {
  const panel = rendererOf(cy).holder.parentElement?.querySelector<HTMLElement>('.side-panel');
  const covered = panel ? panel.offsetWidth : 0;
  return covered < cy.width() * 0.6 ? covered : 0;
}

function aimAtAll(cy: Core): Aim | undefined {
  const bounds = boundsOf(cy);
  return bounds ? aimAt(cy, bounds) : undefined;
}

/** Shows all of the drawing, in one glance. */
export function fitAll(cy: Core): void {
  const aim = aimAtAll(cy);
  if (!aim) return;
  const again = () => {
    const next = aimAtAll(cy);
    if (!next) return;
    const on = gliding.get(cy)?.aim;
    if (on && on.zoom === next.zoom && on.x === next.x && on.y === next.y) return;
    jump(cy, next);
    held.set(cy, { aim: next, whole: true, again });
  };
  glide(cy, aim);
  held.set(cy, { aim, whole: true, again });
}

/** All of a small drawing when its labels can be read then, else the middle of it; at once. */
export function fitReadably(cy: Core): void {
  const aim = aimAtAll(cy);
  if (!aim) return;
  const { nodes } = rendererOf(cy).sprites;
  const readable = cy.width() < 600 ? readableZoom.narrow : readableZoom.wide;
  const hub = nodes.reduce((best, node) => (node.degree > best.degree ? node : best));
  if (aim.zoom < readable && nodes.length <= 150) {
    aim.zoom = readable;
    aim.x = (cy.width() - besideOf(cy)) / 2 - hub.x * readable;
    aim.y = cy.height() / 2 - hub.y * readable;
  }
  jump(cy, aim);
  held.set(cy, { aim, whole: true, again: () => fitReadably(cy) });
}

/** Where the reader looked before, with the same in the middle. */
export function restoreView(
  cy: Core,
  { zoom, x, y }: { zoom: number; x: number; y: number },
): void {
  const aim = { zoom, x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom };
  jump(cy, aim);
  held.set(cy, { aim, whole: false, again: () => restoreView(cy, { zoom, x, y }) });
}

function isHeld(cy: Core, { aim }: Held): boolean {
  const on = gliding.get(cy);
  if (on) return on.aim === aim;
  return aim.zoom === cy.zoom() && aim.x === cy.pan().x && aim.y === cy.pan().y;
}

/** Whether the view is no longer the one that shows all. */
export function isMoved(cy: Core): boolean {
  const known = held.get(cy);
  return !known?.whole || !isHeld(cy, known);
}

/** Makes anew what was fitted or recalled and not moved since, when the canvas has another size. */
export function refit(cy: Core): void {
  const known = held.get(cy);
  if (known && isHeld(cy, known)) known.again();
}

/** Zooms out only when what is new would lie outside. */
export function reveal(cy: Core, ids: readonly string[]): void {
  // A notice may have taken height from the canvas just now.
  cy.resize();
  const box = boundsOf(cy, new Set(ids));
  const view = cy.extent();
  if (!box) return;
  const outside =
    box.left < view.x1 || box.right > view.x2 || box.top < view.y1 || box.bottom > view.y2;
  if (outside) fitAll(cy);
}

/** Moves the view only when a node is out of sight, or under a phone's sheet; then it stands above that. */
export function bringIntoView(cy: Core, id: string): void {
  const renderer = rendererOf(cy);
  const node = renderer.sprites.node.get(id);
  if (!node) return;
  // Where the view is going, when it moves: what fits all there is not interrupted.
  const view = gliding.get(cy)?.aim ?? { zoom: cy.zoom(), ...cy.pan() };
  const { zoom } = view;
  const [x, y] = [node.x * zoom + view.x, node.y * zoom + view.y];
  const below = cy.height() - sheetOver(renderer.holder);
  const rest = below < cy.height() ? (node.height / 2) * zoom : 0;
  if (x > 0 && x < cy.width() && y > 0 && y + rest < below) return;
  glide(cy, { zoom, x: cy.width() / 2 - node.x * zoom, y: below / 2 - node.y * zoom });
}

/** The same once a phone's sheet is there; beside a column the view stays as it is. */
export function bringAboveSheet(cy: Core, id: string): void {
  if (sheetOver(rendererOf(cy).holder) > 0) bringIntoView(cy, id);
}

/** How much of the drawing's lower part the inspector covers: where it is a sheet, not a column. */
function sheetOver(holder: HTMLElement): number {
  const sheet = document.querySelector('[data-inspector]')?.getBoundingClientRect();
  const { left, right, top, bottom } = holder.getBoundingClientRect();
  if (!sheet || sheet.left >= right || sheet.right <= left || sheet.top <= top) return 0;
  return Math.max(0, bottom - sheet.top);
}

/** Puts a place of the scene in the middle. */
export function centreOn(cy: Core, { x, y }: { x: number; y: number }): void {
  const zoom = cy.zoom();
  glide(cy, { zoom, x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom });
}

/** Zooms around the middle of the canvas. */
export function zoomBy(cy: Core, factor: number): void {
  stopGlide(cy);
  cy.zoom({
    level: cy.zoom() * factor,
    renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
  });
}
