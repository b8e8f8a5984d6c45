/** Which parts of a drawing are taken: boxes in a uniform grid, and how many edges run through its cells. */

/** A rectangle in the coordinates of the drawing; `top` is less than `bottom`. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const boxCell = 48;
/** More columns than any drawing has, so that a row and a column make one number. */
const rowStride = 100_003;

/** Whether a test holds for any cell that a box lies in; the first that does ends the search. */
function someCell(
  { left, top, right, bottom }: Box,
  size: number,
  test: (key: number) => boolean,
): boolean {
  for (let row = Math.floor(top / size); row <= Math.floor(bottom / size); row += 1) {
    for (let column = Math.floor(left / size); column <= Math.floor(right / size); column += 1)
      if (test(row * rowStride + column)) return true;
  }
  return false;
}

/** Whether two boxes share any area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Boxes by the cells that they lie in, so that a collision test looks at the nearest alone. */
export class CollisionGrid {
  private readonly cells = new Map<number, Box[]>();

  add(box: Box): void {
    someCell(box, boxCell, (key) => {
      const there = this.cells.get(key);
      if (there) there.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** Whether no box but `own` overlaps this one. */
  isFree(box: Box, own?: Box): boolean {
    return !someCell(box, boxCell, (key) =>
      (this.cells.get(key) ?? []).some((other) => other !== own && overlap(box, other)),
    );
  }

  /** How many boxes but `own` overlap this one. */
  count(box: Box, own?: Box): number {
    const found = new Set<Box>();
    someCell(box, boxCell, (key) => {
      for (const other of this.cells.get(key) ?? [])
        if (other !== own && overlap(box, other)) found.add(other);
      return false;
    });
    return found.size;
  }
}

const edgeCell = 16;

/** How many edges run through each cell of a drawing. */
export class EdgeDensity {
  private readonly cells = new Map<number, number>();

  /** Counts a straight line in every cell that it passes. */
  addLine(fromX: number, fromY: number, toX: number, toY: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / edgeCell));
    let last = Number.NaN;
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      const row = Math.floor((fromY + (toY - fromY) * part) / edgeCell);
      const column = Math.floor((fromX + (toX - fromX) * part) / edgeCell);
      const key = row * rowStride + column;
      if (key !== last) this.cells.set(key, (this.cells.get(key) ?? 0) + 1);
      last = key;
    }
  }

  /** The counts of all cells that a box lies in, added up. */
  within(box: Box): number {
    let sum = 0;
    someCell(box, edgeCell, (key) => {
      sum += this.cells.get(key) ?? 0;
      return false;
    });
    return sum;
  }
}
