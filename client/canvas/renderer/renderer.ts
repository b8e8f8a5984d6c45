/**
 * Paints a core's elements: the base layer in slices on its hidden buffer, which is shown when whole,
 * and what is dragged, animated, hovered or selected on the overlay. While the view moves, the buffer
 * shown is transformed and not painted anew.
 */
import type { Core, NodeSingular } from 'cytoscape';
import { type Placement, placeLabels } from './label-placement.ts';
import { clearTextCache } from './label-text.ts';
import { flush, Layers, sameView } from './layers.ts';
import { paintOverlay } from './overlay.ts';
import { painting } from './paint.ts';
import { canvasMeasure } from './paint-labels.ts';
import { type ColourPalette, readPalette } from './palette.ts';
import type { SnapshotOptions, snapshot } from './snapshot.ts';
import { type NodeSprite, noSprites, type Sprites } from './sprites.ts';
import { type PositionsById, type Tween, tweenOf } from './tween.ts';
import type { View } from './view.ts';

/** A painting of the base layer that is not finished. */
interface Job {
  view: View;
  version: number;
  moving: ReadonlySet<NodeSprite>;
  steps: Generator<undefined, void>;
}

interface Emphasis {
  hover: string | null;
  /** A box or a lasso being drawn, in pixels of the canvas. */
  outline: readonly { x: number; y: number }[];
}

/** The view is at rest when it did not change for so long. */
const restMs = 140;
/** Up to so many sprites are painted at once rather than in slices. */
const maxAtOnce = 420;
/** How long a small scene may take of one frame: on a slow phone a frame is then still no long task. */
const smallSceneMs = 6;
const none: ReadonlySet<NodeSprite> = new Set();
const stillMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class Renderer {
  readonly layers: Layers;
  sprites: Sprites = noSprites;
  /** Whether a pointer is moving the view. */
  gesture = false;
  private first = true;
  private overlayEmpty = false;
  private palette: ColourPalette = readPalette();
  private placement: Placement | null = null;
  /** What the placement was made for. */
  private placed = '';
  private version = 0;
  private shownVersion = -1;
  private shownMoving = none;
  private moving: ReadonlySet<NodeSprite> = none;
  private job: Job | null = null;
  private tween: Tween | null = null;
  private emphasis: Emphasis = { hover: null, outline: [] };
  /** Ids of Cytoscape's selected elements; `null` when they have changed since they were read. */
  private selected: readonly string[] | null = null;
  private frameRequest = 0;
  private viewChangedAt = Number.NEGATIVE_INFINITY;
  private lastView: View | null = null;
  private lastFrame = 0;
  private budget = 8;
  private readonly measure = canvasMeasure();

  private readonly cy: Core;
  /** The element it draws in. */
  readonly holder: HTMLElement;

  constructor(cy: Core, container: HTMLElement) {
    this.cy = cy;
    this.holder = container;
    this.layers = new Layers(container);
    cy.on('select unselect', () => {
      this.selected = null;
      this.requestFrame();
    });
  }

  /** Replaces the sprites; they are painted once the view is right, by {@link show}. */
  prepare(sprites: Sprites): void {
    this.first = this.sprites.nodes.length === 0;
    this.sprites = sprites;
  }

  /** Lets the sprites read the positions of their elements, which have been added to the core. */
  bind(): void {
    for (const node of this.sprites.nodes) {
      const element = this.cy.getElementById(node.id);
      if (element.nonempty()) node.at = (element as unknown as NodeSingular).position();
    }
    this.selected = null;
  }

  /** Paints the sprites; nodes move from where they were `before`, new ones from their `origins`. */
  show(before: PositionsById, origins: PositionsById): void {
    this.tween = null;
    this.moving = none;
    this.shownMoving = none;
    this.job = null;
    this.version += 1;
    if (this.first) this.paintNodesFirst();
    else if (!stillMotion()) this.startTween(before, origins);
    this.requestFrame();
  }

  /** Of a large scene: every node in its place and colour, before the rest is painted in slices. */
  private paintNodesFirst(): void {
    if (this.sprites.nodes.length === 0 || this.isSmall()) return;
    const view = this.layers.widened(this.view());
    const { context } = this.layers.prepare(view);
    const paint = { context, view, palette: this.palette };
    const steps = painting(paint, { ...this.sprites, edges: [], joined: [] }, null);
    while (!steps.next().done);
    this.layers.swap();
    this.layers.place(this.view());
  }

  private startTween(before: PositionsById, origins: PositionsById): void {
    this.tween = tweenOf(this.sprites.nodes, before, origins);
    if (!this.tween) return;
    this.moving = this.tween.nodes;
    this.tween.at(performance.now());
  }

  private stepTween(now: number): void {
    if (!this.tween?.at(now)) return;
    this.tween = null;
    this.lift(none);
  }

  /** Moves nodes from the base layer to the overlay, where they can move; `none` moves all back. */
  lift(nodes: ReadonlySet<NodeSprite>): void {
    if (nodes.size === 0 && this.moving.size === 0) return;
    this.moving = nodes;
    this.version += 1;
    this.requestFrame();
  }

  /** Positions of elements have changed. */
  moved(): void {
    if (this.moving.size === 0) this.version += 1;
    this.requestFrame();
  }

  /** The badges of hubs, by id; others have none. */
  setBadges(badges: ReadonlyMap<string, string>): void {
    let changed = false;
    for (const node of this.sprites.nodes) {
      const badge = badges.get(node.id) ?? '';
      if (node.badge === badge) continue;
      node.badge = badge;
      changed = true;
    }
    if (!changed) return;
    this.version += 1;
    this.requestFrame();
  }

  emphasize(change: Partial<Emphasis>): void {
    this.emphasis = { ...this.emphasis, ...change };
    this.requestFrame();
  }

  /** Paints anew, after colours or fonts have changed. */
  refresh(): void {
    this.palette = readPalette();
    clearTextCache();
    this.version += 1;
    this.requestFrame();
  }

  /** The core's view now. */
  view(): View {
    const { x, y } = this.cy.pan();
    const device = Math.min(2, window.devicePixelRatio || 1);
    return {
      zoom: this.cy.zoom(),
      x,
      y,
      width: this.cy.width(),
      height: this.cy.height(),
      ratio: this.sprites.nodes.length >= 1000 ? 1 : device,
    };
  }

  /** Paints what has changed with the browser's next frame. */
  requestFrame(): void {
    this.frameRequest ||= requestAnimationFrame((now) => {
      this.frameRequest = 0;
      this.frame(now);
    });
  }

  /** Whether all is painted: nothing will change by itself. */
  atRest(): boolean {
    return (
      this.shownVersion === this.version &&
      !this.job &&
      !this.tween &&
      sameView(this.layers.front.view, this.layers.widened(this.view()))
    );
  }

  /** Whether there was never anything to paint: the first scene is still on its way. */
  private isUntouched(): boolean {
    return this.sprites.nodes.length === 0 && this.layers.front.view === null;
  }

  private isSmall(): boolean {
    return this.sprites.nodes.length + this.sprites.edges.length <= maxAtOnce;
  }

  private frame(now: number): void {
    if (this.isUntouched()) return;
    const view = this.view();
    if (view.width < 2 || view.height < 2) return;
    const gap = now - this.lastFrame;
    this.lastFrame = now;
    if (!sameView(this.lastView, view)) {
      this.lastView = view;
      this.viewChangedAt = now;
    }
    this.stepTween(now);
    const moving = this.gesture || now - this.viewChangedAt < restMs;
    this.paintBase(view, moving, gap);
    this.layers.place(view);
    this.paintOverlay(view);
    if (this.job || this.tween || (moving && !this.gesture)) this.requestFrame();
  }

  private paintBase(view: View, moving: boolean, gap: number): void {
    const wide = this.layers.widened(view);
    const stale = this.shownVersion !== this.version;
    const enough = moving && this.layers.covers(view);
    if (this.job && this.job.version !== this.version) this.job = null;
    if (this.job && !moving && !sameView(this.job.view, wide)) this.job = null;
    if (!this.job && (stale || (!enough && !sameView(this.layers.front.view, wide))))
      this.job = this.startJob(wide);
    if (!this.job || (enough && !stale)) return;
    const most = moving ? 4 : 12;
    this.budget = gap > 30 ? Math.max(1.5, this.budget * 0.6) : Math.min(most, this.budget * 1.25);
    const atOnce = this.isSmall() && !this.gesture;
    const end = performance.now() + (atOnce ? smallSceneMs : Math.min(most, this.budget));
    do {
      if (this.job.steps.next().done) {
        this.finish(this.job);
        return;
      }
      flush(this.layers.back);
    } while (performance.now() < end);
  }

  private startJob(view: View): Job {
    const { context } = this.layers.prepare(view);
    const paint = { context, view, palette: this.palette };
    const moving = this.moving;
    return { view, version: this.version, moving, steps: this.steps(paint, moving) };
  }

  private *steps(
    paint: { context: CanvasRenderingContext2D; view: View; palette: ColourPalette },
    moving: ReadonlySet<NodeSprite>,
  ): Generator<undefined, void> {
    // Not for another part of the drawing: names stay where they are while it is moved.
    const { zoom, x, y, width, height } = this.view();
    const wanted = [this.version, zoom, width, height].join();
    if (this.placed !== wanted) {
      const frame = { left: -x, top: -y, right: width - x, bottom: height - y };
      const found = yield* placeLabels(this.sprites, zoom, this.measure, frame);
      this.placement = found;
      this.placed = wanted;
    }
    yield* painting(paint, this.sprites, this.placement, moving);
  }

  private finish(job: Job): void {
    this.layers.swap();
    this.shownVersion = job.version;
    this.shownMoving = job.moving;
    this.job = null;
    this.holder.dispatchEvent(new CustomEvent('painted'));
  }

  private paintOverlay(view: View): void {
    const { hover, outline } = this.emphasis;
    this.selected ??= this.cy.elements(':selected').map((one) => one.id());
    const { selected } = this;
    const moving = new Set([...this.moving, ...this.shownMoving]);
    const hovered = hover && !this.gesture ? this.sprites.node.get(hover) : undefined;
    this.layers.fade(hovered !== undefined && moving.size === 0);
    const nothing = moving.size === 0 && !hovered && selected.length === 0 && outline.length === 0;
    if (nothing && this.overlayEmpty) return;
    this.overlayEmpty = nothing;
    const { context } = this.layers.clearOverlay(view);
    paintOverlay({ context, view, palette: this.palette }, this.sprites, this.placement, {
      moving,
      hovered: moving.size === 0 ? hovered : undefined,
      selected,
      outline,
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.frameRequest);
    this.layers.destroy();
  }
}

/** The object that Cytoscape makes of a registered renderer, as far as we use it. */
export interface RegisteredRenderer {
  painter: Renderer;
  /** Cytoscape tells of changes of the view, of positions, and of its own end. */
  notify(event: string): void;
  /** What `cy.png()` and `cy.jpg()` give. */
  png(options?: SnapshotOptions): ReturnType<typeof snapshot>;
  jpg(options?: SnapshotOptions): ReturnType<typeof snapshot>;
  destroy(): void;
}

/** The renderer of a core that `createCore` made and nobody destroyed. */
export function rendererOf(cy: Core): Renderer {
  const registered = (cy as unknown as { renderer(): RegisteredRenderer | null }).renderer();
  if (!registered) throw new Error('This core has been destroyed.');
  return registered.painter;
}
