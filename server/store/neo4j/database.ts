/** Which database is opened, and in a sentence why one cannot be. */
import neo4j, { type Driver } from 'neo4j-driver';
import { StartError } from '../../errors.ts';
import { cypher } from '../cypher-files.ts';

interface Address {
  uri: string;
  database?: string | undefined;
}

/** Throws `StartError` when the database is none that holds a graph. */
export async function assertDatabase(driver: Driver, settings: Address): Promise<void> {
  const { database } = settings;
  const where = shownAddress(settings);
  if (database?.toLowerCase() === 'system') {
    throw new StartError(
      `The database system of Neo4j at ${where} holds no graph: name another one as NEO4J_DATABASE.`,
    );
  }
  const { name = database, type, status } = await aboutDatabase(driver, database);
  if (type === 'composite') {
    throw new StartError(
      `The database ${name} at ${where} is composite: name one of those that it is made of as NEO4J_DATABASE.`,
    );
  }
  if (status !== undefined && status !== 'online') {
    throw new StartError(
      `The database ${name} of Neo4j at ${where} is ${status}: start it, or name another one as NEO4J_DATABASE.`,
    );
  }
}

/** Of the user's own one where none is named. Nothing is known of it where one may not ask. */
async function aboutDatabase(
  driver: Driver,
  database: string | undefined,
): Promise<{ name?: string; type?: string; status?: string }> {
  const session = driver.session({
    database: 'system',
    defaultAccessMode: neo4j.session.READ,
  });
  try {
    const { records } =
      database === undefined
        ? await session.run(cypher('neo4j/home-database'))
        : await session.run(cypher('neo4j/database'), { name: database });
    return records[0]?.toObject() ?? {};
  } catch {
    return {};
  } finally {
    await session.close();
  }
}

/** Why it cannot be opened, in one line. */
export function startError(settings: Address, error: unknown): StartError {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const address = shownAddress(settings);
  if (/Unauthorized|Authentication|Credentials/.test(code)) {
    return new StartError(
      `Neo4j at ${address} refused the user name or password: check NEO4J_USERNAME and NEO4J_PASSWORD.`,
    );
  }
  if (/DatabaseNotFound/.test(code)) {
    return new StartError(
      `Neo4j at ${address} has no database ${settings.database}: check NEO4J_DATABASE.`,
    );
  }
  if (/Security\.Forbidden/.test(code)) {
    return new StartError(
      `This user may not open the database ${settings.database ?? 'of Neo4j'} at ${address}: check NEO4J_USERNAME and NEO4J_DATABASE.`,
    );
  }
  if (/DatabaseUnavailable/.test(code)) {
    return new StartError(
      `The database ${settings.database ?? 'of Neo4j'} at ${address} is not online: start it, or name another one as NEO4J_DATABASE.`,
    );
  }
  if (/Unknown scheme|Invalid URL|URL|scheme/i.test(message) && !/connect/i.test(message)) {
    return new StartError(
      `NEO4J_URI is not an address of Neo4j (such as neo4j://localhost:7687): ${address}`,
    );
  }
  return new StartError(
    `Neo4j at ${address} does not answer: check that it runs and that NEO4J_URI is right.`,
  );
}

function shownAddress({ uri }: Address): string {
  return uri.replace(/\/\/[^/@]*@/, '//');
}
