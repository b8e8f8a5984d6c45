/**
 * Files that come in pieces. Each piece says where in its file it begins; what arrived stays, so whoever
 * lost the connection asks how far it came and goes on from there.
 */

import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { counted } from '../../model/formats/counted.ts';
import type {
  ImportHead,
  ImportProgress,
  ImportReply,
  UploadReply,
  UploadRequest,
} from '../../model/schemas/imports.ts';
import { StancegraphError } from '../errors.ts';
import type { ImportFile } from './formats/format.ts';
import {
  assertRoom,
  diskError,
  fileTooLarge,
  mostFileBytes,
  mostFiles,
  safeName,
} from './input/room.ts';

/** Larger ones would take longer than a request may. */
const mostPieceBytes = 16 * 1024 * 1024;

interface Arriving extends ImportFile {
  modified: number | undefined;
  received: number;
  /** One piece at a time: the latest ends the one before it, whose connection may be lost. */
  line: Promise<unknown>;
  turn: number;
  piece?: Readable;
}

export interface Piece {
  file: number;
  offset: number;
  /** Bytes, where they are known. */
  length: number | undefined;
  body: Readable;
  by: string | null;
}

export class Upload {
  readonly id: string;
  /** The name of the token that began it: nobody else adds to it. */
  readonly by: string | null;
  readonly choices: Omit<UploadRequest, 'files'>;
  readonly made = new Date().toISOString();
  readonly #folder: string;
  readonly #files: Arriving[];
  /** When something of it arrived. */
  touched = Date.now();

  constructor(id: string, folder: string, { files, ...choices }: UploadRequest, by: string | null) {
    this.id = id;
    this.by = by;
    this.choices = choices;
    this.#folder = folder;
    this.#files = files.map(({ name, size, modified }, index) => ({
      name: safeName(name),
      path: join(folder, `upload-${index}`),
      size,
      modified,
      received: 0,
      line: Promise.resolve(),
      turn: 0,
    }));
  }

  /** Makes room for its files. Throws `too-large`. */
  async prepare(): Promise<void> {
    if (this.#files.length > mostFiles) {
      throw new StancegraphError('too-large', `At most ${mostFiles} files go into one import.`);
    }
    for (const { name, size } of this.#files) if (size > mostFileBytes) throw fileTooLarge(name);
    await assertRoom(this.#folder, this.size);
    for (const { path, size } of this.#files) if (size === 0) await (await open(path, 'w')).close();
  }

  get size(): number {
    return this.#files.reduce((sum, file) => sum + file.size, 0);
  }

  get received(): number {
    return this.#files.reduce((sum, file) => sum + file.received, 0);
  }

  get isComplete(): boolean {
    return this.#files.every(({ size, received }) => size === received);
  }

  get files(): ImportFile[] {
    return this.#files.map(({ name, path, size }) => ({ name, path, size }));
  }

  /** Throws `forbidden` for anybody but who began it. */
  assertOf(by: string | null): void {
    if (by === this.by) return;
    throw new StancegraphError(
      'forbidden',
      'This upload was begun with another token: only that one adds to it.',
    );
  }

  reply(): UploadReply {
    return {
      id: this.id,
      files: this.#files.map(({ name, size, modified, received }) => ({
        name,
        size,
        received,
        ...(modified === undefined ? {} : { modified }),
      })),
      pieceBytes: mostPieceBytes,
      complete: this.isComplete,
    };
  }

  /**
   * Adds a piece. What arrived before is compared, so a piece may come twice. Of a piece that breaks off
   * the part that arrived stays. Gives how much of the file there is. Throws `forbidden`, `not-found`, `conflict`, `too-large`, `bad-input`.
   */
  async receive({ file: index, offset, length, body, by }: Piece): Promise<number> {
    this.assertOf(by);
    const file = this.#files[index];
    if (!file) {
      throw new StancegraphError(
        'not-found',
        `The upload ${this.id} has ${counted(this.#files.length, 'file')}, counted from 0: there is no file ${index}.`,
      );
    }
    file.turn += 1;
    const { turn } = file;
    file.piece?.destroy(new Error('another piece of the same file came'));
    const work = file.line.then(async () => {
      if (turn !== file.turn) throw overtaken(file);
      assertFits(file, offset, length ?? 0);
      await assertRoom(this.#folder, this.size - this.received);
      file.piece = body;
      try {
        await this.#write(file, offset, body);
      } finally {
        if (file.piece === body) delete file.piece;
      }
    });
    file.line = work.catch(() => {});
    await work;
    return file.received;
  }

  /** Ends what is arriving. */
  async stop(): Promise<void> {
    for (const file of this.#files) {
      file.turn += 1;
      file.piece?.destroy(new Error('the upload was broken off'));
      await file.line;
    }
  }

  async #write(file: Arriving, offset: number, body: Readable): Promise<void> {
    const handle = await open(file.path, file.received === 0 ? 'w+' : 'r+');
    let at = offset;
    try {
      for await (const part of body as AsyncIterable<Buffer>) {
        if (at + part.length > file.size || at + part.length - offset > mostPieceBytes) {
          throw at + part.length > file.size ? tooLong(file) : tooLargePiece();
        }
        const known = Math.max(0, Math.min(part.length, file.received - at));
        if (known > 0) await assertSame(file, handle, at, part.subarray(0, known));
        const fresh = part.subarray(known);
        if (fresh.length > 0) {
          await writeAll(handle, fresh, at + known);
          file.received = at + part.length;
        }
        at += part.length;
        this.touched = Date.now();
      }
    } catch (error) {
      if (error instanceof StancegraphError) throw error;
      throw (
        diskError(error) ??
        new StancegraphError(
          'bad-input',
          `The piece of ${file.name} broke off after ${at - offset} bytes, which are kept: go on with byte ${file.received}.`,
          { cause: error },
        )
      );
    } finally {
      await handle.close();
    }
  }
}

/** A disk that is nearly full may take a part without an error. */
async function writeAll(handle: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}

function assertFits(file: Arriving, offset: number, length: number): void {
  if (offset > file.received) {
    throw new StancegraphError(
      'conflict',
      `A piece of ${file.name} is missing: ${file.received} bytes have arrived, and this one begins with byte ${offset}. Go on with byte ${file.received}.`,
    );
  }
  if (length > mostPieceBytes) throw tooLargePiece();
  if (offset + length > file.size) throw tooLong(file);
}

/** Throws `conflict` when a file is no longer what its first pieces were of. */
async function assertSame(
  { name }: Arriving,
  handle: FileHandle,
  at: number,
  part: Buffer,
): Promise<void> {
  const { buffer } = await handle.read(Buffer.alloc(part.length), 0, part.length, at);
  if (buffer.equals(part)) return;
  throw new StancegraphError(
    'conflict',
    `${name} is not the file that the first pieces were of: bytes from ${at} on are others. Begin its upload anew.`,
  );
}

function tooLong({ name, size }: Arriving): StancegraphError {
  return new StancegraphError(
    'too-large',
    `The piece goes beyond the end of ${name}, which has ${size} bytes. Begin its upload anew if it has grown.`,
  );
}

function tooLargePiece(): StancegraphError {
  return new StancegraphError(
    'too-large',
    `A piece has at most ${mostPieceBytes / 1024 ** 2} MB. Send smaller ones.`,
  );
}

function overtaken({ name }: Arriving): StancegraphError {
  return new StancegraphError('conflict', `Another piece of ${name} came after this one.`);
}

/** An upload as one of the imports that are listed. */
export function headOfUpload(upload: Upload): ImportHead & { progress: ImportProgress } {
  const { id, files, made, choices } = upload;
  return {
    id,
    state: 'uploading',
    dossier: choices.options?.dossier ?? '',
    format: choices.format ?? '',
    files: files.slice(0, 20).map(({ name, size }) => ({ name, size })),
    made,
    problems: 0,
    notes: 0,
    progress: { step: 'uploading', done: upload.received, total: upload.size },
  };
}

export function replyOfUpload(upload: Upload): ImportReply {
  return {
    ...headOfUpload(upload),
    plan: null,
    suggestions: [],
    problemGroups: [],
    noteGroups: [],
    coverage: [],
    reason: null,
    skipInvalid: upload.choices.options?.skipInvalid === true,
    tables: null,
  };
}
