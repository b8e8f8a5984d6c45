/**
 * The drawing at work: paints the picture in slices off screen, shows it when it is whole, and
 * moves the last one while the view moves. What is dragged, grows or is pointed at is drawn above.
 */
import type { Core } from 'cytoscape';
import { type Placement, placeLabels } from './label-placement.ts';
import { clearTextCache } from './label-text.ts';
import { flush, Layers, sameView } from './layers.ts';
import { paintOverlay } from './overlay.ts';
import { painting, type View } from './paint.ts';
import { canvasMeasure } from './paint-labels.ts';
import { type ColourPalette, readPalette } from './palette.ts';
import { type NodeSprite, noSprites, type Sprites } from './sprites.ts';
import { type Places, type Tween, tweenOf } from './tween.ts';

interface Job {
  view: View;
  version: number;
  lifted: ReadonlySet<NodeSprite>;
  steps: Generator<undefined, void>;
}

export interface Emphasis {
  hover: string | null;
  chosen: readonly string[];
  /** A box or a lasso being drawn, in pixels of the canvas. */
  outline: readonly { x: number; y: number }[];
}

/** The view is at rest when it did not change for so long. */
const restMs = 140;
/** So much is painted at once rather than in slices. */
const light = 420;
const nobody: ReadonlySet<NodeSprite> = new Set();
const stillMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class Renderer {
  readonly layers: Layers;
  sprites: Sprites = noSprites;
  /** A pointer is moving the view. */
  gesture = false;
  private first = true;
  private nothingAbove = false;
  private palette: ColourPalette = readPalette();
  private placement: Placement | null = null;
  private placed: { version: number; zoom: number } | null = null;
  private version = 0;
  private shownVersion = -1;
  private shownLifted = nobody;
  private lifted: ReadonlySet<NodeSprite> = nobody;
  private job: Job | null = null;
  private tween: Tween | null = null;
  private emphasis: Emphasis = { hover: null, chosen: [], outline: [] };
  private frameAsked = 0;
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
  }

  /** Takes other sprites, to be shown once the view is right. */
  prepare(sprites: Sprites): void {
    this.first = this.sprites.nodes.length === 0;
    this.sprites = sprites;
  }

  /** Shows them. Nodes of `before` glide to their new place, those of `grown` come out of one. */
  show(before: Places, grown: Places): void {
    this.tween = null;
    this.lifted = nobody;
    this.shownLifted = nobody;
    this.job = null;
    this.version += 1;
    if (this.first) this.paintNodesFirst();
    else if (!stillMotion()) this.startTween(before, grown);
    this.ask();
  }

  /** Large scenes: every node is there, placed and coloured, before the rest is painted. */
  private paintNodesFirst(): void {
    if (this.sprites.nodes.length === 0 || this.isLight()) return;
    const view = this.layers.widened(this.view());
    const { context } = this.layers.prepare(view);
    const paint = { context, view, palette: this.palette };
    const steps = painting(paint, { ...this.sprites, edges: [], joined: [] }, null);
    while (!steps.next().done);
    this.layers.swap();
    this.layers.place(this.view());
  }

  private startTween(before: Places, grown: Places): void {
    this.tween = tweenOf(this.sprites.nodes, before, grown);
    if (!this.tween) return;
    this.lifted = this.tween.nodes;
    this.tween.at(performance.now());
  }

  private stepTween(now: number): void {
    if (!this.tween?.at(now)) return;
    this.tween = null;
    this.lift(nobody);
  }

  /** Takes nodes out of the picture, so that they can be moved above it; nobody puts all back. */
  lift(nodes: ReadonlySet<NodeSprite>): void {
    if (nodes.size === 0 && this.lifted.size === 0) return;
    this.lifted = nodes;
    this.version += 1;
    this.ask();
  }

  /** Nodes stand elsewhere. */
  moved(): void {
    if (this.lifted.size === 0) this.version += 1;
    this.ask();
  }

  /** A node was put elsewhere, through the core. */
  moveNode(id: string, { x, y }: { x: number; y: number }): void {
    const node = this.sprites.node.get(id);
    if (!node || this.tween || (node.x === x && node.y === y)) return;
    node.x = x;
    node.y = y;
    this.moved();
  }

  /** What the badges of hubs say, by id. */
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
    this.ask();
  }

  emphasize(change: Partial<Emphasis>): void {
    this.emphasis = { ...this.emphasis, ...change };
    this.ask();
  }

  /** Colours or fonts are others now. */
  refresh(): void {
    this.palette = readPalette();
    clearTextCache();
    this.version += 1;
    this.ask();
  }

  /** What Cytoscape's core shows now. */
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

  ask(): void {
    this.frameAsked ||= requestAnimationFrame((now) => {
      this.frameAsked = 0;
      this.frame(now);
    });
  }

  /** Where a node belongs, while it is still on its way there. */
  placeOf(node: NodeSprite): { x: number; y: number } {
    return this.tween?.home(node) ?? node;
  }

  /** Whether the picture is as it will stay. */
  atRest(): boolean {
    return (
      this.shownVersion === this.version &&
      !this.job &&
      !this.tween &&
      sameView(this.layers.front.view, this.layers.widened(this.view()))
    );
  }

  private isLight(): boolean {
    return this.sprites.nodes.length + this.sprites.edges.length <= light;
  }

  private frame(now: number): void {
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
    if (this.job || this.tween || (moving && !this.gesture)) this.ask();
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
    const whole = this.isLight() && !this.gesture;
    const end = performance.now() + Math.min(most, this.budget);
    do {
      if (this.job.steps.next().done) {
        this.finish(this.job);
        return;
      }
      flush(this.layers.back);
    } while (whole || performance.now() < end);
  }

  private startJob(view: View): Job {
    const { context } = this.layers.prepare(view);
    const paint = { context, view, palette: this.palette };
    const lifted = this.lifted;
    return { view, version: this.version, lifted, steps: this.steps(paint, lifted) };
  }

  private *steps(
    paint: { context: CanvasRenderingContext2D; view: View; palette: ColourPalette },
    lifted: ReadonlySet<NodeSprite>,
  ): Generator<undefined, void> {
    const { version } = this;
    const { zoom } = paint.view;
    if (this.placed?.version !== version || this.placed.zoom !== zoom) {
      const found = yield* placeLabels(this.sprites, zoom, this.measure);
      this.placement = found;
      this.placed = { version, zoom };
    }
    yield* painting(paint, this.sprites, this.placement, lifted);
  }

  private finish(job: Job): void {
    this.layers.swap();
    this.shownVersion = job.version;
    this.shownLifted = job.lifted;
    this.job = null;
    this.holder.dispatchEvent(new CustomEvent('painted'));
  }

  private paintOverlay(view: View): void {
    const { hover, chosen, outline } = this.emphasis;
    const loose = new Set([...this.lifted, ...this.shownLifted]);
    const hovered = hover && !this.gesture ? this.sprites.node.get(hover) : undefined;
    this.layers.fade(hovered !== undefined && loose.size === 0);
    const nothing = loose.size === 0 && !hovered && chosen.length === 0 && outline.length === 0;
    if (nothing && this.nothingAbove) return;
    this.nothingAbove = nothing;
    const { context } = this.layers.clearOverlay(view);
    paintOverlay({ context, view, palette: this.palette }, this.sprites, this.placement, {
      loose,
      hovered: loose.size === 0 ? hovered : undefined,
      chosen,
      outline,
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.frameAsked);
    this.layers.destroy();
  }
}
