/** In which encoding a text file is, told from all of it, and its text as a stream. */
import { createReadStream } from 'node:fs';
import { detect } from 'jschardet';
import { ownNames } from '../../../../model/own-names.ts';
import { StancegraphError } from '../../../errors.ts';
import { differingWord, isLatin, latinGuess } from './latin.ts';

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
  /** Why another one is nearly as likely, in words. */
  unclear?: string;
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
    const isSampled = sample.length < sampled;
    if (isSampled) sample = Buffer.concat([sample, bytes]);
    if (!isUtf8) continue;
    try {
      decoder.decode(bytes, { stream: true });
    } catch {
      isUtf8 = false;
      // What is not UTF-8 tells most about what it is.
      if (!isSampled) sample = Buffer.concat([sample, bytes]);
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
  return { ...guessed(sample), certain: false };
}

/** Below this the guess for letters that are not Latin is no better than another. */
const leastConfidence = 0.2;
/** Encodings by the names that the detector has for them. */
const named: Record<string, string> = ownNames({
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  cp874: 'windows-874',
  maccyrillic: 'x-mac-cyrillic',
});
const latin =
  /^(ascii|utf-8|windows-125[0247]|iso-?8859-(1|2|3|4|9|10|13|14|15|16)|mac.*|cp\d+|hp-.*)$/;

/** So many letters of UTF-8 to one byte that does not fit are UTF-8 all the same. */
const fitting = 20;

function guessed(sample: Buffer): { name: string; unclear?: string } {
  const text = new TextDecoder('utf-8').decode(sample);
  const bad = text.split('\ufffd').length - 1;
  const good = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (good > fitting * bad) return { name: 'utf-8' };
  const { encoding, confidence } = detect(sample);
  const found = (encoding ?? '').toLowerCase();
  const name = named[found] ?? found;
  const isOther = name !== '' && !latin.test(name) && isKnown(name);
  if (isOther && (confidence >= leastConfidence || !isLatin(sample))) return { name };
  const guess = latinGuess(sample);
  if (guess.rival === undefined) return { name: guess.name };
  const [one, other] = differingWord(sample, guess.name, guess.rival);
  return {
    name: guess.name,
    unclear: `The encoding is not clear: is it ${guess.name} (${JSON.stringify(one)}) or ${guess.rival} (${JSON.stringify(other)})? Say "encoding" in the mapping, or save the file as UTF-8.`,
  };
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
