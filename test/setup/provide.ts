/** Provides what the tests need beside Node: a browser and a Neo4j, or the reason why not. */
import { type LocalNeo4j, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';
import { findChromium } from './chromium.ts';

export interface Provided {
  /** Variables for the test runner. */
  env: Record<string, string>;
  /** Why it cannot be had on this machine. */
  missing?: string;
}

type Log = (line: string) => void;

/** A Chromium; never throws. */
export async function provideBrowser(log: Log): Promise<Provided> {
  const browser = await findChromium();
  if ('missing' in browser) return { env: {}, missing: browser.missing };
  log(`Chromium: ${browser.executablePath} (${browser.how})`);
  return { env: { CHROMIUM_PATH: browser.executablePath } };
}

/** The Neo4j that NEO4J_URI names, or a local one that `stop` ends; never throws. */
export async function provideNeo4j(log: Log): Promise<Provided & { stop(): Promise<void> }> {
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD } = process.env;
  if (NEO4J_URI) {
    log(`Neo4j: ${NEO4J_URI} (NEO4J_URI)`);
    const env = variables(NEO4J_URI, NEO4J_USERNAME ?? 'neo4j', NEO4J_PASSWORD ?? '');
    return { env, stop: async () => {} };
  }
  try {
    const local: LocalNeo4j = await startLocalNeo4j({ shortLived: true, log });
    log(`Neo4j: ${local.uri} (${local.how})`);
    const env = variables(local.uri, local.username, local.password);
    return { env, stop: () => local.stop() };
  } catch (error) {
    return { env: {}, missing: (error as Error).message, stop: async () => {} };
  }
}

function variables(uri: string, username: string, password: string): Record<string, string> {
  return {
    TEST_NEO4J_URI: uri,
    TEST_NEO4J_USERNAME: username,
    TEST_NEO4J_PASSWORD: password,
  };
}
