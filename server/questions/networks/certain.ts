/** Which edges have, in the cells behind them, a statement that rests on an unknown date of office or membership. */
import { eachShared } from '../../../model/networks/pair-sums.ts';
import { transposed } from '../../../model/networks/table.ts';
import type { NetworksRequest } from '../../../model/schemas/networks.ts';
import type { CountedStatements } from './entries.ts';
import type { Computed } from './network.ts';
import type { Window } from './windows.ts';

/** Tells of an edge, by its place, whether all statements of its cells are certain, whatever their stance. */
export function certainEdges(
  { entries, columns }: CountedStatements,
  { mode, project }: Pick<NetworksRequest, 'mode' | 'project'>,
  window: Window,
  { table, edges, rows }: Computed,
): (at: number) => boolean {
  const width = columns.length;
  /** Cells with a statement that is uncertain. */
  const unsure = new Set<number>();
  const see = (at: number) => {
    if (!entries.uncertain[at]) return;
    unsure.add((entries.row[at] ?? 0) * width + (entries.column[at] ?? 0));
  };
  if (window.entries) for (const at of window.entries) see(at);
  else for (let at = 0; at < entries.length; at += 1) see(at);
  if (unsure.size === 0) return () => true;
  if (mode === 'two') {
    return (at) => !unsure.has((edges.from[at] ?? 0) * width + (edges.to[at] ?? 0) - rows);
  }
  const sideways = project === 'columns';
  const used = sideways ? transposed(table) : table;
  const cell = (end: number, linked: number) =>
    sideways ? linked * width + end : end * width + linked;
  return (at) => {
    const [from, to] = [edges.from[at] ?? 0, edges.to[at] ?? 0];
    let certain = true;
    eachShared(used, from, to, (place) => {
      const linked = used.cells[place] ?? 0;
      if (unsure.has(cell(from, linked)) || unsure.has(cell(to, linked))) certain = false;
    });
    return certain;
  };
}
