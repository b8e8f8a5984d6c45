import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** What a test that asks the Neo4j of `npm test` names: see test/setup/stores.ts. */
const asksNeo4j = /\b(storeKinds|neo4jSettings|TEST_NEO4J_URI)\b|'neo4j'/;
const all = ['api', 'contract', 'evaluator', 'imports', 'neo4j'].flatMap((folder) =>
  readdirSync(`test/${folder}`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name}`),
);
/** They share the one Neo4j, which each empties: no two of these files may run at once. */
const stores = all.filter((file) => asksNeo4j.test(readFileSync(file, 'utf8')));
const browser = ['test/e2e/**/*.test.ts'];
/** A test here that took the Neo4j would empty it under the lane of the stores. */
const env = { TEST_NEO4J_URI: '' };

/**
 * The lanes, which `npm test` runs beside each other: while one waits for the database or for a page,
 * the others work. In a lane files run one after another, in one process that loads a module once.
 */
export default defineConfig({
  test: {
    fileParallelism: false,
    isolate: false,
    // Generous: a slow machine must not fail what is right.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A real browser on a busy machine now and then loses a click: a test has a second try, and
    // `npm test` names each that needed it.
    retry: 1,
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: 'stores', include: stores } },
      { extends: true, test: { name: 'browser', include: browser, env } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['test/**/*.test.ts'],
          exclude: [...stores, ...browser],
          env,
        },
      },
    ],
  },
});
