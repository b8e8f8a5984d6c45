/** What the program knows of itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './store/cypher-files.ts';

/** Version of this program. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return String(version);
}
