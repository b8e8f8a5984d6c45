/** Graph files as other programs write them: defaults, lists by themselves, ids as keys. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatFor } from '../../server/imports/formats/index.ts';
import { countByKind, readAll } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const read = async (name: string, content: string) => {
  const files = [await work.file(name, content)];
  const format = await formatFor(files);
  return { format: format.name, ...(await readAll(format, files)) };
};
const both = { Actor: 1, Party: 1, MEMBER_OF: 1 };

test('GraphML: what a key declares as default counts where an element says nothing', async () => {
  const text = `<graphml>
<key id="l" for="node" attr.name="labels"><default>Actor</default></key>
<key id="n" for="node" attr.name="name"/>
<key id="c" for="all" attr.name="role"><default> member </default></key>
<key id="t" for="edge" attr.name="type"><default>MEMBER_OF</default></key>
<graph><node id="a"><data key="n">Ann</data></node>
<node id="p"><data key="l">Party</data><data key="n">Green</data></node>
<edge source="a" target="p"/></graph></graphml>`;
  const found = await read('a.graphml', text);
  expect(countByKind(found)).toMatchObject(both);
  expect([...found.relationships.values()][0]?.properties.role).toBe('member');
  expect(found.problems).toEqual([]);
});

test('GEXF: what an attribute declares as default counts where an element says nothing', async () => {
  const text = `<gexf><graph>
<attributes class="node"><attribute id="0" title="labels" type="string"><default>Actor</default></attribute></attributes>
<attributes class="edge"><attribute id="0" title="type" type="string"><default>MEMBER_OF</default></attribute></attributes>
<nodes><node id="1" label="Ann"/>
<node id="2" label="Green"><attvalues><attvalue for="0" value="Party"/></attvalues></node></nodes>
<edges><edge id="0" source="1" target="2"/></edges></graph></gexf>`;
  expect(countByKind(await read('a.gexf', text))).toMatchObject(both);
});

const ann = { type: 'node', id: '0', labels: ['Actor'], properties: { name: 'Ann' } };
const green = { type: 'node', id: '1', labels: ['Party'], properties: { name: 'Green' } };
const member = { id: '0', type: 'relationship', label: 'MEMBER_OF' };
const joined = { ...member, start: { id: '0' }, end: { id: '1' } };
test.each([
  ['lines', [ann, green, joined].map((one) => JSON.stringify(one)).join('\n')],
  ['one list', JSON.stringify([ann, green, joined])],
  ['lists', JSON.stringify({ nodes: [ann, green], rels: [joined] })],
  ['ids as keys', JSON.stringify({ nodes: { 0: ann, 1: green }, rels: { 0: joined } })],
  [
    'ids as keys alone, over many lines',
    JSON.stringify(
      {
        nodes: {
          0: { labels: ann.labels, properties: ann.properties },
          1: { labels: green.labels, properties: green.properties },
        },
        rels: { 0: { label: 'MEMBER_OF', start: '0', end: '1' } },
      },
      null,
      1,
    ),
  ],
])('Neo4j JSON is read as %s', async (_what, text) => {
  const found = await read('a.json', text);
  expect(found.format).toBe('neo4j-json');
  expect(countByKind(found)).toMatchObject(both);
  expect(found.problems).toEqual([]);
});

test.each([true, false])(
  'Cytoscape elements are read from a list by themselves',
  async (grouped) => {
    const group = (name: string) => (grouped ? { group: name } : {});
    const elements = [
      { ...group('nodes'), data: { id: '1', labels: ['Actor'], name: 'Ann' } },
      { ...group('nodes'), data: { id: '2', labels: ['Party'], name: 'Green' } },
      { ...group('edges'), data: { id: 'e', source: '1', target: '2', interaction: 'MEMBER_OF' } },
    ];
    const found = await read('a.json', JSON.stringify(elements));
    expect(found.format).toBe('cytoscape');
    expect(countByKind(found)).toMatchObject(both);
  },
);
