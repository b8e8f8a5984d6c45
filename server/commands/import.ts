/**
 * `npm run import -- FILES`: imports files, folders or archives of any format into the configured
 * store. Exits with 0 when done, 1 when refused and nothing was changed, 2 when wrongly called.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DnaOption } from '../../model/formats/dna-options.ts';
import { type Decision, decisionsFile, type ImportPlan } from '../../model/schemas/imports.ts';
import { readConfig } from '../config.ts';
import { StancegraphError, StartError } from '../errors.ts';
import { formats } from '../imports/formats/index.ts';
import { refiQda } from '../imports/formats/refi-qda/index.ts';
import { isCodeMapping, mappingOf } from '../imports/formats/refi-qda/mapping.ts';
import { Import, type ImportChoices } from '../imports/import.ts';
import { openPaths } from '../imports/input/open-files.ts';
import { recoverImports } from '../imports/recover.ts';
import { described } from '../imports/tables/described.ts';
import { checkMapping } from '../imports/tables/read-tables.ts';
import { keptText, undo } from '../imports/undo.ts';
import { openStore } from '../store/open-store.ts';
import { asCalled, commandLine, flag, forReader, text } from './shared/command.ts';
import { planLines, progressBar, reportLines } from './shared/import-report.ts';

const usage = `npm run import -- FILES [--format F] [--dry-run] [--mapping FILE] [--save-mapping FILE]
  [--dossier NAME] [--skip-invalid] [--decisions FILE] [--save-decisions FILE] [--report FILE]
  [--unit sentence] [--json]
  [--person V] [--organization V] [--concept V] [--agreement V] [--type T]: the variables of a study of DNA
npm run import -- --undo ID [--lose-corrections] takes an import out again.
Formats: ${formats.map(({ name }) => name).join(', ')}. FILES may be folders, zip archives or - for the standard input.`;

interface Asked {
  paths: string[];
  /** The import to take out, in place of one to make. */
  undo: string | undefined;
  losesCorrections: boolean;
  choices: ImportChoices;
  dryRun: boolean;
  saveMapping: string | undefined;
  saveDecisions: string | undefined;
  report: string | undefined;
}

const own = {
  format: text,
  mapping: text,
  'save-mapping': text,
  dossier: text,
  decisions: text,
  'save-decisions': text,
  report: text,
  undo: text,
  'lose-corrections': flag,
  'dry-run': flag,
  'skip-invalid': flag,
} as const;
/** Options of formats. */
const ofFormats = {
  unit: text,
  chair: text,
  language: text,
  person: text,
  organization: text,
  concept: text,
  agreement: text,
  type: text,
} as const satisfies Record<DnaOption | 'unit' | 'chair' | 'language', typeof text>;

function asked(): Asked {
  const { options: values, words: paths } = commandLine(usage, { ...own, ...ofFormats });
  if (paths.length > 0 === (values.undo !== undefined)) {
    throw new StartError(usage);
  }
  if (values.format && !formats.some(({ name }) => name === values.format)) {
    throw new StartError(`There is no format ${JSON.stringify(values.format)}.\n${usage}`);
  }
  for (const path of paths) {
    if (path !== '-' && !existsSync(path)) {
      throw new StartError(`There is no file or folder ${path}.`);
    }
  }
  const options = Object.fromEntries(
    Object.keys(ofFormats).flatMap((name) => {
      const value = values[name as keyof typeof ofFormats];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    paths,
    undo: values.undo,
    losesCorrections: values['lose-corrections'] === true,
    dryRun: values['dry-run'] === true,
    saveMapping: values['save-mapping'],
    saveDecisions: values['save-decisions'],
    report: values.report,
    choices: {
      format: values.format,
      dossier: values.dossier,
      options,
      skipInvalid: values['skip-invalid'] === true,
      ...(values.mapping ? { mapping: readMapping(values.mapping, values.format) } : {}),
      ...(values.decisions ? { decisions: readDecisions(values.decisions) } : {}),
    },
  };
}

/** A mapping of tables, or of the codes of a REFI-QDA project. */
function readMapping(path: string, format: string | undefined): unknown {
  const given = readJson(path);
  return inFile(path, () => {
    if (format !== refiQda.name && !isCodeMapping(given)) return checkMapping(given);
    mappingOf(given);
    return given;
  });
}

function readDecisions(path: string): Decision[] {
  const parsed = decisionsFile.safeParse(readJson(path));
  if (parsed.success) return parsed.data.decisions;
  throw new StartError(`${path} holds no decisions: ${parsed.error.issues[0]?.message}.`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(`${path} cannot be read: ${(error as Error).message}.`);
  }
}

function inFile<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StancegraphError)) throw error;
    const errors = (error.facts.errors ?? []).map((one) => `${one.path}: ${one.message}`);
    throw new StartError([`${path}: ${error.message}`, ...errors].join('\n  '));
  }
}

async function main(): Promise<number> {
  const all = asked();
  if (all.undo !== undefined) return takeBack(all.undo, all.losesCorrections);
  const { paths, choices, dryRun, saveMapping, saveDecisions, report } = all;
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-import-'));
  const broken = new AbortController();
  const stop = () => broken.abort(new StancegraphError('bad-input', 'The import was interrupted.'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const files = await openPaths(paths, folder);
    const store = await openStore(readConfig(process.env), 'command');
    try {
      for (const id of await recoverImports(store))
        say(`The broken-off import ${id} was taken out.`);
      const running = new Import(store, folder, files, choices, { signal: broken.signal });
      const bar = progressBar();
      running.onProgress = bar.show;
      try {
        try {
          await running.read();
        } catch (error) {
          if ((running.guessed?.unclear.length ?? 0) > 0 && !choices.mapping) {
            say(
              saveMapping
                ? `What was guessed is in ${saveMapping}: put it right, and give it with --mapping ${saveMapping}.`
                : 'Write what was guessed with --save-mapping FILE, put it right (docs/formats/csv.md), and give it with --mapping FILE.',
            );
          }
          throw error;
        } finally {
          if (saveMapping && running.mapping) saveJson(saveMapping, running.mapping);
        }
        if (running.guessed && !choices.mapping)
          for (const line of described(running.mapping)) say(line);
        const { plan } = await running.plan();
        bar.end();
        if (saveDecisions) saveJson(saveDecisions, { decisions: decisionsOf(running) });
        for (const line of reportLines(running)) say(line);
        if (report) running.staged?.issues.lines.flush();
        if (report) writeFileSync(report, await issuesText(running));
        if (!running.isReady()) {
          say('Nothing was changed. Correct the problems, or leave them out with --skip-invalid.');
          outcome('refused', running, plan);
          return 1;
        }
        if (dryRun) {
          for (const line of planLines(plan, 'would be')) say(line);
          say('Nothing was changed: --dry-run.');
          outcome('dry-run', running, plan);
          return 0;
        }
        const applied = await running.apply();
        bar.end();
        for (const line of planLines(applied, 'were')) say(line);
        say(`Imported as ${running.id}; --undo ${running.id} takes it out again.`);
        outcome('applied', running, applied);
        return 0;
      } finally {
        bar.end();
        await running.close();
      }
    } finally {
      await store.engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeBack(id: string, losesCorrections: boolean): Promise<number> {
  const store = await openStore(readConfig(process.env), 'command');
  try {
    await recoverImports(store);
    const kept = await undo(store, id, { losesCorrections });
    const left = keptText(kept);
    say(`The import ${id} was taken out.`);
    if (left) say(left);
    if (isForProgram) process.stdout.write(`${JSON.stringify({ state: 'undone', id, ...kept })}\n`);
    return 0;
  } finally {
    await store.engine.close();
  }
}

function decisionsOf(running: Import): Decision[] {
  const decided = new Map(running.decisions.map((one) => [one.key, one]));
  for (const { key, name, candidates, decision } of running.suggestions()) {
    const ids = candidates.map(({ id }) => id);
    decided.set(key, { key, name, candidates: ids, decision });
  }
  return [...decided.values()];
}

/** Every problem and note, a line each. */
async function issuesText({ staged, planned }: Import): Promise<string> {
  let lines = '';
  for (const issues of [staged?.issues, planned?.issues]) {
    if (!issues) continue;
    for await (const rows of issues.lines.read()) {
      for (const row of rows) lines += `${JSON.stringify(row)}\n`;
    }
  }
  return lines;
}

function saveJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

const isForProgram = process.argv.includes('--json');

/** With `--json` standard output has the outcome alone. */
function say(line: string): void {
  (isForProgram ? process.stderr : process.stdout).write(`${line}\n`);
}

function outcome(state: string, { id }: Import, plan: ImportPlan): void {
  if (isForProgram) process.stdout.write(`${JSON.stringify({ state, id, plan })}\n`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => {
    const error = forReader(thrown);
    const errors = error instanceof StancegraphError ? (error.facts.errors ?? []) : [];
    const listed = errors.map(({ path, message }) => `  ${path}: ${message}`);
    const lines = [error.message, ...listed, 'Nothing was changed.'];
    process.stderr.write(`${asCalled(lines.join('\n'))}\n`);
    process.exitCode = error instanceof StartError ? 2 : 1;
  },
);
