/** `npm run neo4j`: a real local Neo4j in the foreground; prints the variables to set. */
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { StartError } from '../errors.ts';
import { startLocalNeo4j } from '../store/neo4j/local/launch.ts';

async function main(): Promise<void> {
  const { NEO4J_URI: _uri, ...environment } = process.env;
  const home = join(readConfig(environment).dataDir, 'neo4j');
  const password = process.env.NEO4J_PASSWORD;
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const running = await startLocalNeo4j({ log, ...(password ? { home, password } : {}) });
  process.stdout.write(
    `NEO4J_URI=${running.uri}\nNEO4J_USERNAME=${running.username}\nNEO4J_PASSWORD=${running.password}\n`,
  );
  log(
    password
      ? `Its data is kept in ${home}. Ctrl+C stops it.`
      : 'Its data is temporary: set NEO4J_PASSWORD to keep a database. Ctrl+C stops it.',
  );
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      running.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : String(error)}\n`);
  process.exit(2);
});
