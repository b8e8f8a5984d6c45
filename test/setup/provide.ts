/** Provides what the tests need beside Node: a browser and a Neo4j, or the reason why not. */
import { type LocalNeo4j, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';
import { findChromium } from './chromium.ts';

export interface Provided {
  /** Variables for the test runner. */
  env: Record<string, string>;
  /** What cannot run on this machine, with its reason. */
  missing: { what: 'Neo4j' | 'Chromium'; reason: string }[];
  stop(): Promise<void>;
}

/** Never throws: what is missing is told. */
export async function provide(log: (line: string) => void): Promise<Provided> {
  const env: Record<string, string> = {};
  const missing: Provided['missing'] = [];
  let local: LocalNeo4j | undefined;
  const browser = await findChromium();
  if ('missing' in browser) missing.push({ what: 'Chromium', reason: browser.missing });
  else {
    env.CHROMIUM_PATH = browser.executablePath;
    log(`Chromium: ${browser.executablePath} (${browser.how})`);
  }
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  if (NEO4J_URI) {
    env.TEST_NEO4J_URI = NEO4J_URI;
    env.TEST_NEO4J_USERNAME = NEO4J_USERNAME ?? 'neo4j';
    env.TEST_NEO4J_PASSWORD = NEO4J_PASSWORD ?? '';
    log(`Neo4j: ${NEO4J_URI} (NEO4J_URI)`);
  } else {
    try {
      local = await startLocalNeo4j({ log });
      env.TEST_NEO4J_URI = local.uri;
      env.TEST_NEO4J_USERNAME = local.username;
      env.TEST_NEO4J_PASSWORD = local.password;
      log(`Neo4j: ${local.uri} (${local.how})`);
    } catch (error) {
      missing.push({ what: 'Neo4j', reason: (error as Error).message });
    }
  }
  return { env, missing, stop: async () => local?.stop() };
}
