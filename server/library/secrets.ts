/**
 * Encrypts what only those who run the server may see, since readers may read the store with Cypher:
 * reports that nobody has looked at, and what signs webhooks. AES-256-GCM, with a key made from
 * `SECRET_KEY`, or else from a secret that is made at the first need in the data folder.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const algorithm = 'aes-256-gcm';
const bytesOfNonce = 12;
const bytesOfTag = 16;
const file = 'secret.key';

export interface SecretSettings {
  secretKey?: string | undefined;
  dataDir?: string | undefined;
}

const known = new Map<string, Buffer>();
/** Where nothing says where to keep one, a secret lasts as long as the program. */
const passing = randomBytes(32).toString('hex');

/** Seals a text: nobody without the key can read or change it. */
export function seal(text: string, settings: SecretSettings): string {
  const nonce = randomBytes(bytesOfNonce);
  const cipher = createCipheriv(algorithm, keyOf(settings), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text that was sealed; `undefined` when it was with another key. */
export function unseal(sealed: string, settings: SecretSettings): string | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(algorithm, keyOf(settings), bytes.subarray(0, bytesOfNonce));
    decipher.setAuthTag(bytes.subarray(bytesOfNonce, bytesOfNonce + bytesOfTag));
    const text = [decipher.update(bytes.subarray(bytesOfNonce + bytesOfTag)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf({ secretKey, dataDir }: SecretSettings): Buffer {
  const name = JSON.stringify([secretKey, dataDir]);
  let key = known.get(name);
  if (!key) {
    const secret = secretKey ?? (dataDir === undefined ? passing : ownSecret(dataDir));
    key = createHash('sha256').update(secret).digest();
    known.set(name, key);
  }
  return key;
}

/** The secret in the data folder, made at the first use; another server may make it meanwhile. */
function ownSecret(dataDir: string): string {
  const path = join(dataDir, file);
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(path)) {
    // Written aside and linked, so that nobody reads it before it is whole.
    const own = `${path}.${process.pid}`;
    writeFileSync(own, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own, { force: true });
    }
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret === '')
    throw new Error(`${path} is empty: put the secret of before there, or remove it.`);
  return secret;
}
