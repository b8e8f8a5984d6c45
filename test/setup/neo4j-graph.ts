/** The graph in the Neo4j of the tests: emptied, and put back as it was faster than a dossier is loaded. */
import neo4j, { type Driver } from 'neo4j-driver';
import { isTextIndex } from '../../model/vocabulary/index.ts';

/** How the real Neo4j of the tests is reached. */
export const neo4jSettings = {
  uri: process.env.TEST_NEO4J_URI ?? '',
  username: process.env.TEST_NEO4J_USERNAME ?? 'neo4j',
  password: process.env.TEST_NEO4J_PASSWORD ?? '',
};

/** Everything in a store, with the values as the driver gives and takes them. */
export interface WholeGraph {
  nodes: { key: string; labels: string[]; properties: object }[];
  relationships: { from: string; to: string; type: string; properties: object }[];
}

let driver: Driver | undefined;
/** One for all tests of a process, which ends with it. */
function asAdmin(): Driver {
  const { uri, username, password } = neo4jSettings;
  driver ??= neo4j.driver(uri, neo4j.auth.basic(username, password));
  return driver;
}

async function rowsOf<Row>(text: string, params = {}): Promise<Row[]> {
  const { records } = await asAdmin().executeQuery(text, params);
  return records.map((record) => record.toObject() as Row);
}

export async function emptyNeo4j(): Promise<void> {
  await rowsOf('MATCH (n) DETACH DELETE n');
  // A label with an index is listed although no node has it.
  const indexes = await rowsOf<{ name: string }>('SHOW FULLTEXT INDEXES YIELD name');
  for (const { name } of indexes) {
    if (!isTextIndex(name)) await rowsOf(`DROP INDEX \`${name}\` IF EXISTS`);
  }
}

/** Everything that is there now, in the order in which it was made. */
export async function wholeGraph(): Promise<WholeGraph> {
  return {
    nodes: await rowsOf(
      'MATCH (n) RETURN elementId(n) AS key, labels(n) AS labels, properties(n) AS properties ORDER BY id(n)',
    ),
    relationships: await rowsOf(
      `MATCH (a)-[r]->(b) RETURN elementId(a) AS from, elementId(b) AS to, type(r) AS type,
         properties(r) AS properties ORDER BY id(r)`,
    ),
  };
}

/** Puts a graph into a store that is empty. */
export async function putGraph({ nodes, relationships }: WholeGraph): Promise<void> {
  const made = await rowsOf<{ key: string }>(
    `UNWIND $nodes AS row CREATE (n) SET n = row.properties SET n:$(row.labels)
     RETURN elementId(n) AS key`,
    { nodes },
  );
  const keys = new Map(nodes.map(({ key }, at) => [key, made[at]?.key]));
  await rowsOf(
    `UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to
     CREATE (a)-[r:$(row.type)]->(b) SET r = row.properties`,
    {
      rows: relationships.map((one) => ({
        ...one,
        from: keys.get(one.from),
        to: keys.get(one.to),
      })),
    },
  );
}
