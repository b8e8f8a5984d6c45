/** In which encoding a text file is, told from all of it, and its text as a stream. */
import { createReadStream } from 'node:fs';
import { detect } from 'jschardet';
import { StancegraphError } from '../../../errors.ts';

const marks: readonly [encoding: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
const sampled = 256 * 1024;

export interface Encoding {
  name: string;
  /** Whether it is certain: a mark, or that every byte fits. */
  certain: boolean;
}

/** Throws `bad-input` for what is no text at all. */
export async function detectEncoding(path: string, name: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let sample = Buffer.alloc(0);
  let isUtf8 = true;
  for await (const part of createReadStream(path, { highWaterMark: sampled })) {
    const bytes = part as Buffer;
    if (sample.length === 0) {
      const mark = marks.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
      if (mark) return { name: mark[0], certain: true };
    }
    if (bytes.includes(0)) {
      throw new StancegraphError(
        'bad-input',
        `${name} is not a text file: it holds bytes that no text has. Save it as CSV in UTF-8.`,
      );
    }
    if (sample.length < sampled) sample = Buffer.concat([sample, bytes.subarray(0, sampled)]);
    if (!isUtf8) continue;
    try {
      decoder.decode(bytes, { stream: true });
    } catch {
      isUtf8 = false;
      // What is not UTF-8 tells most about what it is.
      sample = Buffer.concat([sample, bytes]);
    }
  }
  if (isUtf8) {
    try {
      decoder.decode();
      return { name: 'utf-8', certain: true };
    } catch {
      // It ends within a character.
    }
  }
  return { name: guessed(sample), certain: false };
}

/** Below this the guess is none; most old files of the west are Windows-1252. */
const leastConfidence = 0.2;

function guessed(sample: Buffer): string {
  const { encoding, confidence } = detect(sample);
  const name = (encoding ?? '').toLowerCase();
  const isOld = !['', 'ascii', 'utf-8'].includes(name);
  return isOld && confidence >= leastConfidence && isKnown(name) ? name : 'windows-1252';
}

/** Whether this is the name of an encoding that can be read. */
export function isKnown(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/** The text of a file, part after part; what does not fit its encoding becomes U+FFFD. */
export async function* decodedText(
  path: string,
  encoding: string,
  read: (bytes: number) => void = () => {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of createReadStream(path, { highWaterMark: 128 * 1024 })) {
    const bytes = part as Buffer;
    read(bytes.length);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}
