/** A reply that is written while its rows come is the JSON of the whole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GraphNode, GraphRelationship, PropertyValue } from '../../model/schemas/graph.ts';
import { ReplyText } from '../../server/http/reply-text.ts';

const summary = { elapsedMs: 1, truncated: false, rowCount: 1 } as Parameters<
  ReplyText['toBytes']
>[0];
const text = fc.string({ unit: 'binary', maxLength: 30 });
const properties = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.constant(null)));
const ids = fc.integer({ min: 0, max: 20 });
const nodes = fc.record({ id: ids, properties }).map(
  ({ id, properties: own }): GraphNode => ({
    id: `node:${id}`,
    labels: ['Actor'],
    properties: own as GraphNode['properties'],
  }),
);
const relationships = fc.record({ id: ids, properties }).map(
  ({ id, properties: own }): GraphRelationship => ({
    // An element that is none of ours has the number of the store: a node may have the same.
    id: `node:${id}`,
    type: 'MADE',
    from: 'a',
    to: 'b',
    properties: own as GraphRelationship['properties'],
  }),
);
const cells = fc.oneof(nodes, relationships, text, fc.integer(), fc.constant(null), fc.array(text));

test('a reply has columns, rows and each node and relationship once', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cells, { minLength: 2, maxLength: 3 })), text, (rows, column) => {
      const seen = { nodes: new Map(), relationships: new Map() };
      const reply = new ReplyText();
      reply.columns([column, 'b']);
      const given = rows.map((row) => {
        const cellsOfRow = row.map((cell) => {
          if (typeof cell !== 'object' || cell === null || Array.isArray(cell)) return cell;
          const known = 'labels' in cell ? seen.nodes : seen.relationships;
          const element = known.get(cell.id) ?? cell;
          if (!known.has(cell.id)) reply.found(element);
          known.set(cell.id, element);
          return element;
        });
        reply.row(cellsOfRow as PropertyValue[]);
        return cellsOfRow;
      });
      expect(JSON.parse(reply.toBytes(summary).toString())).toEqual(
        JSON.parse(
          JSON.stringify({
            columns: [column, 'b'],
            rows: given,
            graph: {
              nodes: [...seen.nodes.values()],
              relationships: [...seen.relationships.values()],
            },
            summary,
          }),
        ),
      );
    }),
    { numRuns: 500 },
  );
});

test('a node that is found again after many others stands once in the graph', () => {
  const reply = new ReplyText();
  reply.columns(['n']);
  const node = (id: number): GraphNode => ({ id: `n:${id}`, labels: ['Actor'], properties: {} });
  const count = 45_000;
  for (let index = 0; index <= count; index += 1) {
    const element = node(index % count);
    reply.found(element);
    reply.row([element as unknown as PropertyValue]);
  }
  const { rows, graph } = JSON.parse(reply.toBytes(summary).toString());
  expect([rows.length, graph.nodes.length]).toEqual([count + 1, count]);
  expect(rows.at(-1)).toEqual([node(0)]);
});
