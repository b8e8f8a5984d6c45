/**
 * `npm run seed-from-facts -- <facts.jsonl> [dossier folder]`: brings a dossier, the first one unless
 * another is named, to an edition of the facts that it is made from.
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeFromFacts } from '../../seed/from-facts.ts';
import { StartError } from '../errors.ts';
import { packageRoot } from '../store/cypher-files.ts';
import { commandLine, ended } from './shared/command.ts';

const usage = 'Name the file of facts: npm run seed-from-facts -- facts.jsonl [FOLDER].';

async function main(): Promise<void> {
  const [file, folder] = commandLine(usage, {}).words;
  if (!file) throw new StartError(usage);
  const facts = await readFile(resolve(file), 'utf8').catch((error: Error) => {
    throw new StartError(`${file} cannot be read: ${error.message}`);
  });
  const target = folder ? resolve(folder) : join(packageRoot, 'seed', 'asylum-optout');
  const report = await writeFromFacts(facts, target);
  process.stdout.write(`${report.join('\n')}\n`);
}

main().catch(ended('Nothing was changed.'));
