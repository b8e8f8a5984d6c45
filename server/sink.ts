/** Where a file is written to as it is made. */
import type { Writable } from 'node:stream';

export interface Sink {
  /** Resolves when more may be written. */
  write(data: string | Uint8Array): Promise<void>;
}

/** Writes to a stream and waits while it is full. Throws what the stream failed of, or that it was closed. */
export function sinkTo(stream: Writable): Sink {
  // What fails between two writes is thrown by the next one, or by who waits for the end.
  stream.on('error', () => {});
  return {
    async write(data) {
      if (!stream.destroyed && !stream.write(data)) await ready(stream);
      if (stream.errored) throw stream.errored;
      if (stream.destroyed) throw new Error('The reader has gone away.');
    },
  };
}

function ready(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done);
      resolve();
    };
    stream.on('drain', done).on('close', done);
  });
}

/** Gives a stream up, and resolves when nothing of it is under way any more. */
export function giveUp(stream: Writable): Promise<void> {
  return new Promise((resolve) => {
    if (stream.closed) resolve();
    else stream.on('close', resolve).destroy();
  });
}
