/** Which parts of a drawing are taken: boxes in a grid, and how much runs through each cell. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const cell = 48;
const wide = 100_003;

function eachCell({ left, top, right, bottom }: Box, use: (key: number) => boolean): boolean {
  for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
      if (use(row * wide + column)) return true;
    }
  }
  return false;
}

/** Whether two boxes share any place. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Boxes that take room. */
export class Room {
  private readonly cells = new Map<number, Box[]>();

  take(box: Box): void {
    eachCell(box, (key) => {
      const there = this.cells.get(key);
      if (there) there.push(box);
      else this.cells.set(key, [box]);
      return false;
    });
  }

  /** Whether nothing but `own` lies in a box. */
  isFree(box: Box, own?: Box): boolean {
    return !eachCell(box, (key) =>
      (this.cells.get(key) ?? []).some((other) => other !== own && overlap(box, other)),
    );
  }

  /** How many boxes but `own` lie in a box. */
  taken(box: Box, own?: Box): number {
    const found = new Set<Box>();
    eachCell(box, (key) => {
      for (const other of this.cells.get(key) ?? [])
        if (other !== own && overlap(box, other)) found.add(other);
      return false;
    });
    return found.size;
  }
}

const fine = 16;

/** How many lines run through a part of the drawing. */
export class Traffic {
  private readonly cells = new Map<number, number>();

  line(fromX: number, fromY: number, toX: number, toY: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / fine));
    let last = Number.NaN;
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      const row = Math.floor((fromY + (toY - fromY) * part) / fine);
      const column = Math.floor((fromX + (toX - fromX) * part) / fine);
      const key = row * wide + column;
      if (key !== last) this.cells.set(key, (this.cells.get(key) ?? 0) + 1);
      last = key;
    }
  }

  /** The busiest its cells are, added up. */
  in({ left, top, right, bottom }: Box): number {
    let sum = 0;
    for (let row = Math.floor(top / fine); row <= Math.floor(bottom / fine); row += 1) {
      for (let column = Math.floor(left / fine); column <= Math.floor(right / fine); column += 1)
        sum += this.cells.get(row * wide + column) ?? 0;
    }
    return sum;
  }
}
