/**
 * Sends files in pieces. A lost connection is waited for, and what the server has by then is not sent
 * again; nor is it when the same files are chosen again after the page was left.
 */
import type { Problem } from '../../model/schemas/api.ts';
import type { ImportHead, PieceReply, UploadReply } from '../../model/schemas/imports.ts';
import { checked } from './checked.ts';
import { authorization } from './editor-token.ts';
import type { ImportChoices } from './imports.ts';
import { ApiError, get, idPath, post } from './request.ts';

export interface UploadProgress {
  /** Bytes. */
  sent: number;
  total: number;
  /** Whether it waits for the server to answer again. */
  isLost: boolean;
}

const smallestPiece = 256 * 1024;
const largestPiece = 8 * 1024 * 1024;
/** A piece should take no longer: the server gives a request half a minute. */
const [quickMs, slowMs] = [2000, 8000];
const filesAtOnce = 4;
const longestWaitMs = 10_000;
/** The server does not answer, or has too much to do: the same piece may go through later. */
const passing: ReadonlySet<number> = new Set([0, 408, 429, 500, 502, 503, 504]);

/** How files are called in an upload. */
const nameOf = (file: File): string => file.webkitRelativePath || file.name;

export interface UploadRequest {
  files: readonly File[];
  choices: ImportChoices;
  /** What the server lists: an upload of the same files in it is gone on with. */
  listed: readonly ImportHead[];
  begun: (id: string) => void;
  progress: (progress: UploadProgress) => void;
  signal: AbortSignal;
}

/** Gives the id of the import when all of it has arrived. Throws `ApiError`, and when it is broken off. */
export async function sendFiles(request: UploadRequest): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const upload = (await earlierUpload(request)) ?? (await beginUpload(request));
    request.begun(upload.id);
    request.signal.throwIfAborted();
    try {
      await new Sending(request, upload).all();
      return upload.id;
    } catch (error) {
      // The server was started again, and knows nothing of it.
      const isUnknown = error instanceof ApiError && error.problem.status === 404;
      if (!isUnknown || attempt >= 3) throw error;
    }
  }
}

function beginUpload({ files, choices }: UploadRequest): Promise<UploadReply> {
  const named = files.map((file) => ({
    name: nameOf(file),
    size: file.size,
    modified: file.lastModified,
  }));
  return post('upload', '/imports/uploads', { ...choices, files: named });
}

async function earlierUpload({ files, listed }: UploadRequest): Promise<UploadReply | undefined> {
  for (const { id, state } of listed) {
    if (state !== 'uploading') continue;
    const known = await get('upload', `${idPath('imports', id)}/files`).catch(() => undefined);
    const isSame = (file: File, at: number) => {
      const one = known?.files[at];
      return (
        one?.name === nameOf(file) && one.size === file.size && one.modified === file.lastModified
      );
    };
    if (known?.files.length === files.length && files.every(isSame)) return known;
  }
  return undefined;
}

class Sending {
  readonly #request: UploadRequest;
  /** Ends what is on its way when it was broken off, or one of the files failed. */
  readonly #over = new AbortController();
  readonly #signal: AbortSignal;
  readonly #id: string;
  /** Bytes of each file that have arrived, and those on their way. */
  readonly #arrived: number[];
  readonly #onWay: number[];
  readonly #most: number;
  #piece = 1024 * 1024;
  #lost = 0;

  constructor(request: UploadRequest, { id, files, pieceBytes }: UploadReply) {
    this.#request = request;
    this.#signal = AbortSignal.any([request.signal, this.#over.signal]);
    this.#id = id;
    this.#arrived = files.map(({ received }) => received);
    this.#onWay = files.map(() => 0);
    this.#most = Math.min(largestPiece, pieceBytes);
  }

  async all(): Promise<void> {
    const open = [...this.#request.files.entries()].filter(
      ([at, file]) => (this.#arrived[at] ?? 0) < file.size,
    );
    this.#tell();
    const work = async () => {
      for (let next = open.shift(); next; next = open.shift()) await this.#file(...next);
    };
    try {
      await Promise.all(Array.from({ length: filesAtOnce }, work));
    } catch (error) {
      this.#over.abort();
      throw error;
    }
  }

  async #file(at: number, file: File): Promise<void> {
    let contradicted = -1;
    for (let tries = 0; (this.#arrived[at] ?? 0) < file.size; ) {
      this.#signal.throwIfAborted();
      const offset = this.#arrived[at] ?? 0;
      const piece = file.slice(offset, offset + this.#piece);
      const started = performance.now();
      try {
        const { received } = await this.#send(at, offset, piece);
        this.#arrived[at] = received;
        if (tries > 0) this.#lost -= 1;
        tries = 0;
        this.#adapt(performance.now() - started);
      } catch (error) {
        this.#onWay[at] = 0;
        this.#signal.throwIfAborted();
        const status = error instanceof ApiError ? error.problem.status : 0;
        if (status === 413 && !isOurs(error) && this.#piece > smallestPiece) {
          // A proxy takes no pieces of this size.
          this.#piece = Math.max(smallestPiece, this.#piece / 4);
          continue;
        }
        const isPassing = passing.has(status);
        if (!isPassing && (status !== 409 || contradicted === offset)) throw error;
        await assertReadable(file, offset);
        if (isPassing) {
          if (tries === 0) this.#lost += 1;
          tries += 1;
          this.#tell();
          await this.#wait(tries);
        } else contradicted = offset;
        await this.#ask();
      }
      this.#onWay[at] = 0;
      this.#tell();
    }
  }

  /** Finds out how far it has come; while the server does not answer, the next try does. */
  async #ask(): Promise<void> {
    try {
      const { files } = await get('upload', `${idPath('imports', this.#id)}/files`);
      for (const [at, { received }] of files.entries()) this.#arrived[at] = received;
    } catch (error) {
      const status = error instanceof ApiError ? error.problem.status : 0;
      if (!passing.has(status)) throw error;
    }
  }

  #adapt(ms: number): void {
    if (ms < quickMs) this.#piece = Math.min(this.#most, this.#piece * 2);
    if (ms > slowMs) this.#piece = Math.max(smallestPiece, this.#piece / 2);
  }

  /** Longer each time, but no longer than until the network is there again. */
  async #wait(tries: number): Promise<void> {
    const signal = this.#signal;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        removeEventListener('online', end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(longestWaitMs, 500 * 2 ** tries));
      addEventListener('online', end);
      signal.addEventListener('abort', end);
    });
    signal.throwIfAborted();
  }

  /** Only this kind of request tells how much of its body has gone. */
  #send(at: number, offset: number, piece: Blob): Promise<PieceReply> {
    const signal = this.#signal;
    const request = new XMLHttpRequest();
    return new Promise((resolve, reject) => {
      const stop = () => request.abort();
      request.open('PUT', `/api${idPath('imports', this.#id)}/files/${at}?offset=${offset}`);
      request.setRequestHeader('Content-Type', 'application/octet-stream');
      for (const [name, value] of Object.entries(authorization())) {
        request.setRequestHeader(name, value);
      }
      request.responseType = 'json';
      request.upload.addEventListener('progress', ({ loaded }) => {
        this.#onWay[at] = Math.min(loaded, piece.size);
        this.#tell();
      });
      request.addEventListener('load', () => {
        if (request.status < 300) {
          checked('piece', request.response).then((reply) => resolve(reply as PieceReply), reject);
        } else reject(failed(request.response as Problem | null, request.status));
      });
      request.addEventListener('error', () => reject(failed(null, 0)));
      request.addEventListener('abort', () => reject(failed(null, 0)));
      request.addEventListener('loadend', () => signal.removeEventListener('abort', stop));
      signal.addEventListener('abort', stop);
      request.send(piece);
    });
  }

  #tell(): void {
    if (this.#signal.aborted) return;
    const { files, progress } = this.#request;
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    const total = files.reduce((all, { size }) => all + size, 0);
    const sent = Math.min(total, sum(this.#arrived) + sum(this.#onWay));
    progress({ sent, total, isLost: this.#lost > 0 });
  }
}

/** Whether the server itself refused it, and no proxy before it. */
function isOurs(error: unknown): boolean {
  return error instanceof ApiError && error.problem.type.startsWith('/api/docs');
}

function failed(problem: Problem | null, status: number): ApiError {
  const detail = `The upload did not arrive (${status}). Check the connection and try again.`;
  return new ApiError(problem ?? { type: 'about:blank', title: 'Upload', status, detail });
}

/** Throws for a file that was moved, deleted or changed since it was chosen. */
async function assertReadable(file: File, offset: number): Promise<void> {
  try {
    await file.slice(offset, offset + 1).arrayBuffer();
  } catch {
    throw new Error(
      `${nameOf(file)} cannot be read any more: it was moved or changed meanwhile. Choose it again.`,
    );
  }
}
