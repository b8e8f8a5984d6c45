/**
 * One odd value never ends a page: what names, draws, lists, groups, arranges and exports is fed with
 * nodes and relationships of every kind that a Neo4j can hold.
 */
import fc from 'fast-check';
import Graph from 'graphology';
import gexfFile from 'graphology-gexf/node/index.js';
import graphmlFile from 'graphology-graphml/node/index.js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test } from 'vitest';
import { drawn } from '../../client/canvas/chain/drawn.ts';
import { noWorkingSet } from '../../client/canvas/chain/filtered.ts';
import { cytoscapeJson } from '../../client/canvas/export/cytoscape-json.ts';
import { sceneGexf } from '../../client/canvas/export/gexf.ts';
import { sceneGraphml } from '../../client/canvas/export/graphml.ts';
import { arrange } from '../../client/canvas/layout/arrange.ts';
import { nodeDate, timeAxis } from '../../client/canvas/layout/time.ts';
import { Glyph } from '../../client/canvas/marks.tsx';
import { pictureOf } from '../../client/canvas/picture/picture.ts';
import { svgOf } from '../../client/canvas/picture/svg.ts';
import { toElements } from '../../client/canvas/renderer/elements.ts';
import { spritesOf } from '../../client/canvas/renderer/sprites.ts';
import { learnLabels, legendType } from '../../client/canvas/state/foreign-labels.ts';
import { edgeLabel, look, relationshipTitle, titleFrom } from '../../client/canvas/state/look.ts';
import { fromSaved, toSaved } from '../../client/canvas/state/saved-scene.ts';
import {
  emptyScene,
  type Scene,
  withPlaces,
  withSubgraph,
} from '../../client/canvas/state/scene.ts';
import { badgesOf, shownDegrees } from '../../client/canvas/state/totals.ts';
import { colourRules, sizeRules } from '../../client/canvas/style/rules.ts';
import { columnsOf } from '../../client/pages/queries/results/columns.ts';
import { toCsv, toJson } from '../../client/pages/queries/results/downloads.ts';
import { datedColumns, yearGroups } from '../../client/pages/queries/results/in-time.ts';
import { sorted } from '../../client/pages/queries/results/sort.ts';
import { graphOf, valueText } from '../../client/pages/queries/results/values.ts';
import { knownOf } from '../../client/pages/scenes/compare.ts';
import { thumbnailOf } from '../../client/pages/scenes/thumbnail.ts';
import { PropertyList } from '../../client/parts/evidence/Properties.tsx';
import { nodeName, shortName, typeName } from '../../model/formats/names.ts';
import { besideName } from '../../model/formats/naming.ts';
import { plainText } from '../../model/formats/plain-value.ts';
import type {
  GraphNode,
  GraphRelationship,
  PropertyValue,
  Subgraph,
} from '../../model/schemas/graph.ts';
import { labelNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';

const odd = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'];
const names = fc.oneof(
  fc.constantFrom(
    ...odd,
    'Entity',
    'Note',
    'Bundle',
    'Other',
    'Film',
    'a, b',
    'x|y',
    '[z]',
    ':q',
    ' ',
  ),
  fc.constantFrom(...labelNames, ...relationshipTypeNames),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
);
const keys = fc.oneof(
  fc.constantFrom(...odd, 'id', 'name', 'title', 'label', 'labels', 'kind', 'text', 'stance'),
  fc.constantFrom('from', 'to', 'date', 'count', 'type', 'x', 'y', 'verified', 'sources', 'role'),
  fc.constantFrom('abbreviation', 'country', 'published', 'note', 'basis', 'parent', 'source'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const point = fc.record({ srid: fc.constantFrom(4326, 7203), x: fc.double(), y: fc.double() });
const scalar: fc.Arbitrary<PropertyValue> = fc.oneof(
  fc.string(),
  fc.constantFrom('support', 'maybe', 'constructor', 'quote', 'element:4:x:1', '2021-02-30', 'P1D'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom('NaN', '9007199254740993', '', 'x'.repeat(5000)),
  point as fc.Arbitrary<PropertyValue>,
);
const value: fc.Arbitrary<PropertyValue> = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }));
const properties = fc
  .array(fc.tuple(keys, value), { maxLength: 6 })
  .map((entries): Record<string, PropertyValue> => Object.fromEntries(entries));
const nodeIds = [
  'actor:a',
  'statement:s',
  'agreement:g',
  'element:4:u:1',
  'element:n:2',
  'element:4:u:3',
];

const graph: fc.Arbitrary<Subgraph> = fc
  .record({
    nodes: fc.array(fc.record({ labels: fc.uniqueArray(names, { maxLength: 3 }), properties }), {
      minLength: nodeIds.length,
      maxLength: nodeIds.length,
    }),
    relationships: fc.array(
      fc.record({ type: names, from: fc.nat(5), to: fc.nat(5), properties, own: fc.boolean() }),
      { maxLength: 8 },
    ),
  })
  .map(({ nodes, relationships }) => ({
    nodes: nodes.map((node, index): GraphNode => ({ id: nodeIds[index] ?? '', ...node })),
    relationships: relationships.map(({ own, from, to, ...one }, index): GraphRelationship => {
      const [start = '', end = ''] = [nodeIds[from], nodeIds[to]];
      const ours = own && !start.startsWith('element:') && !end.startsWith('element:');
      const id = ours ? `${start}|${one.type}|${end}|${index}` : `element:5:u:${index}`;
      return { ...one, from: start, to: end, id };
    }),
  }));

function sceneOf(found: Subgraph, more: Partial<Scene> = {}): Scene {
  const scene = withSubgraph(emptyScene, found);
  const places = [...scene.nodes.keys()].map(
    (id, index) => [id, { x: index * 50, y: index * 30, pinned: false }] as const,
  );
  return { ...withPlaces(scene, new Map(places)), ...more };
}

const check = (property: (found: Subgraph) => void) =>
  fc.assert(fc.property(graph, property), { numRuns: 150 });
const isText = (text: unknown) => {
  expect(typeof text).toBe('string');
  expect(text).not.toContain('[object Object]');
  expect(text).not.toContain('function ');
};

describe('any graph', () => {
  afterEach(() => learnLabels({ labels: [], relationshipTypes: [] }));

  test('is named in words', () => {
    check(({ nodes, relationships }) => {
      learnLabels({
        labels: nodes.flatMap(({ labels }) =>
          labels.map((name, count) => ({ name, count, properties: [], naming: 'constructor' })),
        ),
        relationshipTypes: [],
      });
      for (const node of nodes) {
        for (const name of [nodeName, shortName, typeName, besideName, legendType]) {
          isText(name(node));
        }
        expect(nodeName(node)).not.toBe('');
      }
      for (const one of relationships) {
        for (const text of [edgeLabel(one), relationshipTitle(one), titleFrom(one, 'in')])
          isText(text);
      }
    });
  });

  test('is drawn with every node and relationship, in whatever style', () => {
    const rules = fc.record({
      colour: fc.constantFrom(...Object.keys(colourRules)),
      size: fc.constantFrom(...Object.keys(sizeRules)),
      width: fc.constantFrom('type', 'count'),
    });
    fc.assert(
      fc.property(graph, rules, fc.boolean(), (found, style, merged) => {
        const scene = sceneOf(found, {
          style,
          merged,
          filters: { stance: 'support', asOf: '2020' },
        });
        const shown = drawn(scene, noWorkingSet);
        const sprites = spritesOf(shown);
        expect(sprites.nodes).toHaveLength(found.nodes.length);
        if (!merged) expect(sprites.edges).toHaveLength(scene.relationships.size);
        for (const { x, y, width, height, fill, line } of sprites.nodes) {
          expect([x, y, width, height].every(Number.isFinite)).toBe(true);
          isText(fill);
          isText(line);
        }
        for (const edge of sprites.edges) {
          isText(edge.colour);
          isText(edge.words);
          expect(Number.isFinite(edge.width)).toBe(true);
        }
        const svg = svgOf(pictureOf(shown), (token) => `var(--${token})`, { title: 'all' });
        expect(svg).not.toContain('undefined');
        expect(toElements(shown).length).toBe(shown.nodes.size + shown.relationships.size);
        const degrees = shownDegrees(shown);
        const foreign = [...degrees].filter(([id]) => id.startsWith('element:'));
        expect(foreign.every(([, count]) => count <= found.relationships.length)).toBe(true);
        badgesOf(shown, new Map(nodeIds.map((id) => [id, 500])));
        thumbnailOf(shown);
      }),
      { numRuns: 150 },
    );
  });

  test('is hidden by label and by type, one without the other', () => {
    check((found) => {
      const whole = sceneOf(found);
      for (const node of found.nodes) {
        const { nodes } = drawn({ ...whole, hiddenTypes: [legendType(node)] }, noWorkingSet);
        const left = found.nodes.filter((other) => legendType(other) !== legendType(node));
        expect([...nodes.keys()]).toEqual(left.map((other) => other.id));
      }
    });
  });

  test('is arranged at finite places', () => {
    check((found) => {
      const scene = sceneOf(found);
      const nodes = found.nodes.map((node) => {
        const { width, height } = look(node);
        const date = nodeDate(node);
        const label = node.labels[0] ?? '';
        return { id: node.id, label, width, height, fixed: false, ...(date ? { date } : {}) };
      });
      const links = found.relationships.map((one) => ({
        source: one.from,
        target: one.to,
        type: one.type,
      }));
      timeAxis(nodes.map((node) => node.date));
      for (const layout of ['force', 'layers', 'rings', 'parties', 'time'] as const) {
        const places = arrange({ id: 1, layout, nodes, links, aspect: 1.5, around: [] });
        expect(places).toHaveLength(scene.nodes.size);
        expect(places.flat().every(Number.isFinite)).toBe(true);
      }
    });
  });

  test('is saved and opened again, with all that is drawn', () => {
    check((found) => {
      const scene = sceneOf(found);
      const saved = JSON.parse(JSON.stringify(toSaved(scene)));
      const again = fromSaved(saved, found);
      expect([...again.nodes.keys()]).toEqual([...scene.nodes.keys()]);
      expect([...again.relationships.keys()].sort()).toEqual(
        [...scene.relationships.keys()].sort(),
      );
      knownOf(scene.nodes, scene.relationships, {});
    });
  });

  test('is exported whole', () => {
    check((found) => {
      const scene = sceneOf(found);
      const { elements } = JSON.parse(cytoscapeJson(scene, 'any'));
      expect(elements.nodes.map((one: { data: { id: string } }) => one.data.id)).toEqual([
        ...scene.nodes.keys(),
      ]);
      expect(
        elements.edges.map((one: { data: Record<string, string> }) => [
          one.data.id,
          one.data.source,
          one.data.target,
        ]),
      ).toEqual([...scene.relationships.values()].map((one) => [one.id, one.from, one.to]));
      for (const parsed of [
        graphmlFile.parse(Graph, sceneGraphml(scene)),
        gexfFile.parse(Graph, sceneGexf(scene, '2026-11-24')),
      ]) {
        expect(parsed.order).toBe(scene.nodes.size);
        expect(parsed.size).toBe(scene.relationships.size);
      }
    });
  });

  test('is shown in the inspector and in results', () => {
    check((found) => {
      for (const node of found.nodes) {
        isText(renderToStaticMarkup(createElement(Glyph, { node })));
        isText(
          renderToStaticMarkup(
            createElement(PropertyList, { properties: node.properties, known: undefined }),
          ),
        );
        for (const part of Object.values(node.properties)) isText(plainText(part));
      }
      const rows = [
        ...found.nodes.map((node): PropertyValue[] => [node as never, null]),
        ...found.relationships.map((one): PropertyValue[] => [
          one as never,
          Object.values(one.properties),
        ]),
      ];
      expect(graphOf(rows).nodes).toHaveLength(found.nodes.length);
      for (const [first = null] of rows) isText(valueText(first));
      columnsOf(['a', 'constructor'], rows);
      toCsv({ columns: ['a', '__proto__'], rows });
      expect(JSON.parse(toJson({ columns: ['a', '__proto__'], rows }))).toHaveLength(rows.length);
      for (const at of [0, 1]) {
        const { years, undated } = yearGroups(rows, at);
        const dated = years.flatMap(({ days, months, some }) => [...days, ...months, ...some]);
        expect(dated.length + undated.length).toBe(rows.length);
      }
      expect(datedColumns(rows).length).toBeLessThanOrEqual(2);
      expect(sorted(rows, { column: 0, descending: false })).toHaveLength(rows.length);
    });
  });
});
