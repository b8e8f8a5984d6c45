/** A Neo4j of a test's own, which is killed and started again on the same data. */
import { rm } from 'node:fs/promises';
import { freePort, startLocalNeo4j } from '../../server/store/neo4j/local/launch.ts';

export interface MortalNeo4j {
  uri: string;
  username: string;
  password: string;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  /** Ends it, with its data. */
  remove(): Promise<void>;
}

export async function mortalNeo4j(home: string): Promise<MortalNeo4j> {
  const boltPort = await freePort();
  let running = await startLocalNeo4j({ home, boltPort, shortLived: true });
  const { uri, username, password, how } = running;
  // No signal to the client of a container ends what runs in it at once.
  const signal = how === 'docker' ? 'SIGTERM' : 'SIGKILL';
  return {
    uri,
    username,
    password,
    kill: () => running.stop({ keepHome: true, signal }),
    async start() {
      running = await startLocalNeo4j({ home, boltPort, password, shortLived: true });
    },
    async remove() {
      await running.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
