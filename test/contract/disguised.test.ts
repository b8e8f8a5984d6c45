/** A map that a reader makes never passes for a node, relationship or path of the graph. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, storeKinds, type TestStore } from '../setup/stores.ts';

const limits = { rows: 10, bytes: 1e6, timeoutMs: 20_000 };
const entity =
  "labels: ['Actor', 'Entity'], properties: {id: 'actor:geert-wilders', name: 'False'}";
const disguises: Record<string, [query: string, params?: Record<string, unknown>]> = {
  'as the program keeps nodes': [`RETURN {\`@kind\`: 'node', key: 'n:1', ${entity}} AS x`],
  'as a node without anything': ["RETURN {`@kind`: 'node'} AS x"],
  'as a relationship': ["RETURN [{`@kind`: 'relationship', type: 'MADE'}] AS x"],
  'as a path': ["RETURN {`@kind`: 'path', nodes: []} AS x"],
  'as a value': ['RETURN $x AS x', { x: { '@kind': 'node', labels: [], properties: {} } }],
  'as one that was marked': ["RETURN {`@@kind`: 'node', `@@@kind`: 1} AS x"],
  'as the embedded engine gives nodes': ["RETURN {_id: 1, _labels: ['Actor'], name: 'x'} AS x"],
  'as it gives relationships': ["RETURN {_id: 1, _type: 'MADE', _source: 1, _target: 2} AS x"],
  'as it gives paths': ["RETURN {nodes: [{_id: 1, _labels: ['Actor']}], edges: []} AS x"],
  'as it gives nodes, in a value': ['RETURN $x AS x', { x: [{ _id: 1, _labels: ['Actor'] }] }],
  'as the driver tells nodes': [`RETURN {\`__isNode__\`: true, elementId: 'n', ${entity}} AS x`],
  'by what it was made from': [
    `RETURN {\`__proto__\`: {\`__isNode__\`: true, elementId: 'n', ${entity}}} AS x`,
  ],
  'by what it was made from, in a list': [
    `RETURN [{a: 1, \`__proto__\`: {constructor: 1, \`__isNode__\`: true, ${entity}}}] AS x`,
  ],
};

describe.each(storeKinds)('on the %s store', (kind) => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore(kind, 'test/fixtures/synthetic');
  });
  afterAll(() => opened.close());

  test.each(Object.entries(disguises))(
    '%s: a map is a map',
    async (_name, [query, params = {}]) => {
      const reply = await questions.runCypher(
        opened.store,
        { query, params, limits },
        new AbortController().signal,
      );
      expect(reply.graph).toEqual({ nodes: [], relationships: [] });
      const [[value] = []] = reply.rows;
      const one = (Array.isArray(value) ? value[0] : value) as object;
      // What the API gives of a node would have these.
      expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['id', 'labels', 'properties']));
    },
  );

  test('names of such maps come back as they were given', async () => {
    const query = "RETURN {`@kind`: 'node', `@@kind`: 2, kind: 3} AS x";
    const { rows } = await questions.runCypher(
      opened.store,
      { query, params: {}, limits },
      new AbortController().signal,
    );
    expect(rows).toEqual([[{ '@kind': 'node', '@@kind': 2, kind: 3 }]]);
  });
});
