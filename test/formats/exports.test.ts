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

test('a dossier leaves out what has no evidence, and what leads to it', async () => {
  const sources = ['source:a'];
  const statement = { text: 'Yes', kind: 'quote' };
  const about = (from: string) => ({
    id: `${from}|ABOUT|agreement:one`,
    type: 'ABOUT' as const,
    from,
    to: 'agreement:one',
    properties: { stance: 'support', sources },
  });
  const made = (from: string, to: string) => ({
    id: `${from}|MADE|${to}`,
    type: 'MADE' as const,
    from,
    to,
    properties: { sources },
  });
  const graph = memoryGraph({
    nodes: [
      { id: 'source:a', label: 'Source', properties: { title: 'A', sourceClass: 'unknown' } },
      { id: 'actor:ana', label: 'Actor', properties: { name: 'Ana', sources } },
      { id: 'actor:bare', label: 'Actor', properties: { name: 'Bare' } },
      {
        id: 'agreement:one',
        label: 'Agreement',
        properties: { name: 'One', rapporteur: 'actor:bare', sources },
      },
      { id: 'statement:bare', label: 'Statement', properties: statement },
      { id: 'statement:said', label: 'Statement', properties: statement },
    ],
    relationships: [
      made('actor:ana', 'statement:said'),
      made('actor:bare', 'statement:said'),
      made('actor:ana', 'statement:bare'),
      about('statement:said'),
      about('statement:bare'),
      {
        id: 'statement:said|STATED_IN|source:a',
        type: 'STATED_IN',
        from: 'statement:said',
        to: 'source:a',
        properties: { main: true },
      },
    ],
  });
  const { losses } = await lossReport(exportFormats.dossier, graph);
  expect(losses).toEqual([
    { kind: 'relationship MADE', count: 2 },
    { kind: 'node Actor', count: 1 },
    { kind: 'node Statement', count: 1 },
    { kind: 'property rapporteur of Agreement', count: 1 },
    { kind: 'relationship ABOUT', count: 1 },
  ]);
  expect(differences(await wholeOf(graph), await readBack('dossier', graph), true)).toEqual(losses);
});

test.each(['dna-csv', 'popolo'] as const)(
  'names with spaces around them and facts without a source are told by %s',
  async (format) => {
    const sources = ['source:a'];
    const [from, to] = ['actor:ana', 'statement:said'];
    const graph = memoryGraph({
      nodes: [
        { id: 'source:a', label: 'Source', properties: { title: 'A', sourceClass: 'unknown' } },
        {
          id: from,
          label: 'Actor',
          properties: { name: ' Ana\u00a0', description: 'x ', sources },
        },
        { id: 'agreement:one', label: 'Agreement', properties: { name: '\ufeffOne', sources } },
        { id: to, label: 'Statement', properties: { text: 'Yes', kind: 'quote', language: ' en' } },
      ],
      relationships: [
        {
          id: `${from}|MADE|${to}`,
          type: 'MADE',
          from,
          to,
          properties: format === 'popolo' ? { as: 'chair ', sources } : {},
        },
        {
          id: `${to}|ABOUT|agreement:one`,
          type: 'ABOUT',
          from: to,
          to: 'agreement:one',
          properties: { stance: 'support', sources },
        },
        {
          id: `${to}|STATED_IN|source:a`,
          type: 'STATED_IN',
          from: to,
          to: 'source:a',
          properties: { main: true },
        },
      ],
    });
    const { losses } = await lossReport(exportFormats[format], graph);
    const kinds = losses.map(({ kind }) => kind);
    if (format === 'dna-csv') expect(kinds).toEqual(['property sources of MADE']);
    else {
      for (const kind of ['name of Actor', 'description of Actor', 'as of MADE'])
        expect(kinds).toContain(`property ${kind}`);
    }
    const found = differences(await wholeOf(graph), await readBack(format, graph), true);
    expect(found.filter(({ kind }) => !kind.startsWith('more: '))).toEqual(
      losses.filter(({ kind }) => !kind.startsWith('more: ')),
    );
  },
);
