/** JSON-LD of our own that somebody has changed by hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { jsonld } from '../../server/imports/formats/jsonld/index.ts';
import { exportedAs } from '../setup/exported.ts';
import { filesAt, readAll } from '../setup/import-reading.ts';
import { memoryGraph } from '../setup/memory-graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-jsonld-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...graph: object[]) => {
  const path = join(folder, 'graph.jsonld');
  const context = { sg: 'https://stancegraph.org/ns#' };
  writeFileSync(path, JSON.stringify({ '@context': context, '@graph': graph }));
  return readAll(jsonld, filesAt(path));
};
const person = { '@id': 'actor:ana', '@type': ['Person'], name: 'Ana' };
const words = { '@id': 'statement:a', '@type': ['Quotation'], text: 'Yes', 'sg:kind': 'quote' };

test('ids of relationships are addresses as RDF has them, and come back', async () => {
  const id = 'actor:ana|MEMBER_OF|party:one|chair|1999';
  const sources = ['source:a'];
  const graph = memoryGraph({
    nodes: [
      { id: 'actor:ana', label: 'Actor', properties: { name: 'Ana', sources } },
      { id: 'party:one', label: 'Party', properties: { name: 'One', sources } },
      { id: 'source:a', label: 'Source', properties: { title: 'A', sourceClass: 'unknown' } },
    ],
    relationships: [
      {
        id,
        type: 'MEMBER_OF',
        from: 'actor:ana',
        to: 'party:one',
        properties: { role: 'chair', from: '1999', sources },
      },
    ],
  });
  const file: { '@graph': { '@id': string }[] } = JSON.parse(
    String(await exportedAs('jsonld', graph)),
  );
  for (const one of file['@graph']) expect(one['@id']).toMatch(/^[a-z]+:[\w.%:-]+$/);
  const back = await read(...file['@graph']);
  expect(back.problems).toEqual([]);
  expect([...back.relationships.keys()]).toEqual([id]);
  // A type that is none of ours does not make a node of a relationship.
  const odd = await read(person, {
    '@id': 'actor:ana%7CKNOWS%7Cactor:bo',
    '@type': 'sg:knows',
  });
  expect([odd.nodes.size, odd.problems.length]).toEqual([1, 1]);
});

test('what is ours and names no source is left to the import, which gives the file once', async () => {
  const made = {
    '@id': 'actor:ana%7CMADE%7Cstatement:a',
    '@type': 'sg:MADE',
    'sg:start': { '@id': 'actor:ana' },
    'sg:end': { '@id': 'statement:a' },
  };
  const { nodes, relationships } = await read(person, words, made);
  expect([...nodes.keys()]).toEqual(['actor:ana', 'statement:a']);
  expect([...relationships.values()].map(({ properties }) => properties)).toEqual([{}]);
});

test('several values where there can be one are a problem, in nodes and relationships', async () => {
  const made = {
    '@id': 'actor:ana|MADE|statement:a',
    '@type': 'sg:MADE',
    'sg:start': { '@id': 'actor:ana' },
    'sg:end': { '@id': 'statement:a' },
    'sg:role': ['chair', 'guest'],
  };
  const two = { ...person, '@id': 'actor:two', name: ['A', 'B'] };
  const { nodes, relationships, problems } = await read(person, words, two, made);
  expect([...nodes.keys()].sort()).toEqual(['actor:ana', 'statement:a']);
  expect(relationships.size).toBe(0);
  expect(problems.map(({ message }) => message)).toEqual([
    'actor:two has several values for name: ["A","B"]',
    'actor:ana|MADE|statement:a has several values for role: ["chair","guest"]',
  ]);
});

test('lists stay lists', async () => {
  const { nodes, problems } = await read({ ...person, alternateName: ['A.', 'Anna'] });
  expect(problems).toEqual([]);
  expect(nodes.get('actor:ana')?.properties.aliases).toEqual(['A.', 'Anna']);
});
