/**
 * The canvases of the drawing: the picture that is shown, the one being painted meanwhile, and a
 * light one above for what moves. While the view moves the picture is moved as it is.
 */
import './layers.css';
import type { View } from './paint.ts';

export interface Layer {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  /** What it shows; none before it was painted. */
  view: View | null;
}

/** How much of the width and height is painted beyond each edge. */
const beyond = 0.2;
/** While the view moves, a picture will do that fills so much of it and is grown no more. */
const enough = 0.75;
const mostGrown = 4;

function createLayer(parent: HTMLElement): Layer {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  // Painted by the processor, so that a slice takes the time that it seems to take.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  parent.append(canvas);
  return { canvas, context, view: null };
}

export class Layers {
  readonly base = document.createElement('div');
  readonly above: Layer;
  front: Layer;
  back: Layer;

  private readonly container: HTMLElement;

  constructor(container: HTMLElement) {
    this.container = container;
    this.base.className = 'picture';
    container.append(this.base);
    this.front = createLayer(this.base);
    this.back = createLayer(this.base);
    this.back.canvas.style.visibility = 'hidden';
    this.above = createLayer(container);
  }

  /** The view of a picture that reaches beyond the edges of what is shown. */
  widened({ zoom, x, y, width, height, ratio }: View): View {
    const [across, along] = [Math.round(width * beyond), Math.round(height * beyond)];
    return {
      zoom,
      x: x + across,
      y: y + along,
      width: width + 2 * across,
      height: height + 2 * along,
      ratio,
    };
  }

  /** Empties the hidden picture for a view. */
  prepare(view: View): Layer {
    size(this.back, view);
    this.back.view = view;
    return this.back;
  }

  /** Shows the picture that was painted. */
  swap(): void {
    [this.front, this.back] = [this.back, this.front];
    this.front.canvas.style.visibility = '';
    this.back.canvas.style.visibility = 'hidden';
  }

  /** Moves the picture to where a view wants it. */
  place(view: View): void {
    const shown = this.front.view;
    if (!shown) return;
    const grown = view.zoom / shown.zoom;
    const [x, y] = [view.x - shown.x * grown, view.y - shown.y * grown];
    const wanted = `translate(${x}px, ${y}px) scale(${grown})`;
    const { style } = this.front.canvas;
    if (style.transform !== wanted) style.transform = wanted;
  }

  /** Whether the picture, moved to a view, fills most of it without being blurred much. */
  covers(view: View): boolean {
    const shown = this.front.view;
    if (!shown) return false;
    const grown = view.zoom / shown.zoom;
    if (grown > mostGrown) return false;
    const [x, y] = [view.x - shown.x * grown, view.y - shown.y * grown];
    const across = Math.min(view.width, x + shown.width * grown) - Math.max(0, x);
    const along = Math.min(view.height, y + shown.height * grown) - Math.max(0, y);
    return across > 0 && along > 0 && across * along >= enough * view.width * view.height;
  }

  /** Empties the canvas above. */
  clearOverlay(view: View): Layer {
    size(this.above, view);
    return this.above;
  }

  /** Fades the picture while what is pointed at stands out above it. */
  fade(faded: boolean): void {
    this.base.classList.toggle('faded', faded);
  }

  destroy(): void {
    this.base.remove();
    this.above.canvas.remove();
    this.container.style.cursor = '';
  }
}

function size({ canvas, context }: Layer, { width, height, ratio }: View): void {
  const [across, along] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== along) {
    canvas.width = across;
    canvas.height = along;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    return;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, across, along);
}

/** Ends what the browser would else put off to the end of the frame. */
export function flush({ context }: Layer): void {
  context.getImageData(0, 0, 1, 1);
}

/** Whether two views show the same. */
export function sameView(a: View | null, b: View): boolean {
  return (
    a !== null &&
    Math.abs(a.x - b.x) < 0.01 &&
    Math.abs(a.y - b.y) < 0.01 &&
    a.zoom === b.zoom &&
    a.width === b.width &&
    a.height === b.height &&
    a.ratio === b.ratio
  );
}
