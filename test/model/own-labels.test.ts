/** The program's own records are left out of the graph: all kinds of them, wherever some are. */
import { expect, test } from 'vitest';
import { housekeepingLabels } from '../../model/vocabulary/index.ts';
import { cypher, cypherNames } from '../../server/store/cypher-files.ts';

const folders = ['questions', 'embedded', 'neo4j', 'facts', 'write', 'archive'];

test('a Cypher file that names several of their labels names every one', () => {
  const named = folders
    .flatMap((folder) => cypherNames(folder).map((name) => cypher(`${folder}/${name}`)))
    .map((text) => housekeepingLabels.filter((label) => new RegExp(`:${label}\\b`).test(text)))
    .filter((labels) => labels.length > 2);
  expect(named.length).toBeGreaterThan(6);
  for (const labels of named) expect(labels).toEqual([...housekeepingLabels]);
});
