/** What a canvas element shows of a scene, and the coordinates of both. */
import type { Box } from '../layout/collision-grid.ts';
import type { ColourPalette } from './palette.ts';

/** The part of the scene that a canvas shows. */
export interface View {
  zoom: number;
  /** Where the scene's origin is, in CSS pixels of the canvas element. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** Pixels of the canvas to one CSS pixel. */
  ratio: number;
}

export interface Paint {
  context: CanvasRenderingContext2D;
  view: View;
  palette: ColourPalette;
}

/** Of what does not match the filters. */
export const fadedOpacity = 0.25;

/** Sets the canvas to the scene's coordinates. */
export function intoScene({ context, view: { ratio, zoom, x, y } }: Paint): void {
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
}

/** What a view shows, in the scene's coordinates. */
export function sceneBox({ zoom, x, y, width, height }: View, more = 0): Box {
  return {
    left: -x / zoom - more,
    top: -y / zoom - more,
    right: (width - x) / zoom + more,
    bottom: (height - y) / zoom + more,
  };
}

/** Whether a point lies in a box. */
export function inBox({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** Few enough that painting them hardly delays a frame. */
export const batchSize = 24;
