/** Mouse, pen and touch on the canvas, emitted as Cytoscape's own events. */
import type { Core } from 'cytoscape';
import { edgeAt, nodeAt, nodesIn } from './hit.ts';
import { edgesAt } from './label-placement.ts';
import type { Renderer } from './renderer.ts';
import type { NodeSprite } from './sprites.ts';
import { type Tool, toolInHand } from './tool.ts';
import { stopGlide } from './viewport.ts';

interface Point {
  x: number;
  y: number;
}

interface Press {
  at: Point;
  target: string | null;
  /** What the drag does, once it is one. */
  does: 'press' | 'pan' | 'drag' | 'select' | 'held';
  selects: Tool;
  moved: Map<NodeSprite, Point>;
  outline: Point[];
  touch: boolean;
}

const dragFrom = { mouse: 4, touch: 9 };
const holdMs = 550;
const emitOn = (cy: Core, id: string | null, event: Record<string, unknown>): void => {
  const target = id === null ? cy : cy.getElementById(id);
  (target as unknown as { emit(event: unknown): void }).emit(event);
};

/** Listens to the container; the function returned stops it. */
export function followPointer(cy: Core, renderer: Renderer, container: HTMLElement): () => void {
  const fingers = new Map<number, Point>();
  let press: Press | null = null;
  let holding: ReturnType<typeof setTimeout> | undefined;
  let hovered: string | null = null;
  let pinch = 0;
  /** A long touch has opened the menu: lifting the finger must not press what is under it now. */
  let held = false;

  const here = (event: MouseEvent): Point => {
    const box = container.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const inScene = ({ x, y }: Point): Point => {
    const [zoom, pan] = [cy.zoom(), cy.pan()];
    return { x: (x - pan.x) / zoom, y: (y - pan.y) / zoom };
  };
  const under = (point: Point, touch: boolean): string | null => {
    const { x, y } = inScene(point);
    const zoom = cy.zoom();
    const node = nodeAt(renderer.sprites, x, y, (touch ? 10 : 3) / zoom);
    return (
      node?.id ??
      edgeAt(edgesAt(renderer.sprites, zoom), x, y, (touch || zoom < 0.55 ? 12 : 6) / zoom)?.id ??
      null
    );
  };
  const emit = (type: string, id: string | null, point: Point, originalEvent: Event) =>
    emitOn(cy, id, { type, position: inScene(point), originalEvent });
  const hover = (id: string | null, point: Point, event: Event) => {
    if (id === hovered) return;
    if (hovered) emit('mouseout', hovered, point, event);
    hovered = id;
    if (id) emit('mouseover', id, point, event);
    container.style.cursor = id ? 'pointer' : toolInHand() === 'move' ? '' : 'crosshair';
  };

  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const point = here(event);
    stopGlide(cy);
    container.setPointerCapture(event.pointerId);
    container.focus({ preventScroll: true });
    fingers.set(event.pointerId, point);
    clearTimeout(holding);
    if (fingers.size === 2) {
      press = null;
      pinch = spread(fingers);
      renderer.gesture = true;
      return;
    }
    const touch = event.pointerType === 'touch';
    const target = under(point, touch);
    const wanted = event.shiftKey ? 'box' : toolInHand();
    press = {
      at: point,
      target,
      does: 'press',
      selects: wanted,
      moved: new Map(),
      outline: [point],
      touch,
    };
    if (touch && target) {
      holding = setTimeout(() => {
        if (press?.does !== 'press') return;
        press.does = 'held';
        held = true;
        emit('taphold', target, point, event);
      }, holdMs);
    }
  };

  const onMove = (event: PointerEvent) => {
    const point = here(event);
    const last = fingers.get(event.pointerId);
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, point);
    if (fingers.size === 2 && last) return onPinch(last, point);
    if (!press || !last) {
      if (event.pointerType !== 'touch' && event.buttons === 0)
        hover(under(point, false), point, event);
      return;
    }
    if (press.does === 'press') {
      const distance = Math.hypot(point.x - press.at.x, point.y - press.at.y);
      if (distance < (press.touch ? dragFrom.touch : dragFrom.mouse)) return;
      clearTimeout(holding);
      begin(press, event);
    }
    if (press.does === 'pan') cy.panBy({ x: point.x - last.x, y: point.y - last.y });
    if (press.does === 'drag') drag(press, point);
    if (press.does === 'select') extend(press, point);
  };

  const begin = (pressed: Press, event: PointerEvent) => {
    const node = pressed.target ? renderer.sprites.node.get(pressed.target) : undefined;
    hover(null, pressed.at, event);
    if (node && !event.shiftKey) {
      pressed.does = 'drag';
      const selected = cy.nodes(':selected').map((one) => one.id());
      const ids = selected.includes(node.id) ? selected : [node.id];
      for (const id of ids) {
        const sprite = renderer.sprites.node.get(id);
        if (sprite) pressed.moved.set(sprite, { x: sprite.x, y: sprite.y });
      }
      renderer.lift(new Set(pressed.moved.keys()));
      return;
    }
    pressed.does = pressed.selects === 'move' ? 'pan' : 'select';
    renderer.gesture = pressed.does === 'pan';
    if (pressed.does === 'pan') container.style.cursor = 'grabbing';
  };

  const drag = (pressed: Press, point: Point) => {
    const zoom = cy.zoom();
    const [dx, dy] = [(point.x - pressed.at.x) / zoom, (point.y - pressed.at.y) / zoom];
    cy.batch(() => {
      for (const [{ id }, from] of pressed.moved)
        cy.getElementById(id).position({ x: from.x + dx, y: from.y + dy });
    });
  };

  const extend = (pressed: Press, point: Point) => {
    if (pressed.selects === 'lasso') pressed.outline.push(point);
    else {
      const { at } = pressed;
      pressed.outline = [at, { x: point.x, y: at.y }, point, { x: at.x, y: point.y }];
    }
    renderer.emphasize({ outline: pressed.outline });
  };

  const onPinch = (last: Point, point: Point) => {
    const now = spread(fingers);
    const [a, b] = [...fingers.values()] as [Point, Point];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    cy.panBy({ x: (point.x - last.x) / 2, y: (point.y - last.y) / 2 });
    cy.zoom({ level: cy.zoom() * (now / Math.max(1, pinch)), renderedPosition: middle });
    pinch = now;
  };

  const onUp = (event: PointerEvent) => {
    clearTimeout(holding);
    const point = here(event);
    const known = fingers.delete(event.pointerId);
    if (fingers.size < 2) renderer.gesture = false;
    const ended = press;
    if (fingers.size === 0) press = null;
    renderer.requestFrame();
    if (!ended || !known) return;
    if (ended.does === 'press' && event.type === 'pointerup')
      emit('tap', ended.target, point, event);
    if (ended.does === 'drag') {
      for (const sprite of ended.moved.keys()) emit('dragfree', sprite.id, point, event);
      renderer.lift(new Set());
    }
    if (ended.does === 'select') {
      renderer.emphasize({ outline: [] });
      const ids = nodesIn(renderer.sprites, ended.outline.map(inScene)).map(({ id }) => id);
      cy.emit('areaselect', [ids]);
    }
    container.style.cursor = toolInHand() === 'move' ? '' : 'crosshair';
  };

  const onTouchEnd = (event: TouchEvent) => {
    if (held && event.cancelable) event.preventDefault();
    if (event.touches.length === 0) held = false;
  };

  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    stopGlide(cy);
    const lines = event.deltaMode === 1 ? 18 : 1;
    const turned = Math.max(-240, Math.min(240, event.deltaY * lines));
    const speed = event.ctrlKey ? 0.01 : 0.0022;
    cy.zoom({ level: cy.zoom() * Math.exp(-turned * speed), renderedPosition: here(event) });
  };
  const onMenu = (event: MouseEvent) => {
    event.preventDefault();
    const point = here(event);
    const target = under(point, false);
    if (!press) emit('cxttap', target, point, event);
  };
  const onLeave = (event: PointerEvent) => hover(null, here(event), event);

  container.addEventListener('pointerdown', onDown);
  container.addEventListener('pointermove', onMove);
  container.addEventListener('pointerup', onUp);
  container.addEventListener('pointercancel', onUp);
  container.addEventListener('pointerleave', onLeave);
  container.addEventListener('touchend', onTouchEnd, { passive: false });
  container.addEventListener('wheel', onWheel, { passive: false });
  container.addEventListener('contextmenu', onMenu);
  return () => {
    clearTimeout(holding);
    container.removeEventListener('pointerdown', onDown);
    container.removeEventListener('pointermove', onMove);
    container.removeEventListener('pointerup', onUp);
    container.removeEventListener('pointercancel', onUp);
    container.removeEventListener('pointerleave', onLeave);
    container.removeEventListener('touchend', onTouchEnd);
    container.removeEventListener('wheel', onWheel);
    container.removeEventListener('contextmenu', onMenu);
  };
}

function spread(fingers: ReadonlyMap<number, Point>): number {
  const [a, b] = [...fingers.values()] as [Point, Point];
  return Math.hypot(a.x - b.x, a.y - b.y);
}
