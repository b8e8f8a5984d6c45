/** The dossier that comes along, as every format, differs by exactly the loss report. */
import { expect, test } from 'vitest';
import { graphFormats } from '../../model/formats/graph-files.ts';
import { lossReport } from '../../server/exports/format.ts';
import { exportFormats } from '../../server/exports/index.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';
import { differences, readBack, wholeOf } from '../setup/exported.ts';
import { memoryGraph } from '../setup/memory-graph.ts';

const batch = await readDossier('seed/asylum-optout');

test.each(graphFormats)('%s', async (format) => {
  const graph = memoryGraph(batch);
  const { losses } = await lossReport(exportFormats[format], graph);
  const found = differences(await wholeOf(graph), await readBack(format, graph), true);
  // The file itself is the source of what names no other.
  const beside = format === 'popolo' ? 'more: node Source' : '';
  expect(found.filter(({ kind }) => kind !== beside)).toEqual(losses);
});
