/** Where the line of a relationship runs: from border to border, straight or bent. */

import { reach } from './shapes.ts';
import type { EdgeSprite } from './sprites.ts';

export interface EdgeLine {
  fromX: number;
  fromY: number;
  /** Where the bend is drawn to; on the line itself when it is straight. */
  viaX: number;
  viaY: number;
  /** The tip of the arrow. */
  toX: number;
  toY: number;
  /** Direction in which the tip points, of length 1. */
  headX: number;
  headY: number;
}

/** Paper between both lines of a hollow relationship. */
export const hollowRoom = 2.5;
const beforeTip = 3;
const afterStart = 2;

/** The line of a relationship; none when its ends overlap. One object is used again for each. */
export function lineOf(edge: EdgeSprite, line: EdgeLine): boolean {
  const { from, to, bend } = edge;
  if (from === to) return loop(edge, line);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) return false;
  const viaX = (from.x + to.x) / 2 - (dy / length) * bend;
  const viaY = (from.y + to.y) / 2 + (dx / length) * bend;
  let outX = dx / length;
  let outY = dy / length;
  let inX = outX;
  let inY = outY;
  if (bend !== 0) {
    const half = Math.hypot(viaX - from.x, viaY - from.y);
    outX = (viaX - from.x) / half;
    outY = (viaY - from.y) / half;
    inX = (to.x - viaX) / half;
    inY = (to.y - viaY) / half;
  }
  const leave = reach(from, outX, outY) + from.lineWidth / 2 + afterStart;
  const stop = reach(to, inX, inY) + to.lineWidth / 2 + beforeTip;
  if (bend === 0 && leave + stop >= length) return false;
  line.fromX = from.x + outX * leave;
  line.fromY = from.y + outY * leave;
  line.toX = to.x - inX * stop;
  line.toY = to.y - inY * stop;
  line.viaX = bend === 0 ? (line.fromX + line.toX) / 2 : viaX;
  line.viaY = bend === 0 ? (line.fromY + line.toY) / 2 : viaY;
  line.headX = inX;
  line.headY = inY;
  return true;
}

/** A relationship of a node with itself: a bow above it. */
function loop({ from }: EdgeSprite, line: EdgeLine): boolean {
  const [right, top] = [from.width / 2, from.height / 2];
  line.fromX = from.x - right * 0.6;
  line.fromY = from.y - top;
  line.toX = from.x + right * 0.6;
  line.toY = from.y - top - beforeTip;
  line.viaX = from.x;
  line.viaY = from.y - top - 64;
  line.headX = 0;
  line.headY = 1;
  return true;
}

/** A line to be filled by `lineOf`. */
export const newLine = (): EdgeLine => ({
  fromX: 0,
  fromY: 0,
  viaX: 0,
  viaY: 0,
  toX: 0,
  toY: 0,
  headX: 0,
  headY: 0,
});

/** The point on a line at a parameter from 0, its start, to 1. */
export function pointOn(line: EdgeLine, part: number): { x: number; y: number } {
  const rest = 1 - part;
  return {
    x: rest * rest * line.fromX + 2 * rest * part * line.viaX + part * part * line.toX,
    y: rest * rest * line.fromY + 2 * rest * part * line.viaY + part * part * line.toY,
  };
}
