/** Ids of graph files: two of the file are two of ours. */
import { expect, test } from 'vitest';
import { graphml } from '../../server/imports/formats/graphml/index.ts';
import { problemsOf, readTexts } from '../setup/import-reading.ts';

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
  expect(names.get('actor:a.a')).toBe('A');
  expect([...read.relationships.values()].map(({ from }) => names.get(from))).toEqual(['a']);
});
