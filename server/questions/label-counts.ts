/** How many nodes carry each set of labels; kept for one version of the graph. */
import { entityLabel, isHousekeeping, isLabel } from '../../model/vocabulary/index.ts';
import type { Context } from '../store/cache.ts';
import { cypher } from '../store/cypher-files.ts';
import { bounds } from './bounds.ts';

export interface LabelCount {
  labels: string[];
  count: number;
}

export function labelCountsOf(context: Context): Promise<LabelCount[]> {
  return context.cached('label-counts', () =>
    context.engine.read<LabelCount>(cypher('questions/label-counts')),
  );
}

/** Whether so many nodes are not ours, by their labels, that reading all of them takes too long. */
export function isLargeAndForeign(counts: readonly LabelCount[]): boolean {
  const foreign = counts.filter(
    ({ labels }) =>
      !labels.some(isHousekeeping) && !(labels.includes(entityLabel) && labels.some(isLabel)),
  );
  return foreign.reduce((sum, row) => sum + row.count, 0) > bounds.wholeGraph;
}
