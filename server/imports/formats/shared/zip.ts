/** Unpacks archives into a folder of their own, within limits: what unpacks to endless bytes is refused. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import type { ImportFile } from '../format.ts';
import { Unreadable } from './text.ts';

/** Bytes of all that is unpacked, and how many times larger than the archive it may be. */
const most = 2 * 1024 ** 3;
const mostTimes = 200;
const mostEntries = 20_000;

interface Unpacked {
  files: ImportFile[];
  /** Names of what was not wanted. */
  others: string[];
  remove(): Promise<void>;
}

/** Unpacks what is wanted of an archive. Throws {@link Unreadable} for what is none. */
export async function unpackZip(
  file: ImportFile,
  wanted: (name: string) => boolean,
  signal?: AbortSignal,
): Promise<Unpacked> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-zip-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const limit = Math.min(most, Math.max(64 * 1024 ** 2, file.size * mostTimes));
  try {
    const zip = await open(file.path);
    const files: ImportFile[] = [];
    const others: string[] = [];
    let bytes = 0;
    try {
      for await (const entry of entries(zip)) {
        signal?.throwIfAborted();
        const name = entry.fileName;
        if (name.endsWith('/')) continue;
        if (!wanted(name)) {
          others.push(name);
          continue;
        }
        if (entry.isEncrypted()) throw new Unreadable(`${name} in it is locked by a password`);
        const path = join(folder, `${files.length}`, 'file');
        await mkdir(dirname(path), { recursive: true });
        let size = 0;
        const counting = new Transform({
          transform(chunk: Buffer, _encoding, done) {
            size += chunk.length;
            bytes += chunk.length;
            if (bytes > limit) done(new Unreadable(`unpacks to more than ${limit} bytes`));
            else done(null, chunk);
          },
        });
        await pipeline(await stream(zip, entry), counting, createWriteStream(path));
        files.push({ name: `${file.name}/${name}`, path, size });
      }
    } finally {
      zip.close();
    }
    return { files, others, remove };
  } catch (error) {
    await remove();
    if (error instanceof Unreadable || signal?.aborted) throw error;
    throw new Unreadable(
      `cannot be read as an archive: ${(error as Error).message}`,
      'Is it whole, and a zip?',
    );
  }
}

function open(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function* entries(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  if (zip.entryCount > mostEntries) throw new Unreadable(`holds more than ${mostEntries} files`);
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      const on = (found: yauzl.Entry) => done(() => resolve(found));
      const end = () => done(() => resolve(undefined));
      const failed = (error: Error) => done(() => reject(error));
      const done = (then: () => void) => {
        zip.off('entry', on).off('end', end).off('error', failed);
        then();
      };
      zip.on('entry', on).on('end', end).on('error', failed);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function stream(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, readable) => {
      if (error) reject(error);
      else resolve(readable);
    });
  });
}
