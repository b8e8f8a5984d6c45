/**
 * The canvas elements of a drawing: a base layer with two buffers, one shown while the other is
 * painted, and an overlay for what moves. While the view moves, the buffer shown is transformed by
 * the browser's compositor and not painted anew.
 */
import './layers.css';
import type { View } from './view.ts';

interface Layer {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  /** The view that it shows; `null` before it was painted. */
  view: View | null;
}

/** The part of the width and height that is painted beyond each edge of the view. */
const margin = 0.2;
/** A buffer will do for a moving view while it fills this part of it and is magnified no more. */
const minCovered = 0.75;
const maxMagnified = 4;

function createLayer(parent: HTMLElement): Layer {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  // On the CPU, so that the time of a slice can be measured.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw on a canvas.');
  parent.append(canvas);
  return { canvas, context, view: null };
}

export class Layers {
  readonly base = document.createElement('div');
  readonly overlay: Layer;
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
    this.overlay = createLayer(container);
  }

  /** The view of a buffer, which reaches beyond the edges of what is shown. */
  widened({ zoom, x, y, width, height, ratio }: View): View {
    const [across, along] = [Math.round(width * margin), Math.round(height * margin)];
    return {
      zoom,
      x: x + across,
      y: y + along,
      width: width + 2 * across,
      height: height + 2 * along,
      ratio,
    };
  }

  /** Clears the hidden buffer for a view. */
  prepare(view: View): Layer {
    resize(this.back, view);
    this.back.view = view;
    return this.back;
  }

  /** Shows the buffer that was hidden. */
  swap(): void {
    [this.front, this.back] = [this.back, this.front];
    this.front.canvas.style.visibility = '';
    this.back.canvas.style.visibility = 'hidden';
  }

  /** Transforms the buffer shown to a view. */
  place(view: View): void {
    const shown = this.front.view;
    if (!shown) return;
    const scale = view.zoom / shown.zoom;
    const [x, y] = [view.x - shown.x * scale, view.y - shown.y * scale];
    const transform = `translate(${x}px, ${y}px) scale(${scale})`;
    const { style } = this.front.canvas;
    if (style.transform !== transform) style.transform = transform;
  }

  /** Whether the buffer shown, transformed to a view, fills most of it without being blurred much. */
  covers(view: View): boolean {
    const shown = this.front.view;
    if (!shown) return false;
    const scale = view.zoom / shown.zoom;
    if (scale > maxMagnified) return false;
    const [x, y] = [view.x - shown.x * scale, view.y - shown.y * scale];
    const across = Math.min(view.width, x + shown.width * scale) - Math.max(0, x);
    const along = Math.min(view.height, y + shown.height * scale) - Math.max(0, y);
    return across > 0 && along > 0 && across * along >= minCovered * view.width * view.height;
  }

  /** Clears the overlay. */
  clearOverlay(view: View): Layer {
    resize(this.overlay, view);
    return this.overlay;
  }

  /** Fades the base layer, so that the overlay stands out. */
  fade(faded: boolean): void {
    this.base.classList.toggle('faded', faded);
  }

  destroy(): void {
    this.base.remove();
    this.overlay.canvas.remove();
    this.container.style.cursor = '';
  }
}

function resize({ canvas, context }: Layer, { width, height, ratio }: View): void {
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

/** Makes the browser paint now what it would else put off to the end of the frame. */
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
