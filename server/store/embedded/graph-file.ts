/** A file that holds a graph in parts, so that it need not be read out of the engine at every start. */
import { closeSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { GraphPart } from './graph-parts.ts';

/** Goes up when what such a file holds changes. */
const form = 2;

/** What the file tells of itself first. */
interface Head {
  form: number;
  /** Of the state of the store that it holds. */
  mark: string;
}

/** Writes a file; it begins with the mark, and takes the place of one that is there when it is finished. */
export class GraphFile {
  private readonly path: string;
  private readonly file: number;

  constructor(path: string, mark: string) {
    this.path = path;
    this.file = openSync(unfinished(path), 'w');
    this.put({ form, mark } satisfies Head);
  }

  add(part: GraphPart): void {
    this.put(part);
  }

  finish(): void {
    closeSync(this.file);
    renameSync(unfinished(this.path), this.path);
  }

  private put(value: unknown): void {
    const bytes = serialize(value);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    writeSync(this.file, length);
    writeSync(this.file, bytes);
  }
}

function unfinished(path: string): string {
  return `${path}.unfinished`;
}

/** The parts of a file; `undefined` unless it holds the state that the mark names. */
export function readGraphFile(path: string, mark: string): Generator<GraphPart> | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  let head: Head | undefined;
  try {
    head = next(file) as Head | undefined;
  } catch {
    // Cut off, or of another version of Node.
  }
  if (head?.form === form && head.mark === mark) return partsOf(file);
  closeSync(file);
  return undefined;
}

function* partsOf(file: number): Generator<GraphPart> {
  try {
    for (let part = next(file); part !== undefined; part = next(file)) yield part as GraphPart;
  } finally {
    closeSync(file);
  }
}

/** `undefined` at the end of the file. */
function next(file: number): unknown {
  const length = Buffer.alloc(4);
  if (readSync(file, length) < 4) return undefined;
  const bytes = Buffer.allocUnsafe(length.readUInt32LE());
  if (readSync(file, bytes) < bytes.length) throw new Error('the file is cut off');
  return deserialize(bytes);
}
