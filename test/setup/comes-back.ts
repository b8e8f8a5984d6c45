/** What comes of an export that is imported into an empty store. */
import { expect } from 'vitest';
import type { GraphFormat } from '../../model/formats/graph-files.ts';
import { lossReport } from '../../server/exports/format.ts';
import { type ExportGraph, exportGraph } from '../../server/exports/graph.ts';
import { exportFormats } from '../../server/exports/index.ts';
import { differences, exportedAs, type Whole, wholeOf } from './exported.ts';
import { planned, workplace } from './imports.ts';
import { openTestStore } from './stores.ts';

/** Expects that it differs from the graph by its loss report, and brings no more than it tells. */
export async function expectBack(
  format: GraphFormat,
  name: string,
  graph: ExportGraph,
  whole: Whole,
): Promise<void> {
  const place = await workplace();
  const empty = await openTestStore('embedded');
  try {
    const { losses } = await lossReport(exportFormats[format], graph);
    const file = await place.file(name, await exportedAs(format, graph));
    const one = await planned(empty.store, place, [file]);
    expect(one.problems()).toEqual([]);
    await one.apply();
    await one.close();
    const found = differences(whole, await wholeOf(exportGraph(empty.store)), true);
    // The file itself is the source of what names no other.
    const isFile = ({ kind }: (typeof found)[number]) => kind === 'more: node Source';
    expect(found.filter((one) => !isFile(one))).toEqual(losses);
    expect(found.filter(isFile).length).toBe(format === 'popolo' ? 1 : 0);
  } finally {
    await empty.close();
    await place.remove();
  }
}
