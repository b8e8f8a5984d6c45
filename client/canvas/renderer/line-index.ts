/** The lines of a drawing by the cells that they pass, so that what stands on one keeps off the others. */
import type { Box } from '../layout/collision-grid.ts';
import { type EdgeLine, pointOn } from './geometry.ts';

interface Piece {
  /** Whose line it is a piece of. */
  owner: object;
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
}

const cell = 64;
/** More columns than any drawing has, so that a row and a column make one number. */
const rowStride = 100_003;
/** A bent line is looked at as so many straight pieces. */
const bentPieces = 8;

/** Lines in pixels of a drawing. */
export class LineIndex {
  private readonly cells = new Map<number, Piece[]>();

  /** Adds the line of an owner at a zoom. */
  add(owner: object, line: EdgeLine, zoom: number, bent: boolean): void {
    const pieces = bent ? bentPieces : 1;
    let last = { x: line.fromX * zoom, y: line.fromY * zoom };
    for (let index = 1; index <= pieces; index += 1) {
      const point = index === pieces ? { x: line.toX, y: line.toY } : pointOn(line, index / pieces);
      const next = { x: point.x * zoom, y: point.y * zoom };
      this.addPiece({ owner, fromX: last.x, fromY: last.y, toX: next.x, toY: next.y });
      last = next;
    }
  }

  private addPiece(piece: Piece): void {
    const { fromX, fromY, toX, toY } = piece;
    // Half a cell at a time, and its neighbours are looked at too: no cell that it passes is missed.
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / (cell / 2)));
    let last = Number.NaN;
    for (let step = 0; step <= steps; step += 1) {
      const part = step / steps;
      const key =
        Math.floor((fromY + (toY - fromY) * part) / cell) * rowStride +
        Math.floor((fromX + (toX - fromX) * part) / cell);
      if (key === last) continue;
      last = key;
      const there = this.cells.get(key);
      if (there) there.push(piece);
      else this.cells.set(key, [piece]);
    }
  }

  /** Whether a line of anybody but the owner runs through a box. */
  crosses(box: Box, owner: object): boolean {
    const [top, bottom] = [Math.floor(box.top / cell) - 1, Math.floor(box.bottom / cell) + 1];
    const [left, right] = [Math.floor(box.left / cell) - 1, Math.floor(box.right / cell) + 1];
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        for (const piece of this.cells.get(row * rowStride + column) ?? [])
          if (piece.owner !== owner && runsThrough(piece, box)) return true;
      }
    }
    return false;
  }
}

/** Whether a straight piece has a part inside a box. */
function runsThrough({ fromX, fromY, toX, toY }: Piece, box: Box): boolean {
  let [enters, leaves] = [0, 1];
  for (const [from, by, least, most] of [
    [fromX, toX - fromX, box.left, box.right],
    [fromY, toY - fromY, box.top, box.bottom],
  ] as const) {
    if (by === 0) {
      if (from < least || from > most) return false;
      continue;
    }
    const [a, b] = [(least - from) / by, (most - from) / by];
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
  }
  return enters <= leaves;
}
