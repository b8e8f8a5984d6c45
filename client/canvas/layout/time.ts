/** On a time axis: what has a date stands at it, the rest near what it belongs to. */
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { CollisionGrid } from './collision-grid.ts';
import type { Coordinates, LayoutNode, LayoutRequest } from './messages.ts';
import { boxAt, nearestFree } from './overlaps.ts';

export interface TimeAxis {
  /** First and last day. */
  from: string;
  to: string;
  /** How far apart they are drawn, the first at 0. */
  width: number;
}

const day = 86_400_000;
const roomPerNode = 60;
/** How far from the axis what has no date begins to look for room. */
const besideAxis = 180;
const [narrowest, widest] = [1400, 16_000];

/** The day of a statement or an agreement. */
export function nodeDate({ properties }: GraphNode): string | undefined {
  const date = properties.date ?? properties.published ?? properties.proposed;
  return typeof date === 'string' && /^\d{4}/.test(date) ? date : undefined;
}

/** The axis for what is dated; none when less than two days are. */
export function timeAxis(dates: readonly (string | undefined)[]): TimeAxis | null {
  const days = dates.flatMap((date) => (date ? [dayOf(date)] : []));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  if (days.length < 2 || to <= from) return null;
  const width = Math.max(narrowest, Math.min(widest, days.length * roomPerNode));
  return { from: iso(from), to: iso(to), width };
}

/** Milliseconds of a date; the middle of a month or year of which no more is known. */
function dayOf(date: string): number {
  const [year = '2000', month, dayOfMonth] = date.split('-');
  return Date.UTC(
    Number(year),
    month ? Number(month) - 1 : 6,
    dayOfMonth ? Number(dayOfMonth.slice(0, 2)) : month ? 15 : 1,
  );
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Years, or months when they are few, with where each begins on an axis. */
export function ticksOf(axis: TimeAxis): { x: number; title: string; year: boolean }[] {
  const ticks: { x: number; title: string; year: boolean }[] = [];
  const [from, to] = [new Date(axis.from), new Date(axis.to)];
  const months = (to.getTime() - from.getTime()) / (30.4 * day);
  // As many months as leave room for their names.
  const every = [1, 3, 6, 12].find((step) => (axis.width / months) * step > 90) ?? 12;
  for (let at = from.getUTCFullYear() * 12; at <= to.getUTCFullYear() * 12 + 12; at += every) {
    const [year, month] = [Math.floor(at / 12), at % 12];
    const x = onAxis(axis, `${year}-${String(month + 1).padStart(2, '0')}-01`);
    if (x < -60 || x > axis.width + 60) continue;
    const title =
      month === 0
        ? String(year)
        : new Date(Date.UTC(year, month)).toLocaleString('en', { month: 'short', timeZone: 'UTC' });
    ticks.push({ x, title, year: month === 0 });
  }
  return ticks;
}

/** Where a date stands on an axis. */
export function onAxis(axis: TimeAxis, date: string): number {
  const [from, to] = [dayOf(axis.from), dayOf(axis.to)];
  return ((dayOf(date) - from) / Math.max(day, to - from)) * axis.width;
}

/** Dated nodes at their day, above and below the axis in turn; the others further out. */
export function onTime({ nodes, links }: LayoutRequest): Coordinates {
  const axis = timeAxis(nodes.map((node) => node.date));
  const wanted = new Map<string, number>();
  if (axis) {
    for (const { id, date } of nodes) if (date) wanted.set(id, onAxis(axis, date));
  }
  spread(nodes, links, wanted);
  const grid = new CollisionGrid();
  const found = new Map<string, [number, number]>();
  for (const node of nodes) {
    if (node.fixed) grid.add(boxAt(node, node.x ?? 0, node.y ?? 0));
  }
  const rank = (node: LayoutNode) => (node.label === 'Agreement' ? 0 : node.date ? 1 : 2);
  const free = nodes.filter((node) => !node.fixed);
  const order = free.sort(
    (a, b) => rank(a) - rank(b) || (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0),
  );
  let side = 1;
  for (const node of order) {
    const x = Math.round(wanted.get(node.id) ?? (axis?.width ?? 0) / 2);
    side = -side;
    if (node.date) found.set(node.id, [x, rowAt(grid, node, x, side)]);
    else {
      const free = nearestFree(grid, node, x, side * besideAxis);
      grid.add(boxAt(node, free.x, free.y));
      found.set(node.id, [free.x, free.y]);
    }
  }
  return nodes.map(({ id, x = 0, y = 0 }) => found.get(id) ?? [x, y]);
}

/** The free height nearest to the axis, on one side or the other. */
function rowAt(grid: CollisionGrid, node: LayoutNode, x: number, side: number): number {
  for (let step = 0; ; step += 1) {
    for (const y of step === 0 ? [0] : [side * step * 12, -side * step * 12]) {
      const box = boxAt(node, x, y);
      if (grid.isFree(box)) {
        grid.add(box);
        return y;
      }
    }
  }
}

/** What has no date stands at the mean of what it is joined to, from step to step. */
function spread(
  nodes: readonly LayoutNode[],
  links: LayoutRequest['links'],
  wanted: Map<string, number>,
): void {
  const joined = new Map<string, string[]>();
  for (const { source, target } of links) {
    joined.set(source, [...(joined.get(source) ?? []), target]);
    joined.set(target, [...(joined.get(target) ?? []), source]);
  }
  for (let round = 0; round < 6; round += 1) {
    const next: [string, number][] = [];
    for (const { id } of nodes) {
      if (wanted.has(id)) continue;
      const near = (joined.get(id) ?? []).flatMap((other) => wanted.get(other) ?? []);
      if (near.length > 0) next.push([id, near.reduce((sum, x) => sum + x, 0) / near.length]);
    }
    if (next.length === 0) return;
    for (const [id, x] of next) wanted.set(id, x);
  }
}
