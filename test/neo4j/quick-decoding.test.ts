/** Replies of Neo4j are read to the same values, quickly or by the driver itself. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import neo4j from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { quickenDecoding } from '../../server/store/neo4j/quick-decoding.ts';

const fromDriver = createRequire(createRequire(import.meta.url).resolve('neo4j-driver'));
const inside = (path: string) => fromDriver(`neo4j-driver-bolt-connection/lib/${path}`);
const { Packer, Unpacker } = inside('packstream/packstream-v1.js');
const { Structure } = inside('packstream/structure.js');
const { default: Piece, alloc } = inside('channel/channel-buf.js');
const { default: Pieces } = inside('channel/combined-buf.js');
const { objectUtil } = fromDriver('neo4j-driver-core').internal;
const { default: Protocol } = inside('bolt/bolt-protocol-v5x8.js');

/** The classes that a connection of the newest protocol before 6 gives. */
const { fromStructure } = new Protocol({}, {}, {}).transformer;
const own = Unpacker.prototype.unpack;
quickenDecoding();
const quick = Unpacker.prototype.unpack;

function packed(value: unknown): Buffer {
  const buffer = alloc(1_000_000);
  new Packer(buffer).packable(value)();
  return Buffer.from(buffer._buffer.subarray(0, buffer.position));
}

/** What a way of reading gives, or why it fails, and where it stands afterwards. */
function outcome(unpack: typeof own, bytes: Buffer, settings: unknown[] = [], cuts: number[] = []) {
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b)];
  const parts = edges.map((from, index) => new Piece(bytes.subarray(from, edges[index + 1])));
  const message = parts.length === 1 ? parts[0] : new Pieces(parts);
  try {
    const value = unpack.call(new Unpacker(...settings), message, toClass);
    return { value, position: message.position };
  } catch (error) {
    return { error: String(error) };
  }
}

/** The driver gives an object that throws when it is looked at for what is no node, date or the like. */
function toClass(structure: object): unknown {
  const value = fromStructure(structure);
  return objectUtil.isBrokenObject(value)
    ? { broken: String(objectUtil.getBrokenObjectReason(value)) }
    : value;
}

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, '', '__proto__', 'é', '\u{1F600}', 0.1, -0),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ minLength: 200, maxLength: 400 }),
    fc.double(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => neo4j.int(n)),
    fc.integer({ min: -70_000, max: 70_000 }).map((n) => neo4j.int(n)),
    fc.constantFrom(-129, -128, -17, -16, 127, 128, 32_767, 32_768, -32_769).map(neo4j.int),
    fc
      .integer({ min: -(10 ** 6), max: 10 ** 6 })
      .map((day) => new Structure(0x44, [neo4j.int(day)])),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.array(fc.constant(1), { minLength: 250, maxLength: 300 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'id')), tie('value')),
    fc
      .tuple(fc.integer({ min: 0, max: 127 }), fc.array(tie('value'), { maxLength: 9 }))
      .map(([signature, fields]) => new Structure(signature, fields)),
    fc
      .tuple(fc.bigInt({ min: 0n, max: 2n ** 40n }), fc.array(fc.string()), tie('value'))
      .map(
        ([id, labels, text]) => new Structure(0x4e, [neo4j.int(id), labels, { text }, `4:${id}`]),
      ),
  ),
})).value;

const cuts = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

describe('a reply of Neo4j', () => {
  test('is read as the driver reads it', () => {
    fc.assert(
      fc.property(values, (value) => {
        const bytes = packed(value);
        expect(outcome(quick, bytes)).toStrictEqual(outcome(own, bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test('is read as the driver reads it when it arrives in pieces', () => {
    fc.assert(
      fc.property(values, cuts, (value, places) => {
        const bytes = packed(value);
        expect(outcome(quick, bytes, [], places)).toStrictEqual(outcome(own, bytes));
      }),
      { numRuns: 1000 },
    );
  });

  test('that is cut off or not what it should be fails as with the driver', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.nat({ max: 255 }), (value, place, wrong) => {
        const bytes = packed(value);
        const cut = bytes.subarray(0, place % bytes.length);
        expect(outcome(quick, cut)).toStrictEqual(outcome(own, cut));
        bytes[place % bytes.length] = wrong;
        expect(outcome(quick, bytes)).toStrictEqual(outcome(own, bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test('has the whole numbers that the settings ask for', () => {
    const bytes = packed([neo4j.int(5), neo4j.int('9007199254740993')]);
    expect(outcome(quick, bytes, [false, true])).toMatchObject({ value: [5n, 9007199254740993n] });
    expect(outcome(quick, bytes, [true])).toMatchObject({ value: [5, Number.POSITIVE_INFINITY] });
  });

  test('is read in one pass', () => {
    const bytes = packed({ name: 'x', days: [new Structure(0x44, [neo4j.int(19_000)])] });
    let tries = 0;
    const { _unpackBoolean: slow } = Unpacker.prototype;
    Unpacker.prototype._unpackBoolean = function (this: unknown, marker: number) {
      tries += 1;
      return slow.call(this, marker);
    };
    expect(outcome(quick, bytes)).toMatchObject({ position: bytes.length });
    expect(tries).toBe(0);
    Unpacker.prototype._unpackBoolean = slow;
  });
});
