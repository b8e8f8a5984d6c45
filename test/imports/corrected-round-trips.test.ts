/** What people have corrected, merged and deleted is exported as it stands, and read again as that. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  deleteStatement,
  howOf,
  patchEntity,
  patchStatement,
} from '../../server/coding/correct.ts';
import { mergeEntities } from '../../server/coding/merge.ts';
import { type ExportGraph, exportGraph } from '../../server/exports/graph.ts';
import { expectBack } from '../setup/comes-back.ts';
import { type Whole, wholeOf } from '../setup/exported.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  let graph: ExportGraph;
  let whole: Whole;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'seed/asylum-optout');
    const { store } = opened;
    const by = { by: 'an editor', settings: {} };
    const how = howOf('an editor', 'one and the same');
    const before = await wholeOf(exportGraph(store));
    const idsOf = (label: string) =>
      [...before.nodes.values()].flatMap((one) => (one.label === label ? [one.id] : []));
    const [actor = '', other = '', third = ''] = idsOf('Actor');
    const [party = '', second = ''] = idsOf('Party');
    const [body = ''] = idsOf('Institution');
    const [first = '', last = '', gone = ''] = idsOf('Statement');
    const [agreement = '', narrower = ''] = idsOf('Agreement');
    await patchStatement(
      store,
      {
        id: first,
        changes: {
          text: ' Put "right"; with\ta tab\nand a line ',
          about: [
            { agreement, stance: 'mixed' },
            { agreement: narrower, stance: 'neutral' },
          ],
          speakers: [{ id: actor, as: 'minister; acting' }, { id: body }],
          reportedBy: third,
          date: '2021-03',
          note: 'Read again',
        },
        reason: 'a mistake',
      },
      by,
    );
    await patchStatement(
      store,
      { id: last, changes: { kind: 'paraphrase', translation: null }, reason: 'x' },
      by,
    );
    await deleteStatement(store, { id: gone, reason: 'twice' }, by);
    await patchEntity(
      store,
      {
        id: actor,
        changes: {
          name: '=Ann; "Vos", M.A.',
          aliases: ["O'Neill", 'Žižek'],
          memberships: [{ party, role: 'member', from: '2019', to: '2020-05' }],
          offices: [{ institution: body, role: 'chair', from: '2021-01-02' }],
        },
        reason: 'a mistake',
      },
      by,
    );
    await mergeEntities(store, { keep: other, drop: third, reason: 'one person' }, how);
    await mergeEntities(store, { keep: party, drop: second, reason: 'one party' }, how);
    graph = exportGraph(store);
    whole = await wholeOf(graph);
    expect(whole.nodes.size).toBe(before.nodes.size - 3);
  });
  afterAll(() => opened?.close());

  test.each([
    ['dossier', 'export.zip'],
    ['study', 'export.zip'],
    ['jsonld', 'export.jsonld'],
    ['csv', 'export.zip'],
    ['graphml', 'export.graphml'],
    ['gexf', 'export.gexf'],
    ['cytoscape', 'export.cyjs'],
    ['dna-csv', 'export.csv'],
    ['qdpx', 'export.qdpx'],
    ['popolo', 'export.json'],
  ] as const)('%s in an empty store differs by its loss report', (format, name) =>
    expectBack(format, name, graph, whole),
  );
});
