/** Parts of the program that are loaded when they are needed, and wait while the server is away. */
import { connection, onConnection, tellConnection } from './connection.ts';
import { askHealth } from './health.ts';
import { tellNewer } from './newer.ts';

/** The same as `load`, which is called again when the server is back if it could not be reached. */
export function patient<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  return async () => {
    for (;;) {
      try {
        return await load();
      } catch (error) {
        // A server that is there and has no such file is of another version.
        const isThere = await askHealth().then(
          () => true,
          () => false,
        );
        if (isThere) {
          tellNewer();
          throw error;
        }
        tellConnection('away');
        await untilWell();
      }
    }
  };
}

function untilWell(): Promise<void> {
  return new Promise((resolve) => {
    const end = onConnection(() => {
      if (connection() !== 'well') return;
      end();
      resolve();
    });
  });
}
