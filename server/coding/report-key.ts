/**
 * Seals reports until somebody has looked at them: whoever reads the store, also with Cypher on Neo4j,
 * sees no word of them. The key is `REPORTS_KEY`, or lies in the data folder, never in the store.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const algorithm = 'aes-256-gcm';
const bytesOfNonce = 12;
const bytesOfTag = 16;
const file = 'reports.key';

export interface KeySettings {
  reportsKey?: string | undefined;
  dataDir?: string | undefined;
}

const known = new Map<string, Buffer>();
/** Where nothing says where to keep one, a key lasts as long as the program. */
const passing = randomBytes(32).toString('hex');

/** Seals a text: nobody without the key can read or change it. */
export function seal(text: string, settings: KeySettings): string {
  const nonce = randomBytes(bytesOfNonce);
  const cipher = createCipheriv(algorithm, keyOf(settings), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text that was sealed; `undefined` when it was with another key. */
export function unseal(sealed: string, settings: KeySettings): string | undefined {
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

function keyOf({ reportsKey, dataDir }: KeySettings): Buffer {
  const name = reportsKey ?? dataDir ?? '';
  let key = known.get(name);
  if (!key) {
    const secret = reportsKey ?? (dataDir === undefined ? passing : kept(dataDir));
    key = Buffer.from(hkdfSync('sha256', secret, 'stancegraph', 'reports', 32));
    known.set(name, key);
  }
  return key;
}

/** The secret in the data folder, made at the first use; another server may make it meanwhile. */
function kept(dataDir: string): string {
  const path = join(dataDir, file);
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
