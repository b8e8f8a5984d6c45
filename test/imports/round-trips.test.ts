/** What is exported and read again differs from the graph by exactly what the loss report says. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphFormats } from '../../model/formats/graph-files.ts';
import { lossReport } from '../../server/exports/format.ts';
import { type ExportGraph, exportGraph } from '../../server/exports/graph.ts';
import { exportFormats, graphFor } from '../../server/exports/index.ts';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { popolo } from '../../server/imports/formats/popolo/index.ts';
import type { GraphBatch } from '../../server/store/batch.ts';
import { load } from '../../server/store/write-batch.ts';
import { expectBack } from '../setup/comes-back.ts';
import { type DnaStudy, removeStudies, writeStudy } from '../setup/dna-study.ts';
import { differences, exportedAs, readBack, type Whole, wholeOf } from '../setup/exported.ts';
import { filesAt, readAll } from '../setup/import-reading.ts';
import { oddGraph } from '../setup/odd-graph.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

/** Somebody speaks for two bodies in one document and for a third in another. */
const twoBodies: DnaStudy = {
  documents: [{ title: 'Morning Post' }, { title: 'Evening Post' }],
  statements: [
    { values: { person: 'Ida Two', organization: 'Quay Board', concept: 'Quay', agreement: 1 } },
    { span: [14, 25], values: { person: 'Ida Two', organization: 'Harbour', concept: 'Quay' } },
    // With a space at its end.
    {
      document: 2,
      span: [0, 4],
      values: { person: 'Ida Two', organization: 'Pilots', concept: 'Quay' },
    },
  ],
  attributes: [['organization', 'Pilots', 'Alias', 'Pilot Guild']],
};

/** A study, a corpus and odd values beside a dossier: every format has something to hold and to lose. */
async function imported(): Promise<GraphBatch> {
  const batch: GraphBatch = { nodes: [], relationships: [] };
  for (const [format, path] of [
    [dna, 'test/fixtures/formats/debate.dna1.xml'],
    [popolo, 'test/fixtures/formats/assembly.popolo.json'],
  ] as const) {
    const read = await readAll(format, filesAt(path));
    batch.nodes.push(...read.nodes.values());
    batch.relationships.push(...read.relationships.values());
  }
  const study = await readAll(dna, [writeStudy(twoBodies)]);
  batch.nodes.push(...study.nodes.values());
  batch.relationships.push(...study.relationships.values());
  const odd = oddGraph();
  batch.nodes.push(...odd.nodes);
  batch.relationships.push(...odd.relationships);
  return batch;
}

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let graph: ExportGraph;
  let whole: Whole;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
    await load(opened.store, await imported());
    graph = exportGraph(opened.store);
    whole = await wholeOf(graph);
  });
  afterAll(async () => {
    removeStudies();
    await opened?.close();
  });

  test('the export has all that the store has', async () => {
    const totals = await opened.store.archive.totals();
    expect([whole.nodes.size, whole.relationships.size]).toEqual([
      totals.nodes,
      totals.relationships,
    ]);
  });

  // What Popolo brings besides is compared below.
  test.each(graphFormats.filter((one) => one !== 'popolo'))(
    '%s differs by exactly its loss report',
    async (format) => {
      const { losses } = await lossReport(exportFormats[format], graph);
      expect(differences(whole, await readBack(format, graph))).toEqual(losses);
    },
  );

  test.each(['dossier', 'study', 'jsonld', 'csv', 'graphml', 'gexf', 'cytoscape'] as const)(
    '%s holds the whole graph',
    async (format) => {
      const { nodes, relationships, losses } = await lossReport(exportFormats[format], graph);
      // A cell of several names has no name with the sign between them.
      const lost = format === 'csv' ? [{ kind: 'property aliases of Actor', count: 1 }] : [];
      expect(losses).toEqual(lost);
      expect([nodes, relationships]).toEqual([whole.nodes.size, whole.relationships.size]);
    },
  );

  test.each([
    ['qdpx', 'export.qdpx'],
    ['popolo', 'export.json'],
    ['dna-csv', 'export.csv'],
  ] as const)(
    '%s in an empty store differs by its loss report and brings no more than it tells',
    (format, name) => expectBack(format, name, graph, whole),
  );

  test('a working set has its statements and all that they rest on', async () => {
    const [agreement] = [...whole.nodes.values()].filter(({ label }) => label === 'Agreement');
    const set = await graphFor(opened.store, { agreement: [agreement?.id ?? ''], parts: false });
    const part = await wholeOf(set);
    const about = [...whole.relationships.values()].filter(
      ({ type, to }) => type === 'ABOUT' && to === agreement?.id,
    );
    const statements = [...part.nodes.values()].filter(({ label }) => label === 'Statement');
    expect(statements.map(({ id }) => id).sort()).toEqual(
      [...new Set(about.map(({ from }) => from))].sort(),
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { from, to, properties } of part.relationships.values()) {
      for (const id of [from, to, ...[properties.sources ?? []].flat()])
        expect(part.nodes.has(String(id))).toBe(true);
    }
    expect(differences(part, await readBack('dossier', set))).toEqual([]);
  });

  test('a study read from an event list is the study that was written', async () => {
    const study = [...whole.nodes.keys()].filter((id) => id.endsWith('.dna'));
    const alone = exportGraph(opened.store, new Set(study));
    const { losses } = await lossReport(exportFormats['dna-csv'], alone);
    // A list has neither the texts of documents nor what people are beside their names.
    expect(
      losses.map(({ kind: what }) => what).filter((what) => /^(node|relationship)/.test(what)),
    ).toEqual([]);
    expect(differences(await wholeOf(alone), await readBack('dna-csv', alone))).toEqual(losses);
    // A row has the body by which its document speaks of somebody.
    const rows = String(await exportedAs('dna-csv', alone)).split('\n');
    const evening = rows.find((row) => row.includes('"Evening Post"'));
    expect(evening).toContain('"Ida Two";"Pilots"');
  });
});
