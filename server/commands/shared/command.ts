/** What commands have in common: options, progress, and how they end. */
import { counted } from '../../../model/formats/counted.ts';
import type { Counts } from '../../backup/format.ts';
import { StancegraphError, StartError } from '../../errors.ts';

/** The value after an option, as in `--out FILE`. */
export function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? undefined : process.argv[at + 1];
  if (at >= 0 && (value === undefined || value.startsWith('-'))) {
    throw new StartError(`Say what ${name} is: ${name} VALUE.`);
  }
  return value;
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

/** Ends with code 2 for what the reader can put right: a line, and one for each of its errors. */
export function ended(then = ''): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof StancegraphError || error instanceof StartError)) throw error;
    const errors = error instanceof StancegraphError ? (error.facts.errors ?? []) : [];
    const listed = errors.slice(0, shownErrors).map(({ path, message }) => `  ${path}: ${message}`);
    if (errors.length > shownErrors) listed.push(`  and ${errors.length - shownErrors} more`);
    const lines = [error.message, ...listed, ...(then ? [then] : [])];
    process.stderr.write(`${asCalled(lines.join('\n'))}\n`);
    process.exit(2);
  };
}
