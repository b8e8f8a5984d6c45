/** Which edges rest on a statement that is itself uncertain: on an unknown date of office or membership. */
import { eachShared } from '../../../model/networks/pair-sums.ts';
import { countedWith } from '../../../model/networks/shares.ts';
import { stancePlaces, transposed } from '../../../model/networks/table.ts';
import { type NetworksRequest, weightsOf } from '../../../model/schemas/networks.ts';
import type { CountedStatements } from './entries.ts';
import type { Computed } from './network.ts';
import type { Window } from './windows.ts';

/**
 * Tells of an edge, by its place, whether every statement that its weight adds up is certain: one
 * that meets nothing of the other end that this aggregation counts does not matter.
 */
export function certainEdges(
  { entries, columns }: CountedStatements,
  request: NetworksRequest,
  window: Window,
  { table, edges, rows }: Computed,
): (at: number) => boolean {
  const width = columns.length;
  const settings = weightsOf(request);
  /** Of cells with statements that are uncertain: their stances, as bits. */
  const unsure = new Map<number, number>();
  const see = (at: number) => {
    if (!entries.uncertain[at]) return;
    const cell = (entries.row[at] ?? 0) * width + (entries.column[at] ?? 0);
    unsure.set(cell, (unsure.get(cell) ?? 0) | (1 << (entries.stance[at] ?? 0)));
  };
  if (window.entries) for (const at of window.entries) see(at);
  else for (let at = 0; at < entries.length; at += 1) see(at);
  if (unsure.size === 0) return () => true;
  if (settings.mode === 'two') {
    return (at) => !unsure.has((edges.from[at] ?? 0) * width + (edges.to[at] ?? 0) - rows);
  }
  const sideways = settings.project === 'columns';
  const used = sideways ? transposed(table) : table;
  const partners = countedWith(settings);
  const unsureAt = (end: number, linked: number) =>
    unsure.get(sideways ? linked * width + end : end * width + linked) ?? 0;
  const saidAt = (place: number) => {
    let bits = 0;
    for (let stance = 0; stance < stancePlaces; stance += 1) {
      if ((used.counts[place * stancePlaces + stance] ?? 0) > 0) bits |= 1 << stance;
    }
    return bits;
  };
  /** Whether one of the stances adds something with one of the other end's. */
  const meets = (stances: number, others: number) =>
    partners.some((partner, stance) => (stances & (1 << stance)) !== 0 && (partner & others) !== 0);
  return (at) => {
    const [from, to] = [edges.from[at] ?? 0, edges.to[at] ?? 0];
    let certain = true;
    eachShared(used, from, to, (place, its) => {
      const linked = used.cells[place] ?? 0;
      const [mine, theirs] = [unsureAt(from, linked), unsureAt(to, linked)];
      if (mine > 0 && meets(mine, saidAt(its))) certain = false;
      if (theirs > 0 && meets(theirs, saidAt(place))) certain = false;
    });
    return certain;
  };
}
