/** Reads files as text, a piece at a time, in the encoding that they are in. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import jschardet from 'jschardet';
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ReadOptions } from '../format.ts';

const sample = 64 * 1024;

/** The bytes that a reading has gone through, of all its files. */
export class Meter {
  #bytes = 0;
  readonly #options: Pick<ReadOptions, 'progress' | 'signal'>;

  constructor(options: Pick<ReadOptions, 'progress' | 'signal'>) {
    this.#options = options;
  }

  /** For what is read a second time, whose bytes count no more. */
  again(): Meter {
    const { signal } = this.#options;
    return new Meter(signal ? { signal } : {});
  }

  add(bytes: number): void {
    this.#options.signal?.throwIfAborted();
    this.#bytes += bytes;
    this.#options.progress?.(this.#bytes);
  }
}

/** A file that cannot be read as what it should be, with what is wrong and where. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.advice = advice;
  }
}

/** The first bytes of a file. */
export async function firstBytes(file: ImportFile, bytes = sample): Promise<Uint8Array> {
  const handle = await open(file.path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** What a file begins with, as text; for recognising it, so wrong bytes do not matter. */
export function headText(head: Uint8Array): string {
  const mark = markOf(head);
  return new TextDecoder(mark ?? 'utf-8').decode(head);
}

/** Whether a byte order mark stands before a text. */
export function hasMark(head: Uint8Array): boolean {
  return markOf(head) !== undefined && head[0] !== 0x3c;
}

function markOf(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  return undefined;
}

/**
 * The encoding of a file: its mark, what its XML declaration says, UTF-8 where that is right, else
 * the best guess. A file is UTF-8 or its guess as a whole: later wrong bytes are told.
 */
function declaredEncoding(head: Uint8Array, kind: 'xml' | 'json' | 'text'): string {
  const mark = markOf(head);
  if (mark) return mark;
  if (kind === 'xml') {
    const declared = /^<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(
      Buffer.from(head.subarray(0, 200)).toString('latin1'),
    )?.[1];
    return declared ?? 'utf-8';
  }
  if (kind === 'json') return 'utf-8';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    const guess = jschardet.detect(Buffer.from(head))?.encoding;
    return guess ?? 'windows-1252';
  }
}

/** The text of a file, a piece at a time. Throws {@link Unreadable} at bytes that are no text. */
export async function* textOf(
  file: ImportFile,
  meter: Meter,
  kind: 'xml' | 'json' | 'text',
): AsyncGenerator<string> {
  const encoding = declaredEncoding(await firstBytes(file), kind);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new Unreadable(`is in the encoding ${encoding}, which is not known`, 'Save it as UTF-8.');
  }
  let read = 0;
  const decoded = (bytes?: Buffer) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new Unreadable(
        `has bytes that are not ${encoding.toUpperCase()} within the ${bytes ? 'part' : 'end'} after byte ${read}`,
        'Save it as UTF-8; perhaps it was cut off.',
      );
    }
  };
  for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) {
    const bytes = chunk as Buffer;
    const text = decoded(bytes);
    if (text.includes('\0')) {
      throw new Unreadable('holds zero bytes, so it is not a text', 'Is it the right file?');
    }
    read += bytes.length;
    meter.add(bytes.length);
    if (text !== '') yield text;
  }
  const rest = decoded();
  if (rest !== '') yield rest;
}

/** The lines of a file with their numbers, of at most `longestLine` characters. */
export async function* linesOf(
  file: ImportFile,
  meter: Meter,
  longestLine = 64 * 1024 * 1024,
): AsyncGenerator<[text: string, line: number]> {
  let rest = '';
  let number = 0;
  for await (const part of textOf(file, meter, 'json')) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      yield [line.replace(/\r$/, ''), number];
    }
    if (rest.length > longestLine) {
      throw new Unreadable(`line ${number + 1} is longer than ${longestLine} characters`);
    }
  }
  if (rest !== '') yield [rest, number + 1];
}

/** The whole of a file whose size is known to be small enough. */
export async function wholeText(
  file: ImportFile,
  meter: Meter,
  kind: 'xml' | 'json' | 'text',
  limit: number,
): Promise<string> {
  if (file.size > limit) {
    throw new StancegraphError(
      'bad-input',
      `${file.name} has ${file.size} bytes, more than the ${limit} that can be read of it. Split it.`,
    );
  }
  const parts: string[] = [];
  for await (const part of textOf(file, meter, kind)) parts.push(part);
  return parts.join('');
}
