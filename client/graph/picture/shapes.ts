/** The shapes of nodes as polygons, and where a line from the middle leaves them. */
import { type Label, labels } from '../../../model/vocabulary.ts';

type Shape = (typeof labels)[Label]['shape'] | 'dashed-circle';
type Point = readonly [x: number, y: number];

/** In halves of width and height around the middle; an ellipse has none. */
const polygons: Record<Exclude<Shape, 'ellipse' | 'dashed-circle'>, readonly Point[]> = {
  hexagon: [
    [-0.5, -1],
    [0.5, -1],
    [1, 0],
    [0.5, 1],
    [-0.5, 1],
    [-1, 0],
  ],
  rectangle: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  'speech-tag': [
    [-1, -1],
    [1, -1],
    [1, 0.55],
    [-0.2, 0.55],
    [-0.62, 1],
    [-0.62, 0.55],
    [-1, 0.55],
  ],
  page: [
    [-1, -1],
    [0.35, -1],
    [1, -0.5],
    [1, 1],
    [-1, 1],
  ],
};

/** The shape of a label; a circle for what the vocabulary does not know. */
export function shapeOf(label: Label | undefined): Shape {
  return label ? labels[label].shape : 'dashed-circle';
}

/** The outline of a shape around the origin, as the `d` of an SVG path. */
export function outline(shape: Shape, width: number, height: number): string {
  const [a, b] = [width / 2, height / 2];
  if (shape === 'ellipse' || shape === 'dashed-circle') {
    return `M${short(-a)} 0A${short(a)} ${short(b)} 0 1 1 ${short(a)} 0A${short(a)} ${short(b)} 0 1 1 ${short(-a)} 0Z`;
  }
  const points = polygons[shape].map(([x, y]) => `${short(x * a)} ${short(y * b)}`);
  return `M${points.join('L')}Z`;
}

/** How far from its middle a line at this angle leaves the shape. */
export function reach(shape: Shape, width: number, height: number, angle: number): number {
  const [a, b] = [width / 2, height / 2];
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  if (shape === 'ellipse' || shape === 'dashed-circle') return (a * b) / Math.hypot(b * dx, a * dy);
  const points = polygons[shape].map(([x, y]): Point => [x * a, y * b]);
  let farthest = 0;
  for (const [index, [x1, y1]] of points.entries()) {
    const [x2, y2] = points[(index + 1) % points.length] ?? [x1, y1];
    const [ex, ey] = [x2 - x1, y2 - y1];
    const across = dx * ey - dy * ex;
    if (Math.abs(across) < 1e-9) continue;
    const along = (x1 * ey - y1 * ex) / across;
    const part = (x1 * dy - y1 * dx) / across;
    if (along > 0 && part >= -1e-9 && part <= 1 + 1e-9) farthest = Math.max(farthest, along);
  }
  return farthest || Math.min(a, b);
}

/** A number with at most one digit after the point. */
export function short(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
}
