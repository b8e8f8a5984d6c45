/** A zip file of texts. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZippedFile {
  name: string;
  text: string;
}

/** 1 January 1980, the first day that the format knows: the same files give the same bytes. */
const firstDay = 33;
const utf8Names = 0x0800;
const deflated = 8;

/** The bytes of a zip file; names are in UTF-8. */
export function zip(files: Iterable<ZippedFile>): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [named, content] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(utf8Names, 2);
    common.writeUInt16LE(deflated, 4);
    common.writeUInt16LE(firstDay, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(named.length, 22);
    parts.push(signed(0x04034b50), common, named, packed);
    const madeBy = Buffer.from([20, 0]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(signed(0x02014b50), madeBy, common, tail, named);
    offset += 30 + named.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  const count = entries.length / 5;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, signed(0x06054b50), end]);
}

function signed(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}
