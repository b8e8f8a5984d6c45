/**
 * `npm run queries -- export <folder>` and `npm run queries -- import <folder>`: people's own saved
 * queries as a folder of .cypher files, which can live in git.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ZodError } from 'zod';
import { formatQuery, parseQuery, queryFileEnding } from '../../model/formats/query-file.ts';
import type { SavedQuery } from '../../model/schemas/queries.ts';
import { readConfig } from '../config.ts';
import { StancegraphError, StartError } from '../errors.ts';
import { fromZod } from '../http/problems.ts';
import { type OwnQueries, openLibrary } from '../library/open-library.ts';
import { commandLine, ended } from './shared/command.ts';

const usage = 'Say npm run queries -- export <folder>, or npm run queries -- import <folder>.';

async function main(): Promise<void> {
  const [verb, folder] = commandLine(usage, {}).words;
  if ((verb !== 'export' && verb !== 'import') || !folder) throw new StartError(usage);
  const path = resolve(folder);
  const read = verb === 'import' ? await readFolder(path) : [];
  const library = await openLibrary(readConfig(process.env));
  try {
    if (verb === 'export') await exportTo(library, path);
    else await importFrom(library, read, path);
  } finally {
    await library.close();
  }
}

async function exportTo(library: OwnQueries, folder: string): Promise<void> {
  const queries = await library.list();
  await mkdir(folder, { recursive: true });
  for (const query of queries) {
    await writeFile(join(folder, `${query.name}${queryFileEnding}`), formatQuery(query));
  }
  process.stdout.write(`Wrote ${count(queries.length)} to ${folder}.\n`);
}

async function importFrom(
  library: OwnQueries,
  queries: SavedQuery[],
  folder: string,
): Promise<void> {
  if (queries.length === 0) {
    throw new StartError(`There are no files ending with ${queryFileEnding} in ${folder}.`);
  }
  const { made, changed, same } = await library.save(queries);
  process.stdout.write(
    `Read ${count(queries.length)}: ${made} new, ${changed} changed, ${same} as they were.\n`,
  );
}

/** Every file is read before anything is written; everything that is wrong is reported at once. */
async function readFolder(folder: string): Promise<SavedQuery[]> {
  const files = await readdir(folder).catch(() => {
    throw new StartError(`The folder ${folder} cannot be read.`);
  });
  const errors: { path: string; message: string }[] = [];
  const queries: SavedQuery[] = [];
  for (const file of files.filter((name) => name.endsWith(queryFileEnding)).sort()) {
    try {
      const text = await readFile(join(folder, file), 'utf8');
      queries.push(parseQuery(basename(file, queryFileEnding), text));
    } catch (error) {
      const reason = error instanceof ZodError ? fromZod(error).message : (error as Error).message;
      errors.push({ path: file, message: reason });
    }
  }
  if (errors.length > 0) {
    throw new StancegraphError('bad-input', 'Some files are invalid, so nothing was written:', {
      errors,
    });
  }
  return queries;
}

function count(number: number): string {
  return `${number} saved ${number === 1 ? 'query' : 'queries'}`;
}

main().catch(ended());
