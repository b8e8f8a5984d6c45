/** The text of a Word document: a paragraph a line. */
import mammoth from 'mammoth';
import { textOfHtml } from './html.ts';

/** Throws, with what to try, for a file that is none, is encrypted, or unpacks to very much. */
export async function textOfDocx(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  const head = new Uint8Array(bytes.slice(0, 4));
  if (head[0] === 0xd0 && head[1] === 0xcf) {
    throw new Error(
      `${file.name} is protected by a password, or was saved by an old Word. Open it, save it as .docx without a password, and try again.`,
    );
  }
  if (head[0] !== 0x50 || head[1] !== 0x4b) {
    throw new Error(`${file.name} is no Word document. Open it, copy its text and paste it.`);
  }
  refuseBomb(new DataView(bytes), file.name);
  const { value } = await mammoth
    .convertToHtml({ arrayBuffer: bytes }, { convertImage: mammoth.images.imgElement(noImage) })
    .catch(() => {
      throw new Error(
        `${file.name} cannot be read: it is damaged. Open it, copy its text and paste it.`,
      );
    });
  return textOfHtml(value).text;
}

const noImage = async () => ({ src: '' });
const mostUnpacked = 64 * 1024 * 1024;

/** Adds up what the directory of the archive says its files unpack to. */
function refuseBomb(view: DataView, name: string): void {
  let unpacked = 0;
  for (let at = 0; at + 46 <= view.byteLength; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    unpacked += view.getUint32(at + 24, true);
    at += 45;
  }
  if (unpacked > mostUnpacked) {
    throw new Error(
      `${name} unpacks to ${Math.round(unpacked / 1024 / 1024)} MB, which is no text. Copy its words and paste them.`,
    );
  }
}
