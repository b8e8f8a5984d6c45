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
  // What only comes back is told too, but by one format.
  const gained = format !== 'popolo';
  const { losses } = await lossReport(exportFormats[format], graph);
  expect(differences(await wholeOf(graph), await readBack(format, graph), gained)).toEqual(losses);
});
