/** Boxes and lines: what a node, its label and a relationship take up on the canvas. */

export type Side = 'bottom' | 'top' | 'left' | 'right';
export const sides: readonly Side[] = ['bottom', 'top', 'right', 'left'];

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A node's own size and the size of the label beside it; no label, no size. */
export interface Body {
  width: number;
  height: number;
  labelWidth: number;
  labelHeight: number;
}

/** Room between a node and its label. */
export const labelGap = 6;

/** The box of a node with a margin around it. */
export function bodyBox({ x, y }: Point, { width, height }: Body, margin = 0): Box {
  const [across, down] = [width / 2 + margin, height / 2 + margin];
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

/** The box of a node's label on one of its sides. */
export function labelBox({ x, y }: Point, body: Body, side: Side): Box {
  const { labelWidth: wide, labelHeight: tall } = body;
  if (side === 'left' || side === 'right') {
    const edge = body.width / 2 + labelGap + 1;
    const left = side === 'right' ? x + edge : x - edge - wide;
    return { left, right: left + wide, top: y - tall / 2, bottom: y + tall / 2 };
  }
  const edge = body.height / 2 + labelGap;
  const top = side === 'bottom' ? y + edge : y - edge - tall;
  return { left: x - wide / 2, right: x + wide / 2, top, bottom: top + tall };
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  if (width <= 0) return 0;
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return height > 0 ? width * height : 0;
}

/** Whether two straight lines cross; lines that share an end do not. */
export function linesCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

/** How much of a straight line, in pixels, lies within a box (Liang and Barsky's clipping). */
export function lengthWithin(from: Point, to: Point, box: Box): number {
  if (from.x < box.left && to.x < box.left) return 0;
  if (from.x > box.right && to.x > box.right) return 0;
  if (from.y < box.top && to.y < box.top) return 0;
  if (from.y > box.bottom && to.y > box.bottom) return 0;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  let [start, end] = [0, 1];
  const clip = (step: number, room: number): boolean => {
    if (step === 0) return room >= 0;
    const at = room / step;
    if (step < 0) start = Math.max(start, at);
    else end = Math.min(end, at);
    return start < end;
  };
  const inside =
    clip(-dx, from.x - box.left) &&
    clip(dx, box.right - from.x) &&
    clip(-dy, from.y - box.top) &&
    clip(dy, box.bottom - from.y);
  return inside ? (end - start) * Math.hypot(dx, dy) : 0;
}
