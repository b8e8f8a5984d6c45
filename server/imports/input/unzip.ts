/** Opens zip archives of others: small ones that unpack to very much, and odd names, do no harm. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { StancegraphError } from '../../errors.ts';
import type { ImportFile } from '../formats/format.ts';

const mostEntries = 50_000;
const mostBytes = 8 * 1024 ** 3;
/** Beyond so much an archive may not unpack to more than a hundred times its size. */
const smallBytes = 64 * 1024 ** 2;
const mostRatio = 100;

/** The files of an archive, unpacked into a folder under names of our own. Throws `bad-input`. */
export async function unzip(path: string, name: string, folder: string): Promise<ImportFile[]> {
  await assertSafeZip(path, name, mostBytes);
  const zip = await opened(path, name);
  const files: ImportFile[] = [];
  let total = 0;
  try {
    for await (const entry of entriesOf(zip, name)) {
      if (entry.fileName.endsWith('/') || isJunk(entry.fileName)) continue;
      const target = join(folder, `unpacked-${files.length}`);
      const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
        zip.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found)));
      });
      let size = 0;
      // What the archive says of its sizes may not be true.
      const counted = new Transform({
        transform(part: Buffer, _encoding, done) {
          size += part.length;
          total += part.length;
          done(total > mostBytes ? new Error('it unpacks to more than 8 GB') : null, part);
        },
      });
      await pipeline(stream, counted, createWriteStream(target));
      files.push({ name: entry.fileName, path: target, size });
    }
  } catch (error) {
    throw broken(name, error);
  } finally {
    zip.close();
  }
  return files;
}

/** Throws `bad-input` for what is no zip archive, and for one that unpacks to very much. */
export async function assertSafeZip(path: string, name: string, most: number): Promise<void> {
  const zip = await opened(path, name);
  let entries = 0;
  let packed = 0;
  let unpacked = 0;
  try {
    for await (const entry of entriesOf(zip, name)) {
      entries += 1;
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      if ((entry.generalPurposeBitFlag & 1) === 1) {
        throw new StancegraphError('bad-input', `${name} is encrypted: unpack it first.`);
      }
      const isBomb = unpacked > smallBytes && unpacked > mostRatio * Math.max(1, packed);
      if (entries > mostEntries || unpacked > most || isBomb) {
        throw new StancegraphError(
          'bad-input',
          `${name} unpacks to more than is taken (${entries} files, ${Math.round(unpacked / 1024 ** 2)} MB out of ${Math.round(packed / 1024 ** 2)} MB). Unpack it yourself and give the files that are meant.`,
        );
      }
    }
  } catch (error) {
    throw broken(name, error);
  } finally {
    zip.close();
  }
}

/** Names of the files in an archive. */
export async function zipNames(path: string, name: string): Promise<string[]> {
  const zip = await opened(path, name);
  const names: string[] = [];
  try {
    for await (const entry of entriesOf(zip, name)) {
      names.push(entry.fileName);
      if (names.length >= mostEntries) break;
    }
  } finally {
    zip.close();
  }
  return names;
}

function opened(path: string, name: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    openZip(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(broken(name, error)) : resolve(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile, name: string): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((resolve, reject) => {
      const settle = (work: () => void) => {
        zip.removeListener('entry', onEntry);
        zip.removeListener('end', onEnd);
        zip.removeListener('error', onError);
        work();
      };
      const onEntry = (found: Entry) => settle(() => resolve(found));
      const onEnd = () => settle(() => resolve(undefined));
      const onError = (error: Error) => settle(() => reject(broken(name, error)));
      zip.once('entry', onEntry);
      zip.once('end', onEnd);
      zip.once('error', onError);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function broken(name: string, error: unknown): StancegraphError {
  if (error instanceof StancegraphError) return error;
  return new StancegraphError(
    'bad-input',
    `${name} cannot be unpacked: ${(error as Error).message}. Download it again, or unpack it yourself.`,
    { cause: error },
  );
}

/** What programs put into archives beside what is meant. */
function isJunk(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|\._|Thumbs\.db$)/.test(name);
}
