/**
 * The driver reads each value of a reply through ten calls that try one type after another, and
 * defines the properties of a map one by one, which makes slow objects of them: for whole nodes it
 * took longer than everything that the database does. Here the same values are read in one pass
 * over the bytes. What is not known here is left to the driver, its errors included.
 *
 * The format is PackStream: https://neo4j.com/docs/bolt/current/packstream/
 */
import { createRequire } from 'node:module';
import { Integer, isDate } from 'neo4j-driver';

/** A message as the driver holds it: in one piece, or in several. */
interface Message {
  _buffer?: Buffer;
  _buffers?: Message[];
  position: number;
}

interface Structure {
  signature: number;
  fields: unknown[];
}

/** Gives nodes, dates and the like their class. */
type Hydrate = (structure: Structure) => unknown;

interface Unpacker {
  _useBigInt: boolean;
  _disableLosslessIntegers: boolean;
  unpack(message: Message, hydrate?: Hydrate): unknown;
}

const fromHere = createRequire(import.meta.url);
const fromDriver = createRequire(fromHere.resolve('neo4j-driver'));
const { Unpacker: OfDriver } = fromDriver(
  'neo4j-driver-bolt-connection/lib/packstream/packstream-v1.js',
) as { Unpacker: { prototype: Unpacker } };
const { Structure: StructureOfDriver } = fromDriver(
  'neo4j-driver-bolt-connection/lib/packstream/structure.js',
) as { Structure: new (signature: number, fields: unknown[]) => Structure };

let isDone = false;

/** Makes the driver's reading of replies quicker in this process; the values stay the same. */
export function quickenDecoding(): void {
  if (isDone) return;
  isDone = true;
  const { unpack } = OfDriver.prototype;
  OfDriver.prototype.unpack = function (this: Unpacker, message: Message, hydrate?: Hydrate) {
    if (hydrate && !this._useBigInt && !this._disableLosslessIntegers) {
      const read = readMessage(message, hydrate);
      if (read !== unknown) return read;
    }
    return unpack.call(this, message, hydrate);
  };
}

/** Stands for what is not known here. */
const unknown = Symbol('unknown');

/** One message is read at a time, from `bytes` at `at`. */
let bytes: Buffer = Buffer.alloc(0);
let at = 0;
let isUnknown = false;
let toClass: Hydrate = (structure) => structure;

function readMessage(message: Message, hydrate: Hydrate): unknown {
  const whole = message._buffer ?? joined(message._buffers);
  if (!whole) return unknown;
  bytes = whole;
  at = message.position;
  isUnknown = false;
  toClass = hydrate;
  const value = read();
  if (isUnknown || at > whole.length) return unknown;
  message.position = at;
  return value;
}

function joined(parts: Message[] | undefined): Buffer | undefined {
  const buffers = parts?.map((part) => part._buffer);
  return buffers?.every((buffer) => buffer !== undefined) ? Buffer.concat(buffers) : undefined;
}

function read(): unknown {
  const marker = byte();
  const low = marker & 0x0f;
  switch (marker >> 4) {
    case 0x8:
      return text(low);
    case 0x9:
      return list(low);
    case 0xa:
      return map(low);
    case 0xb:
      return structure(low);
    case 0xc:
    case 0xd:
    case 0xe:
      return readMarked(marker);
    default:
      return Integer.fromInt(marker < 0x80 ? marker : marker - 256);
  }
}

function readMarked(marker: number): unknown {
  switch (marker) {
    case 0xc0:
      return null;
    case 0xc1:
      return float();
    case 0xc2:
      return false;
    case 0xc3:
      return true;
    case 0xc8:
      return Integer.fromInt((byte() << 24) >> 24);
    case 0xc9:
      return Integer.fromInt((size(2) << 16) >> 16);
    case 0xca:
      return Integer.fromInt(size(4) | 0);
    case 0xcb: {
      const high = size(4) | 0;
      return new Integer(size(4) | 0, high);
    }
    case 0xd0:
    case 0xd1:
    case 0xd2:
      return text(size(1 << (marker - 0xd0)));
    case 0xd4:
    case 0xd5:
    case 0xd6:
      return list(size(1 << (marker - 0xd4)));
    case 0xd8:
    case 0xd9:
    case 0xda:
      return map(size(1 << (marker - 0xd8)));
    default:
      isUnknown = true;
      return null;
  }
}

/** Beyond the end there are zeros, and what was read is thrown away. */
function byte(): number {
  const value = bytes[at] ?? 0;
  at += 1;
  return value;
}

/** A whole number of so many bytes, without sign. */
function size(length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + byte();
  return value;
}

function float(): number {
  const start = at;
  at += 8;
  return at <= bytes.length ? bytes.readDoubleBE(start) : 0;
}

function text(length: number): string {
  const start = at;
  at += length;
  return length <= 24 ? shortText(start, length) : bytes.toString('utf8', start, at);
}

function list(length: number): unknown[] {
  const values: unknown[] = [];
  for (let index = 0; index < length && goesOn(); index += 1) values.push(read());
  return values;
}

function map(length: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (let index = 0; index < length && goesOn(); index += 1) {
    const name = read();
    const value = read();
    if (typeof name !== 'string') isUnknown = true;
    else if (name === '__proto__') {
      const own = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(values, name, own);
    } else values[name] = value;
  }
  return values;
}

function structure(length: number): unknown {
  const signature = byte();
  const fields = list(length);
  if (isUnknown || at > bytes.length) return null;
  return signature === dateSignature && length === 1
    ? date(fields)
    : toClass(new StructureOfDriver(signature, fields));
}

/** Whether there is still something to read. */
function goesOn(): boolean {
  if (at >= bytes.length) isUnknown = true;
  return !isUnknown;
}

const dateSignature = 0x44;
const datesAtMost = 10_000;
/** Dates by their day since 1970; they cannot be changed. */
const dates = new Map<number, unknown>();

function date(fields: unknown[]): unknown {
  const [day] = fields;
  const key = day instanceof Integer && day.high === day.low >> 31 ? day.low : undefined;
  const known = key === undefined ? undefined : dates.get(key);
  if (known) return known;
  const value = toClass(new StructureOfDriver(dateSignature, fields));
  if (key !== undefined && isDate(value as object)) {
    if (dates.size >= datesAtMost) dates.clear();
    dates.set(key, value);
  }
  return value;
}

/** Names of properties, labels and the like come again and again: a text for each hash. */
const shortTexts: string[] = [];
const hashes = 1024;

function shortText(start: number, length: number): string {
  const end = start + length;
  let hash = length;
  for (let index = start; index < end; index += 1) hash = (hash * 31 + (bytes[index] ?? 0)) | 0;
  const slot = hash & (hashes - 1);
  const known = shortTexts[slot];
  if (known !== undefined && isText(known, start, length)) return known;
  const value = bytes.toString('utf8', start, end);
  // Anything but ASCII has more bytes than characters, and is never found again.
  if (value.length === length) shortTexts[slot] = value;
  return value;
}

function isText(known: string, start: number, length: number): boolean {
  if (known.length !== length) return false;
  for (let index = 0; index < length; index += 1) {
    if (known.charCodeAt(index) !== bytes[start + index]) return false;
  }
  return true;
}
