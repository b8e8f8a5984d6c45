/** Graph files as yEd, Gephi, NetworkX and Cytoscape write them, with our labels and types. */
import { expect, test } from 'vitest';
import { cytoscape } from '../../server/imports/formats/cytoscape/index.ts';
import { gexf } from '../../server/imports/formats/gexf/index.ts';
import { graphml } from '../../server/imports/formats/graphml/index.ts';
import { problemsOf, type Read, readTexts } from '../setup/import-reading.ts';

const joined = ({ nodes, relationships }: Read) =>
  [...relationships.values()].map(({ from, type, to, properties }) => [
    nodes.get(from)?.properties.name,
    type,
    nodes.get(to)?.properties.name,
    properties.from ?? properties.date,
  ]);

test('yEd: names and types stand in the drawing, and nodes within a group', async () => {
  const drawn = (name: string) =>
    `<data key="g"><y:ShapeNode><y:Geometry height="30.0"/><y:NodeLabel fontSize="12">${name}<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel></y:NodeLabel></y:ShapeNode></data>`;
  const node = (id: string, label: string, name: string) =>
    `<node id="${id}"><data key="l">${label}</data>${drawn(name)}</node>`;
  const edge = (from: string, to: string, type: string) =>
    `<edge source="${from}" target="${to}"><data key="e"><y:PolyLineEdge><y:EdgeLabel>${type}<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data></edge>`;
  const read = await readTexts(graphml, {
    'yed.graphml': `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key attr.name="labels" attr.type="string" for="node" id="l"><default/></key>
<key for="node" id="g" yfiles.type="nodegraphics"/><key for="edge" id="e" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0" yfiles.foldertype="group"><data key="l">Party</data>
<data key="g"><y:Realizers><y:GroupNode><y:NodeLabel>Greens</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode></y:Realizers></data>
<graph id="n0:">${node('n0::n0', 'Actor', 'Ann\nArendt')}${node('n0::n1', 'Actor', 'Bo Berg')}</graph></node>
${node('n1', 'Institution', 'Parliament')}
${edge('n0::n0', 'n0', 'MEMBER_OF')}${edge('n0::n1', 'n0', 'MEMBER_OF')}${edge('n0', 'n1', 'PARTICIPATES_IN')}
</graph></graphml>`,
  });
  expect([read.problems, problemsOf(read), read.notes]).toEqual([[], [], []]);
  expect(joined(read)).toEqual([
    ['Ann Arendt', 'MEMBER_OF', 'Greens', undefined],
    ['Bo Berg', 'MEMBER_OF', 'Greens', undefined],
    ['Greens', 'PARTICIPATES_IN', 'Parliament', undefined],
  ]);
});

test.each([
  ['[Annie, "Arendt, A.", O\'Ann]', ['Annie', 'Arendt, A.', "O'Ann"]],
  ['["Annie","Say \\"A\\""]', ['Annie', 'Say "A"']],
  ['Annie|Arendt, A.', ['Annie', 'Arendt, A.']],
  ['Annie', ['Annie']],
])('Gephi: the list %s has its items', async (written, aliases) => {
  const read = await readTexts(gexf, {
    'a.gexf': `<gexf version="1.3"><graph><attributes class="node"><attribute id="l" title="labels" type="string"/><attribute id="a" title="aliases" type="liststring"/></attributes>
<nodes><node id="0" label="Ann"><attvalues><attvalue for="l" value="Actor"/><attvalue for="a" value="${written.replaceAll('"', '&quot;')}"/></attvalues></node></nodes></graph></gexf>`,
  });
  expect(read.problems).toEqual([]);
  expect(read.nodes.get('actor:a.0')?.properties.aliases).toEqual(aliases);
});

test('Cytoscape: years are numbers, and what it says of every element is no loss', async () => {
  const made = (id: string, name: string) => ({ id, SUID: Number(id), name, selected: false });
  const read = await readTexts(cytoscape, {
    'a.cyjs': {
      format_version: '1.0',
      data: { name: 'Debate', SUID: 52 },
      elements: {
        nodes: [
          { data: { ...made('62', 'Ann'), shared_name: 'Ann', labels: 'Actor' } },
          { data: { ...made('64', 'Greens'), shared_name: 'P', labels: ['Party'] } },
        ],
        edges: [
          {
            data: {
              ...made('70', 'Ann (MEMBER_OF) P'),
              source: '62',
              target: '64',
              shared_name: 'Ann (MEMBER_OF) P',
              shared_interaction: 'MEMBER_OF',
              interaction: 'MEMBER_OF',
              from: 2019,
            },
          },
        ],
      },
    },
  });
  expect([read.problems, problemsOf(read), read.notes]).toEqual([[], [], []]);
  expect(joined(read)).toEqual([['Ann', 'MEMBER_OF', 'Greens', '2019']]);
});

test('NetworkX: what it writes of Python is read', async () => {
  const read = await readTexts(graphml, {
    'a.graphml': `<graphml><key id="d0" for="node" attr.name="labels" attr.type="string"/><key id="d1" for="node" attr.name="name" attr.type="string"/>
<key id="d2" for="edge" attr.name="type" attr.type="string"/><key id="d3" for="edge" attr.name="from" attr.type="long"/><key id="d4" for="edge" attr.name="main" attr.type="boolean"/><key id="d5" for="node" attr.name="text"/><key id="d6" for="node" attr.name="title"/><graph edgedefault="directed">
<node id="Ann"><data key="d0">Actor</data><data key="d1">Ann</data></node><node id="Greens"><data key="d0">Party</data><data key="d1">Greens</data></node>
<node id="s"><data key="d0">Statement</data><data key="d5">Yes.</data></node><node id="q"><data key="d0">Source</data><data key="d6">Paper</data></node>
<edge source="Ann" target="Greens" id="0"><data key="d2">MEMBER_OF</data><data key="d3">2019</data></edge><edge source="Ann" target="Greens" id="1"><data key="d2">MEMBER_OF</data><data key="d3">2023</data></edge>
<edge source="s" target="q" id="0"><data key="d2">STATED_IN</data><data key="d4">True</data></edge></graph></graphml>`,
  });
  expect([read.problems, problemsOf(read), read.notes]).toEqual([[], [], []]);
  expect(read.relationships.size).toBe(3);
  const stated = [...read.relationships.values()].find(({ type }) => type === 'STATED_IN');
  expect(stated?.properties.main).toBe(true);
});
