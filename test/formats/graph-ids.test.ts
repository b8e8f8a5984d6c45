/** Ids of graph files: two of the file are two of ours. */
import { describe, expect, test } from 'vitest';
import { cytoscape } from '../../server/imports/formats/cytoscape/index.ts';
import { graphml } from '../../server/imports/formats/graphml/index.ts';
import { problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

test('ids that differ only in capitals are two nodes, and edges lead to the right one', async () => {
  const node = (id: string) =>
    `<node id="${id}"><data key="l">Actor</data><data key="n">${id}</data></node>`;
  const read = await readTexts(graphml, {
    'a.graphml': `<graphml><key id="l" attr.name="labels" for="node"/><key id="n" attr.name="name" for="node"/>
      <key id="t" attr.name="type" for="edge"/><key id="o" attr.name="labels" for="node"/><graph>
      ${node('A')}${node('a')}<node id="o"><data key="l">Party</data><data key="n">P</data></node>
      <edge source="a" target="o"><data key="t">MEMBER_OF</data></edge></graph></graphml>`,
  });
  expect(problemsOf(read)).toEqual([]);
  const names = new Map([...read.nodes].map(([id, { properties }]) => [id, properties.name]));
  expect([...names.values()]).toEqual(expect.arrayContaining(['A', 'a', 'P']));
  expect(names.get('actor:a.a')).toBe('a');
  expect([...read.relationships.values()].map(({ from }) => names.get(from))).toEqual(['a']);
});

describe('ids that differ only in capitals do not depend on the order of the nodes', () => {
  const idsByName = ({ nodes }: Read) =>
    Object.fromEntries([...nodes.values()].map(({ id, properties }) => [properties.name, id]));
  const people = ['abc', 'Abc', 'ABC', 'Other'];

  test.each([
    [
      graphml,
      'g.graphml',
      (ids: string[]) =>
        `<graphml><key id="l" attr.name="labels" for="node"/><key id="n" attr.name="name" for="node"/><graph>${ids
          .map(
            (id) => `<node id="${id}"><data key="l">Actor</data><data key="n">${id}</data></node>`,
          )
          .join('')}</graph></graphml>`,
    ],
    [
      cytoscape,
      'g.cyjs',
      (ids: string[]) => ({
        elements: { nodes: ids.map((id) => ({ data: { id, labels: ['Actor'], name: id } })) },
      }),
    ],
  ])('in $name', async (format, name, fileOf) => {
    const read = await readTexts(format, { [name]: fileOf(people) });
    expect(read.problems).toEqual([]);
    const ids = idsByName(read);
    expect(idsByName(await readTexts(format, { [name]: fileOf(people.toReversed()) }))).toEqual(
      ids,
    );
    expect(new Set(Object.values(ids)).size).toBe(5);
    // What has no twin, or no capitals, stays plain.
    expect([ids.abc, ids.Other]).toEqual(['actor:g.abc', 'actor:g.other']);
  });
});

describe('files of one name', () => {
  const file = (name: string) => ({
    elements: {
      nodes: [
        { data: { id: '1', labels: ['Actor'], name } },
        { data: { id: '2', labels: ['Party'], name: `Party of ${name}` } },
      ],
      edges: [{ data: { source: '1', target: '2', interaction: 'MEMBER_OF' } }],
    },
  });
  const idsOf = ({ nodes, relationships }: Read) => [...nodes.keys(), ...relationships.keys()];

  test('in two dossiers do not meet, and versions of one have the same ids', async () => {
    const [one, other] = [
      await readTexts(cytoscape, { 'network.cyjs': file('Ann') }, 'kuwait'),
      await readTexts(cytoscape, { 'network.cyjs': file('Bob') }, 'zambia'),
    ];
    expect(problemsOf(one)).toEqual([]);
    expect(idsOf(one).filter((id) => idsOf(other).includes(id))).toEqual([]);
    expect([...one.nodes.keys()]).toContain('actor:kuwait.1');
    const later = await readTexts(cytoscape, { 'v2.cyjs': file('Ann') }, 'kuwait');
    expect([...later.nodes.keys()]).toContain('actor:kuwait.1');
  });

  test('have the name of the file when nobody has named the dossier', async () => {
    const read = await readTexts(
      cytoscape,
      { 'Net.cyjs': file('Ann'), 'other.cyjs': file('Bob') },
      'net',
    );
    expect([...read.nodes.keys()]).toEqual(
      expect.arrayContaining(['actor:net.1', 'actor:other.1', 'source:net.cyjs']),
    );
  });
});
