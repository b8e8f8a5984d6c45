/** What commands have in common: options, progress, and how they end. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { counted } from '../../../model/formats/counted.ts';
import type { Counts } from '../../backup/format.ts';
import { StancegraphError, StartError } from '../../errors.ts';

/** Types of options: `--out FILE` and `--replace`. */
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;

/**
 * The options and the other words of a command line. Every command also knows `--json` and `--help`.
 * Throws with how the command is used for an option that it does not know or that lacks its value.
 */
export function commandLine<Options extends Record<string, typeof text | typeof flag>>(
  usage: string,
  options: Options,
) {
  const parse = () =>
    parseArgs({ options: { ...options, json: flag, help: flag }, allowPositionals: true });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    // What follows the first sentence is about other programs' ways to pass words.
    const [what] = (error as Error).message.split(/\. |\n/);
    throw new StartError(`${what?.replace(/\.?$/, '.')}\n${usage}`);
  }
  if (process.argv.includes('--help')) throw new StartError(usage);
  return { options: parsed.values, words: parsed.positionals };
}

/** What a command has done: lines for people or, with `--json`, one line for a program. */
export function sayOutcome(facts: object, lines: readonly string[]): void {
  const isForProgram = process.argv.includes('--json');
  process.stdout.write(isForProgram ? `${JSON.stringify(facts)}\n` : `${lines.join('\n')}\n`);
}

/** A message as it was called: where npm runs no script, `stancegraph X` in place of `npm run X --`. */
export function asCalled(message: string): string {
  const isScript = /^run(-script)?$/.test(process.env.npm_command ?? '');
  return isScript ? message : message.replaceAll(/npm run ([a-z-]+) --/g, 'stancegraph $1');
}

const everyMs = 2000;

/** Reports progress, a line every two seconds. */
export function progressLine(what: string): (done: Counts) => void {
  let shown = Date.now();
  return ({ nodes, relationships, records }) => {
    if (Date.now() - shown < everyMs) return;
    shown = Date.now();
    process.stderr.write(
      `${what}: ${counted(nodes, 'node')}, ${counted(relationships, 'relationship')}, ${counted(records, 'record')}\n`,
    );
  };
}

const shownErrors = 20;

/** What the operating system says of files, in words. */
const ofFiles: Record<string, string> = {
  EACCES: 'There is no permission for',
  EPERM: 'There is no permission for',
  EROFS: 'There is no permission to write',
  ENOTDIR: 'This is no folder:',
  EISDIR: 'This is a folder and no file:',
};

/** An error that the reader can put right; every other is thrown again, as a fault of the program. */
export function forReader(error: unknown): StancegraphError | StartError {
  if (error instanceof StancegraphError || error instanceof StartError) return error;
  const { code = '', path: named } = error as NodeJS.ErrnoException;
  // Files are written under such a name until they are whole.
  const path = named?.replace(/\.part$/, '');
  if (path && code === 'ENOENT') {
    const [folder, file] = [dirname(path), `file ${path}`];
    return new StartError(`There is no ${existsSync(folder) ? file : `folder ${folder}`}.`);
  }
  if (path && ofFiles[code]) return new StartError(`${ofFiles[code]} ${path}.`);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartError('The disk is full: make room, and try again.');
  }
  throw error;
}

/** Ends with code 2 for what the reader can put right: a line, and one for each of its errors. */
export function ended(then = ''): (error: unknown) => void {
  return (thrown) => {
    const error = forReader(thrown);
    const errors = error instanceof StancegraphError ? (error.facts.errors ?? []) : [];
    const listed = errors.slice(0, shownErrors).map(({ path, message }) => `  ${path}: ${message}`);
    if (errors.length > shownErrors) listed.push(`  and ${errors.length - shownErrors} more`);
    const lines = [error.message, ...listed, ...(then ? [then] : [])];
    process.stderr.write(`${asCalled(lines.join('\n'))}\n`);
    process.exit(2);
  };
}
