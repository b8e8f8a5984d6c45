/** Discourse Network Analyzer: every generation of its files gives the same graph. */
import { describe, expect, test } from 'vitest';
import { dna } from '../../server/imports/formats/dna/index.ts';
import { dnaFile } from '../setup/dna-files.ts';
import {
  countBy,
  countByKind,
  filesAt,
  hasSamples,
  problemsOf,
  type Read,
  readAll,
  sampleCounts,
  samples,
} from '../setup/import-reading.ts';

/** What all generations hold of a study. */
function graphOf({ nodes, relationships }: Read) {
  const plain = ({
    codedBy: _,
    note: __,
    publisher: ___,
    ...properties
  }: Record<string, unknown>) => properties;
  return {
    nodes: [...nodes.values()]
      .map(({ id, properties }) => ({ id, ...plain(properties) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    relationships: [...relationships.values()]
      .map(({ id, properties }) => ({ id, ...properties }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const xml = filesAt('test/fixtures/formats/debate.dna1.xml');

describe('a small debate', () => {
  test('documents, statements, people, bodies and concepts', async () => {
    const read = await readAll(dna, xml);
    expect(problemsOf(read)).toEqual([]);
    expect(countByKind(read)).toEqual({
      Source: 1,
      Statement: 3,
      Actor: 2,
      Party: 1,
      Institution: 1,
      Agreement: 1,
      STATED_IN: 3,
      MADE: 3,
      MEMBER_OF: 1,
      HOLDS_OFFICE: 1,
      ABOUT: 2,
      MENTIONS: 1,
    });
    const ana = [...read.nodes.values()].find(({ id }) =>
      /^actor:ana-revesz-[a-z0-9]{6}\.dna$/.test(id),
    )?.properties;
    expect(ana).toMatchObject({ aliases: ['A. Révész'], description: 'Minister' });
    const said = [...read.nodes.values()].filter(({ label }) => label === 'Statement');
    expect(said.map(({ properties }) => properties.text)).toEqual([
      'Ana',
      '🌉 the bridge is needed.',
      'Bo says no',
    ]);
    const about = [...read.relationships.values()].filter(({ type }) => type === 'ABOUT');
    expect(about.map(({ properties }) => properties.stance)).toEqual(['support', 'oppose']);
    expect(read.problems.map(({ place }) => place)).toEqual(['debate.dna1.xml:statement 3']);
    expect(countBy(read.notes, ({ group }) => group)).toEqual({ 'agreement not coded': 1 });
  });

  test.each([2, 3] as const)('DNA %s gives the same graph as DNA 1', async (version) => {
    const { file, remove } = dnaFile(version);
    try {
      const read = await readAll(dna, [file]);
      expect(problemsOf(read)).toEqual([]);
      expect(graphOf(read)).toEqual(graphOf(await readAll(dna, xml)));
      expect(read.nodes.get('source:the-bridge-2021-05-06.dna')?.properties.publisher).toBe(
        'Ister Post',
      );
      expect(read.problems.map(({ place }) => place)).toEqual([`${file.name}:statement 10`]);
      expect(Object.keys(countBy(read.notes, ({ group }) => group))).toContain(
        'statements of type Annotation',
      );
      expect(JSON.stringify(read.records)).not.toContain('secret');
    } finally {
      remove();
    }
  });

  test('variables with names of their own are told by options', async () => {
    const { file, remove } = dnaFile(3);
    try {
      const read = await readAll(dna, [file], { concept: 'organization', organization: 'concept' });
      const names = [...read.nodes.values()].flatMap(({ label, properties }) =>
        label === 'Agreement' ? [properties.name] : [],
      );
      expect(names).toContain('Works Council');
    } finally {
      remove();
    }
  });
});

describe.skipIf(!hasSamples)('real files (skipped where the samples are not there)', () => {
  const counts = hasSamples ? sampleCounts('dna') : {};
  const files = [
    'dna1-sample-v1.21.xml.dna',
    'dna2-sample-2.0beta18.dna',
    'dna2-sample-2.0beta19.dna',
    'dna3-sample-3.0.7.dna',
  ];

  test.each(files)('%s as an independent program counts it', async (file) => {
    const read = await readAll(dna, filesAt(`${samples}/dna/${file}`));
    const of = counts[file] as unknown as Record<string, number>;
    expect(problemsOf(read)).toEqual([]);
    expect(read.problems).toEqual([]);
    const found = countByKind(read);
    expect(found).toMatchObject({
      Source: of.documents,
      Statement: 40,
      Actor: of.persons_used,
      Institution: of.organizations_used,
      Agreement: of.concepts_used,
    });
    const about = [...read.relationships.values()].filter(({ type }) => type === 'ABOUT');
    expect(countBy(about, ({ properties }) => String(properties.stance))).toEqual({
      support: of.agree,
      oppose: of.disagree,
    });
  });

  test('the same study in three generations is the same graph', async () => {
    const [first, ...others] = await Promise.all(
      files.map(async (file) => graphOf(await readAll(dna, filesAt(`${samples}/dna/${file}`)))),
    );
    const bare = (graph: typeof first) => ({
      nodes: graph?.nodes.map(({ id }) => id),
      relationships: graph?.relationships.map(({ id }) => id),
    });
    for (const other of others) expect(bare(other)).toEqual(bare(first));
  });

  test('its event list holds the same statements', async () => {
    const list = await readAll(dna, filesAt(`${samples}/dna/dna3-sample-events.derived.csv`));
    const file = await readAll(dna, filesAt(`${samples}/dna/dna3-sample-3.0.7.dna`));
    expect(problemsOf(list)).toEqual([]);
    expect([...list.nodes.keys()].sort()).toEqual([...file.nodes.keys()].sort());
    expect([...list.relationships.keys()].sort()).toEqual([...file.relationships.keys()].sort());
  });
});
