/**
 * What only those may see who run the server is encrypted in the store, since readers may read it:
 * AES-256-GCM with `SECRET_KEY`, or else a key that is made at the first need in the data folder.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StancegraphError } from '../errors.ts';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;

export interface SecretSettings {
  secretKey?: string | undefined;
  dataDir?: string | undefined;
}

/** The key of this server. */
export async function keyOf({ secretKey, dataDir }: SecretSettings): Promise<Buffer> {
  if (secretKey !== undefined) return createHash('sha256').update(secretKey).digest();
  if (dataDir === undefined) throw new Error('neither SECRET_KEY nor a data folder is set');
  const file = join(dataDir, 'secret.key');
  const known = await readFile(file).catch(() => undefined);
  if (known?.length === keyBytes) return known;
  await mkdir(dataDir, { recursive: true });
  // Another process may make it at the same moment: whoever is first has made it.
  await writeFile(file, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' }).catch(() => {});
  return readFile(file);
}

/** A text that the key alone opens. */
export function seal(key: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws `unavailable` when it was sealed with another key. */
export function unseal(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new StancegraphError(
      'unavailable',
      'This was encrypted with another key. Set SECRET_KEY to the same value on every server.',
      { cause },
    );
  }
}
