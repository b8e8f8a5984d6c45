/** One import from its files to the store: the pipeline that the command and the server run. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  Decision,
  ImportPlan,
  ImportProgress,
  IssueGroup,
  MatchSuggestion,
} from '../../model/schemas/imports.ts';
import { StancegraphError } from '../errors.ts';
import { graphVersion } from '../store/cache.ts';
import type { Store } from '../store/store.ts';
import { apply } from './apply.ts';
import type { GuessedMapping, ImportFile, ImportFormat } from './formats/format.ts';
import { leftOut, recognised } from './formats/index.ts';
import { makePlan, type PlannedImport } from './plan.ts';
import { importHeads, storedImport } from './records.ts';
import { type Staged, stage } from './stage.ts';
import { dossierName } from './tables/ids.ts';

export interface ImportChoices {
  format?: string | undefined;
  mapping?: unknown;
  options?: Readonly<Record<string, string>>;
  dossier?: string | undefined;
  skipInvalid?: boolean;
  decisions?: readonly Decision[];
}

/** The id of a new import: when it was made, and something that no other has. */
export function newImportId(): string {
  const day = new Date().toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  return `${day}-${randomBytes(4).toString('hex')}`;
}

export class Import {
  readonly id: string;
  readonly made = new Date().toISOString();
  /** As whoever applies it writes. */
  store: Store;
  /** Of its own; emptied by {@link close}. */
  readonly folder: string;
  readonly files: readonly ImportFile[];
  readonly choices: ImportChoices;
  readonly signal: AbortSignal | undefined;
  progress: ImportProgress = { step: 'reading', done: 0, total: 0 };
  onProgress: (progress: ImportProgress) => void = () => {};
  format: ImportFormat | undefined;
  dossier = '';
  guessed: GuessedMapping | undefined;
  mapping: unknown;
  staged: Staged | undefined;
  planned: PlannedImport | undefined;
  decisions: Decision[];

  constructor(
    store: Store,
    folder: string,
    files: readonly ImportFile[],
    choices: ImportChoices,
    { id = newImportId(), signal }: { id?: string; signal?: AbortSignal } = {},
  ) {
    this.store = store;
    this.folder = join(folder, 'staged');
    this.files = files;
    this.choices = choices;
    this.id = id;
    this.signal = signal;
    this.decisions = [...(choices.decisions ?? [])];
    this.mapping = choices.mapping;
  }

  /** Reads the files. Throws `bad-input` when nothing can be read, or the columns are not clear. */
  async read(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      if (error instanceof StancegraphError || this.signal?.aborted) throw error;
      // What a library says of a file that is not as it should be.
      const names = this.files.slice(0, 3).map(({ name }) => name);
      throw new StancegraphError(
        'bad-input',
        `${names.join(', ')} cannot be read${this.format ? ` as ${this.format.title}` : ''}: ${(error as Error).message.slice(0, 300)}. Nothing was changed.`,
        { cause: error },
      );
    }
  }

  async #read(): Promise<void> {
    const { choices } = this;
    await mkdir(this.folder, { recursive: true });
    const { format, files, others } = await recognised(this.files, choices.format);
    this.format = format;
    const own = await format.nameOf?.(files);
    this.dossier = dossierName(choices.dossier ?? own ?? nameOf(files));
    if (format.guess) {
      this.guessed = await format.guess(files, choices.mapping);
      this.mapping = this.guessed.mapping;
      if (this.guessed.unclear.length > 0) {
        throw new StancegraphError('bad-input', 'It is unclear what the columns mean.', {
          errors: this.guessed.unclear.map(({ file, message }) => ({ path: file, message })),
        });
      }
    }
    const total = files.reduce((sum, { size }) => sum + size, 0);
    this.#tell('reading', 0, total);
    this.staged = await stage({
      format: withOthers(format, others),
      files,
      dossier: this.dossier,
      folder: this.folder,
      options: {
        options: choices.options ?? {},
        mapping: this.mapping,
        dossier: this.dossier,
        ...(this.signal ? { signal: this.signal } : {}),
        progress: (bytes) => this.#tell('reading', Math.min(bytes, total), total),
      },
    });
    if (this.staged.records === others.length) {
      throw new StancegraphError(
        'bad-input',
        `Nothing was found in ${files.map(({ name }) => name).join(', ')} as ${format.title}.`,
      );
    }
  }

  /** Compares with the store; again after decisions, or when the store has changed. */
  async plan(decisions: readonly Decision[] = this.decisions): Promise<PlannedImport> {
    if (!this.staged) throw new Error('nothing has been read');
    const known = new Map<string, Decision>();
    for (const one of [...(await earlierDecisions(this.store)), ...decisions])
      known.set(one.key, one);
    this.decisions = [...decisions];
    this.planned = await makePlan({
      store: this.store,
      staged: this.staged,
      importId: this.id,
      decisions: [...known.values()],
      progress: (done, total) => this.#tell('comparing', done, total),
      signal: this.signal,
    });
    return this.planned;
  }

  problems(): IssueGroup[] {
    return this.#groups('problem');
  }

  notes(): IssueGroup[] {
    return this.#groups('note');
  }

  /** Whether it may be applied: nothing is wrong, or what is wrong is to be left out. */
  isReady(): boolean {
    return this.choices.skipInvalid === true || this.problems().length === 0;
  }

  suggestions(): readonly MatchSuggestion[] {
    return this.planned?.suggestions ?? [];
  }

  /** Writes it, all or nothing; planned again when the store has changed. */
  async apply(): Promise<ImportPlan> {
    if (!this.planned || !this.format) throw new Error('nothing has been planned');
    let { planned } = this;
    if ((await graphVersion(this.store.engine)) !== planned.version) planned = await this.plan();
    if (!this.isReady()) {
      throw new StancegraphError('bad-input', 'The import has problems: nothing was written.');
    }
    this.#tell('writing', 0, planned.nodes.rows + planned.relationships.rows);
    await apply({
      store: this.store,
      planned,
      format: this.format.name,
      made: this.made,
      decisions: this.decisions.filter((one) => one.decision !== null),
      skipInvalid: this.choices.skipInvalid === true,
      progress: (done, total) => this.#tell('writing', done, total),
      signal: this.signal,
    });
    const { done } = this.progress;
    this.#tell('done', done, done);
    return planned.plan;
  }

  /** Removes what lies on disk. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  #groups(kind: 'problem' | 'note'): IssueGroup[] {
    return [
      ...(this.staged?.issues.groups(kind) ?? []),
      ...(this.planned?.issues.groups(kind) ?? []),
    ];
  }

  #tell(step: ImportProgress['step'], done: number, total: number): void {
    this.progress = { step, done, total };
    this.onProgress(this.progress);
  }
}

/** Decisions of applied imports, the oldest first. */
async function earlierDecisions(store: Store): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for (const head of (await importHeads(store)).reverse()) {
    if (head.state !== 'applied') continue;
    decisions.push(...((await storedImport(store, head.id))?.body.decisions ?? []));
  }
  return decisions;
}

/** The format with a note of each file that is none of its own. */
function withOthers(format: ImportFormat, others: readonly ImportFile[]): ImportFormat {
  return {
    ...format,
    async *read(files, options) {
      const group = `files that are no ${format.title}, which are left out`;
      for (const file of others) {
        yield { kind: 'note', place: file.name, message: leftOut(file), group };
      }
      yield* format.read(files, options);
    },
  };
}

function nameOf(files: readonly ImportFile[]): string {
  const [first] = files;
  return (first?.name ?? 'import').replace(/\.[a-z0-9]+$/i, '');
}
