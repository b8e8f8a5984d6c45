/** The outlines of nodes: tracing one on a canvas, and how far it reaches in a direction. */

export type ShapeName =
  | 'ellipse'
  | 'hexagon'
  | 'rectangle'
  | 'diamond'
  | 'speech-tag'
  | 'page'
  | 'note';

/** Corners as parts of half the width and half the height. */
const corners: Record<Exclude<ShapeName, 'ellipse'>, readonly (readonly [number, number])[]> = {
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
  note: [
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

interface ShapeBody {
  x: number;
  y: number;
  width: number;
  height: number;
  shape: ShapeName;
}

/** Adds a node's outline to the canvas's current path, `more` pixels further out. */
export function trace(context: CanvasRenderingContext2D, body: ShapeBody, more = 0): void {
  const { x, y, shape } = body;
  const [right, down] = [body.width / 2 + more, body.height / 2 + more];
  if (shape === 'ellipse') {
    context.moveTo(x + right, y);
    context.ellipse(x, y, right, down, 0, 0, 2 * Math.PI);
    return;
  }
  for (const [index, [across, along]] of corners[shape].entries()) {
    if (index === 0) context.moveTo(x + across * right, y + along * down);
    else context.lineTo(x + across * right, y + along * down);
  }
  context.closePath();
}

/** How far a shape reaches from its middle towards (dx, dy), a direction of length 1. */
export function reach({ shape, width, height }: ShapeBody, dx: number, dy: number): number {
  const [right, down] = [width / 2, height / 2];
  if (shape === 'ellipse') return 1 / Math.hypot(dx / right, dy / down);
  if (shape === 'diamond') return 1 / (Math.abs(dx) / right + Math.abs(dy) / down);
  const box = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : right / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : down / Math.abs(dy),
  );
  if (shape !== 'hexagon') return box;
  return Math.min(box, 1 / (Math.abs(dx) / right + (Math.abs(dy) / down) * 0.5));
}

/** Whether a place lies on a shape, or at most `slack` beside it. */
export function covers(body: ShapeBody, x: number, y: number, slack = 0): boolean {
  const [dx, dy] = [x - body.x, y - body.y];
  const length = Math.hypot(dx, dy);
  return length === 0 || length <= reach(body, dx / length, dy / length) + slack;
}

/** A node's outline around the origin, as the `d` of an SVG path. */
export function outlineOf({ shape, width, height }: Omit<ShapeBody, 'x' | 'y'>): string {
  const tenth = (value: number) => Math.round(value * 10) / 10;
  const [right, down] = [tenth(width / 2), tenth(height / 2)];
  if (shape === 'ellipse') {
    const arc = `A${right} ${down} 0 1 1`;
    return `M${-right} 0${arc} ${right} 0${arc} ${-right} 0Z`;
  }
  const points = corners[shape].map(([x, y]) => `${tenth(x * right)} ${tenth(y * down)}`);
  return `M${points.join('L')}Z`;
}
