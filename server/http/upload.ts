/** Files of a multipart form, streamed to a folder as they come. */
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { StancegraphError } from '../errors.ts';
import type { ImportFile } from '../imports/formats/format.ts';
import {
  assertRoom,
  diskError,
  fileTooLarge,
  mostFileBytes,
  mostFiles,
  safeName,
} from '../imports/input/room.ts';

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
    if (valueTruncated) broken = fieldTooLarge(name);
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
      broken = fileTooLarge(name);
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
    throw (
      broken ??
      diskError(error) ??
      new StancegraphError(
        'bad-input',
        `The upload was interrupted: ${(error as Error).message}.`,
        {
          cause: error,
        },
      )
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

function fieldTooLarge(name: string): StancegraphError {
  return new StancegraphError(
    'too-large',
    `The field ${name} is larger than ${mostFieldBytes / 1024 ** 2} MB.`,
  );
}
