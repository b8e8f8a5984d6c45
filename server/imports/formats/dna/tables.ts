/** The tables of a SQLite file of DNA, in a private copy: the library leaves a lock beside what it opens. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { ImportFile } from '../format.ts';
import { Unreadable } from '../shared/text.ts';

type Row = Record<string, unknown>;

export class Tables {
  readonly #database: InstanceType<typeof sqlite.Database>;
  readonly #names: ReadonlySet<string>;
  readonly #columns = new Map<string, readonly string[]>();

  constructor(database: InstanceType<typeof sqlite.Database>) {
    this.#database = database;
    const names = this.all("SELECT name FROM sqlite_master WHERE type = 'table'");
    this.#names = new Set(names.map(({ name }) => String(name).toUpperCase()));
  }

  /** The rows that a query gives. */
  all(sql: string, values: (number | string)[] = []): Row[] {
    return this.#database.all(sql, values);
  }

  /** Whether there is a table with this name. */
  has(table: string): boolean {
    return this.#names.has(table);
  }

  /** The names of a table's columns; none where there is no such table. */
  columns(table: string): readonly string[] {
    const known =
      this.#columns.get(table) ??
      this.all(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => String(name));
    this.#columns.set(table, known);
    return known;
  }

  /** Rows of a table. */
  count(table: string): number {
    return this.has(table) ? Number(this.all(`SELECT count(*) AS n FROM ${table}`)[0]?.n) : 0;
  }

  /** Keeps the search for a column's value from going through the whole table. */
  index(table: string, column: string): void {
    if (!this.columns(table).includes(column)) return;
    this.#database.exec(`CREATE INDEX sg_${table}_${column} ON ${table}(${column})`);
  }
}

/** What `read` gives of a file's tables; what SQLite cannot read is told as such. */
export async function* withTables<Item>(
  file: ImportFile,
  read: (tables: Tables) => Iterable<Item>,
): AsyncGenerator<Item> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-dna-'));
  let database: InstanceType<typeof sqlite.Database> | undefined;
  try {
    const copy = join(folder, 'study.sqlite');
    await copyFile(file.path, copy);
    database = new sqlite.Database(copy, { fileMustExist: true });
    // A file in WAL mode else needs memory that is shared between processes, which is not there.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    yield* read(new Tables(database));
  } catch (error) {
    if (!(error instanceof sqlite.SQLite3Error)) throw error;
    throw new Unreadable(`cannot be read as a file of DNA: ${error.message}`, 'Is it whole?');
  } finally {
    database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}
