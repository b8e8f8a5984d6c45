/** The canvas as files: each is parsed back and holds the same graph. */
import Graph from 'graphology';
import gexfFile from 'graphology-gexf/node/index.js';
import graphmlFile from 'graphology-graphml/node/index.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { cytoscapeJson } from '../../client/canvas/export/cytoscape-json.ts';
import { sceneGexf } from '../../client/canvas/export/gexf.ts';
import { sceneGraphml } from '../../client/canvas/export/graphml.ts';
import { pictureOf } from '../../client/canvas/picture/picture.ts';
import { svgOf } from '../../client/canvas/picture/svg.ts';
import {
  emptyScene,
  type Scene,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import { readDossier } from '../../server/imports/formats/dossier/read.ts';

let scene: Scene;
beforeAll(async () => {
  const { nodes, relationships } = await readDossier('seed/asylum-optout');
  const seed = withSubgraph(emptyScene, {
    nodes: nodes.map(({ id, label, properties }) => ({
      id,
      labels: ['Entity', label],
      properties: properties as Scene['style'],
    })),
    relationships: relationships as Scene['relationships'] extends ReadonlyMap<string, infer One>
      ? One[]
      : never,
  });
  const awkward = withSubgraph(seed, {
    nodes: [
      {
        id: 'actor:awkward',
        labels: ['Actor'],
        properties: { name: `<b>&"'\u0007 ]]>`, count: 1.5, aliases: ['a', 'b'], verified: false },
      },
    ],
    relationships: [],
  });
  scene = withPlaces(
    awkward,
    new Map(
      [...awkward.nodes.keys()].map((id, index) => [
        id,
        { x: (index % 30) * 200, y: Math.floor(index / 30) * 120, pinned: false },
      ]),
    ),
  );
});

describe.each([
  ['GraphML', () => graphmlFile.parse(Graph, sceneGraphml(scene))],
  ['GEXF', () => gexfFile.parse(Graph, sceneGexf(scene, '2026-11-24'))],
] as const)('%s', (_name, parse) => {
  test('holds every node and relationship with its properties and places', () => {
    const graph = parse();
    expect(graph.order).toBe(scene.nodes.size);
    expect(graph.size).toBe(scene.relationships.size);
    const [id, x, y] = ['actor:geert-wilders', ...Object.values(placeOf('actor:geert-wilders'))];
    const wilders = graph.getNodeAttributes(id);
    expect(wilders.name).toBe('Geert Wilders');
    expect(wilders.labels).toBe('Actor');
    expect([wilders.x, Math.abs(Number(wilders.y))]).toEqual([x, y]);
    const about = [...scene.relationships.values()].find((one) => one.type === 'ABOUT');
    expect(graph.getEdgeAttribute(about?.id, 'stance')).toBe(about?.properties.stance);
    expect(graph.source(about?.id)).toBe(about?.from);
    const doubtful = graph.filterEdges((_edge, { uncertain }) => uncertain !== undefined);
    expect(doubtful.sort()).toEqual(withoutDates().sort());
    expect(graph.getNodeAttributes('actor:awkward')).toMatchObject({
      name: `<b>&"' ]]>`,
      aliases: 'a; b',
      verified: false,
    });
  });
});

test('Cytoscape JSON holds every node and relationship, and properties as they are', () => {
  const { elements } = JSON.parse(cytoscapeJson(scene, 'test'));
  expect(elements.nodes).toHaveLength(scene.nodes.size);
  expect(elements.edges).toHaveLength(scene.relationships.size);
  const awkward = elements.nodes.find(
    (one: { data: { id: string } }) => one.data.id === 'actor:awkward',
  );
  expect(awkward.data.aliases).toEqual(['a', 'b']);
  const hipper = 'actor:anitta-hipper|HOLDS_OFFICE|institution:european-commission|spokesperson|';
  const office = elements.edges.find((one: { data: { id: string } }) => one.data.id === hipper);
  expect(office.data.uncertain).toBe('dates of office unknown');
});

test('SVG has a shape and words for each node, stances with mark and dash', () => {
  const svg = svgOf(pictureOf(scene), (token) => `var(--${token})`, { title: 'All <of> it' });
  expect(svg.match(/<g class="node" transform="translate/g)).toHaveLength(scene.nodes.size);
  expect(svg.match(/<polygon points/g)).toHaveLength(scene.relationships.size);
  const opposed = [...scene.relationships.values()].filter(
    (one) => one.properties.stance === 'oppose',
  );
  expect(svg.match(/stroke-dasharray="7 5"/g)).toHaveLength(opposed.length);
  expect(svg).toContain('<title>All &lt;of&gt; it</title>');
  expect(svg).toContain('Geert Wilders');
  expect(svg).not.toContain('NaN');
  expect(svg).not.toContain('\u0007');
});

test('in SVG offices and memberships without dates are two lines with paper between them', () => {
  const svg = svgOf(pictureOf(scene), (token) => `var(--${token})`, { title: 'All of it' });
  const between = svg.match(/<path d="[^"]*" stroke="var\(--paper\)"/g);
  expect(between).toHaveLength(withoutDates().length);
});

/** Ids of offices and memberships, of parties in their groups too, whose start nobody states. */
function withoutDates(): string[] {
  const ids = [...scene.relationships.values()]
    .filter(
      ({ type, from, properties }) =>
        (/^(MEMBER_OF|HOLDS_OFFICE|PARTICIPATES_IN)$/.test(type) ||
          (type === 'PART_OF' && from.startsWith('party:'))) &&
        !properties.from,
    )
    .map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(40);
  return ids;
}

function placeOf(id: string): { x: number; y: number } {
  const place = scene.places.get(id);
  return { x: place?.x ?? -1, y: place?.y ?? -1 };
}
