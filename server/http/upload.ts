/** Files of a multipart form, streamed to a folder as they come. */
import { createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { StancegraphError } from '../errors.ts';
import type { ImportFile } from '../imports/formats/format.ts';

const mostFileBytes = 2 * 1024 ** 3;
const mostFiles = 10_000;
const mostFieldBytes = 4 * 1024 ** 2;

export interface Upload {
  files: ImportFile[];
  fields: Record<string, string>;
}

/** Throws `bad-input`, `unsupported-media`, `too-large`; what has come by then is the caller's to remove. */
export async function receiveUpload(request: IncomingMessage, folder: string): Promise<Upload> {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
    throw new StancegraphError(
      'unsupported-media',
      'Send the files as multipart/form-data, in fields named files.',
    );
  }
  await assertRoom(folder, Number(request.headers['content-length'] ?? 0));
  const files: ImportFile[] = [];
  const fields: Record<string, string> = {};
  const writing: Promise<void>[] = [];
  let broken: StancegraphError | undefined;
  const parser = parserOf(request);
  parser.on('field', (name, value, { valueTruncated }) => {
    if (valueTruncated) broken = tooLarge(`The field ${name}`, mostFieldBytes);
    fields[name] = value;
  });
  parser.on('file', (_field, stream, { filename }) => {
    const name = safeName(filename);
    const path = join(folder, `upload-${files.length}`);
    const file: ImportFile = { name, path, size: 0 };
    files.push(file);
    stream.on('data', (part: Buffer) => {
      file.size += part.length;
    });
    stream.on('limit', () => {
      broken = tooLarge(name, mostFileBytes);
    });
    writing.push(pipeline(stream, createWriteStream(path)));
    writing.at(-1)?.catch(() => {});
  });
  parser.on('filesLimit', () => {
    broken = new StancegraphError('too-large', `At most ${mostFiles} files go into one import.`);
  });
  try {
    await pipeline(request, parser);
    await Promise.all(writing);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      throw new StancegraphError(
        'too-large',
        'The disk of the server is full. Nothing was kept of this upload.',
      );
    }
    throw (
      broken ??
      new StancegraphError('bad-input', `The upload broke off: ${(error as Error).message}.`, {
        cause: error,
      })
    );
  }
  if (broken) throw broken;
  if (files.length === 0) {
    throw new StancegraphError(
      'bad-input',
      'The form has no file. Send one in a field named files.',
    );
  }
  return { files, fields };
}

/** What stays free on the disk, and how much of it an import takes for each byte of its files. */
const reservedBytes = 256 * 1024 ** 2;
const bytesOfByte = 4;

/** Throws `too-large` when the files, and what is laid aside while they are compared, would fill the disk. */
async function assertRoom(folder: string, length: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const room = bavail * bsize - reservedBytes;
  if (length * bytesOfByte <= room) return;
  const [needed, free] = [length * bytesOfByte, Math.max(0, room)].map((bytes) =>
    Math.ceil(bytes / 1024 ** 2),
  );
  throw new StancegraphError(
    'too-large',
    `There is no room for these files on the server's disk: they need about ${needed} MB, and ${free} MB are free. Discard imports that are not applied, or ask who runs the server.`,
  );
}

function parserOf(request: IncomingMessage) {
  try {
    return busboy({
      headers: request.headers,
      preservePath: true,
      defParamCharset: 'utf8',
      limits: {
        fileSize: mostFileBytes,
        files: mostFiles,
        fields: 20,
        fieldSize: mostFieldBytes,
      },
    });
  } catch (error) {
    throw new StancegraphError('bad-input', `This is no form: ${(error as Error).message}.`);
  }
}

/** A name as it is shown, without what would lead out of a folder; nothing is stored under it. */
function safeName(name: string | undefined): string {
  const parts = (name ?? '').split(/[\\/]/).filter((part) => !['', '.', '..'].includes(part));
  return parts.join('/').slice(0, 500) || 'file';
}

function tooLarge(what: string, bytes: number): StancegraphError {
  const most = bytes >= 1024 ** 3 ? `${bytes / 1024 ** 3} GB` : `${bytes / 1024 ** 2} MB`;
  return new StancegraphError(
    'too-large',
    `${what} is larger than ${most}. Split it, or use npm run import on the server's machine.`,
  );
}
