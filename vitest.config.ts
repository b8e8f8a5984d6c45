import { defineConfig } from 'vitest/config';

/** Their tests share the one Neo4j, which each empties: no two of these files may run at once. */
const onStores = ['api', 'contract', 'evaluator', 'imports', 'neo4j'].map(
  (folder) => `test/${folder}/**`,
);

/**
 * Two lanes, which `npm test` runs beside each other. In a lane files run one after another: they
 * start processes of their own, and the machine may have no more than two processors.
 */
export default defineConfig({
  test: {
    fileParallelism: false,
    // Generous: a slow machine must not fail what is right.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A real browser on a busy machine now and then loses a click: a test has a second try, and
    // `npm test` names each that needed it.
    retry: 1,
    expect: { requireAssertions: true, poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'stores', include: onStores.map((folder) => `${folder}/*.test.ts`) },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['test/**/*.test.ts'],
          exclude: onStores,
          // A test here that took the Neo4j would empty it under the other lane.
          env: { TEST_NEO4J_URI: '' },
        },
      },
    ],
  },
});
