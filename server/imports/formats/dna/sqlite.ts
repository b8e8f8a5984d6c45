/** Reads the SQLite files of DNA 2 and 3 from a private copy: the library leaves a lock beside what it opens. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { ImportFile, ImportRecord } from '../format.ts';
import { note, problemRecord } from '../shared/emit.ts';
import { Unreadable } from '../shared/text.ts';
import {
  type Attributes,
  type CodedDocument,
  type CodedStatement,
  Study,
  type Variable,
} from './study.ts';
import { type Claims, claimTypes, type DefinedVariable } from './variables.ts';

type Row = Record<string, number | bigint | string | Uint8Array | null>;

export async function* readSqlite(
  file: ImportFile,
  options: Readonly<Record<string, string>>,
): AsyncGenerator<ImportRecord> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-dna-'));
  let database: InstanceType<typeof sqlite.Database> | undefined;
  try {
    const copy = join(folder, 'study.sqlite');
    await copyFile(file.path, copy);
    database = new sqlite.Database(copy, { readOnly: true, fileMustExist: true });
    yield* new SqliteStudy(database, file, options).read();
  } catch (error) {
    if (!(error instanceof sqlite.SQLite3Error)) throw error;
    throw new Unreadable(`cannot be read as a file of DNA: ${error.message}`, 'Is it whole?');
  } finally {
    database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

class SqliteStudy {
  readonly #database: InstanceType<typeof sqlite.Database>;
  readonly #file: ImportFile;
  readonly #options: Readonly<Record<string, string>>;
  readonly #isThird: boolean;

  constructor(
    database: InstanceType<typeof sqlite.Database>,
    file: ImportFile,
    options: Readonly<Record<string, string>>,
  ) {
    this.#database = database;
    this.#file = file;
    this.#options = options;
    const tables = this.#all("SELECT name FROM sqlite_master WHERE type = 'table'").map(
      ({ name }) => String(name).toUpperCase(),
    );
    for (const table of [
      'DOCUMENTS',
      'STATEMENTS',
      'VARIABLES',
      'STATEMENTTYPES',
      'DATASHORTTEXT',
    ]) {
      if (!tables.includes(table)) {
        throw new Unreadable(
          `has no table ${table}, so it is no file of DNA`,
          'Is it the right file?',
        );
      }
    }
    this.#isThird = tables.includes('ENTITIES');
  }

  *read(): Generator<ImportRecord> {
    const { name } = this.#file;
    const claims = claimTypes(this.#variables(), this.#options);
    if (!claims) {
      yield problemRecord(
        name,
        'no type of statement has a variable for a concept and one for who says it',
        'Say which variables they are: person, organization, concept, agreement.',
      );
      return;
    }
    const attributes = this.#attributes(claims);
    const study = new Study(
      name,
      (variable, value) => attributes.get(`${variable} ${value}`) ?? {},
    );
    const coders = new Map(
      this.#all('SELECT ID, Name FROM CODERS').map((row) => [Number(row.ID), String(row.Name)]),
    );
    const known = new Set<number>();
    for (const row of this.#all('SELECT ID FROM DOCUMENTS ORDER BY ID')) {
      const id = Number(row.ID);
      known.add(id);
      const document = this.#document(id);
      if (!document) continue;
      const source = study.documentId(document);
      yield* study.document(document, source);
      yield* study.statements(document, source, this.#statements(id, claims, coders));
    }
    for (const { ID, DocumentId } of this.#all(
      'SELECT ID, DocumentId FROM STATEMENTS ORDER BY ID',
    )) {
      if (DocumentId !== null && known.has(Number(DocumentId))) continue;
      yield problemRecord(
        `${name}:statement ${ID}`,
        `it lies in the document ${DocumentId}, which the file does not have`,
        'Leave this statement out.',
      );
    }
    yield* this.#others(claims, study);
    yield* study.end();
  }

  #all(sql: string, values: (number | string)[] = []): Row[] {
    return this.#database.all(sql, values) as Row[];
  }

  #has(table: string): boolean {
    return this.#columns(table).length > 0;
  }

  #columns(table: string): string[] {
    return this.#all(`SELECT name FROM pragma_table_info('${table}')`).map(({ name }) =>
      String(name),
    );
  }

  #variables(): DefinedVariable[] {
    return this.#all(
      `SELECT v.ID AS id, v.Variable AS name, v.DataType AS type, s.ID AS statementType, s.Label AS label
       FROM VARIABLES v JOIN STATEMENTTYPES s ON s.ID = v.StatementTypeId ORDER BY v.ID`,
    ).map((row) => ({
      id: Number(row.id),
      name: String(row.name),
      type: String(row.type),
      statementType: Number(row.statementType),
      label: String(row.label),
    }));
  }

  #document(id: number): CodedDocument | undefined {
    const [row] = this.#all('SELECT * FROM DOCUMENTS WHERE ID = ?', [id]);
    if (!row) return undefined;
    const of = (name: string) => (row[name] === null || row[name] === '' ? undefined : row[name]);
    const text = (name: string) => (of(name) === undefined ? undefined : String(of(name)));
    return {
      place: `${this.#file.name}:document ${id}`,
      title: text('Title') ?? `Document ${id}`,
      date: this.#dayOf(of('Date')),
      text: text('Text') ?? '',
      author: text('Author'),
      source: text('Source'),
      section: text('Section'),
      type: text('Type'),
      notes: text('Notes'),
    };
  }

  /** Milliseconds in DNA 2, seconds in DNA 3, in both of UTC. */
  #dayOf(value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined;
    const date = new Date(Number(value) * (this.#isThird ? 1000 : 1));
    const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
    return /^\d{4}-/.test(day) ? day : undefined;
  }

  #statements(document: number, claims: Claims, coders: Map<number, string>): CodedStatement[] {
    const values = new Map<number, Partial<Record<Variable | 'agreement', string>>>();
    const take = (row: Row) => {
      const id = Number(row.StatementId);
      const one = values.get(id) ?? {};
      const variable = claims.variables.get(Number(row.VariableId));
      if (variable && row.Value !== null) one[variable] ??= String(row.Value);
      values.set(id, one);
    };
    const of = 'JOIN STATEMENTS s ON s.ID = d.StatementId WHERE s.DocumentId = ?';
    const texts = this.#isThird
      ? `SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity ${of}`
      : `SELECT d.StatementId, d.VariableId, d.Value FROM DATASHORTTEXT d ${of}`;
    for (const row of this.#all(texts, [document])) take(row);
    for (const table of ['DATABOOLEAN', 'DATAINTEGER', 'DATALONGTEXT']) {
      if (!this.#has(table)) continue;
      const sql = `SELECT d.StatementId, d.VariableId, d.Value FROM ${table} d ${of}`;
      for (const row of this.#all(sql, [document])) take(row);
    }
    const types = [...claims.types].join(', ');
    return this.#all(
      `SELECT * FROM STATEMENTS WHERE DocumentId = ? AND StatementTypeId IN (${types}) ORDER BY ID`,
      [document],
    ).map((row): CodedStatement => {
      const { person, organization, concept, agreement } = values.get(Number(row.ID)) ?? {};
      return {
        place: `${this.#file.name}:statement ${row.ID}`,
        start: Number(row.Start),
        stop: Number(row.Stop),
        values: {
          ...(person ? { person } : {}),
          ...(organization ? { organization } : {}),
          ...(concept ? { concept } : {}),
        },
        agreement: agreement === undefined ? undefined : Number(agreement),
        ...(claims.isScale && Number(agreement) === 0 ? { stance: 'neutral' } : {}),
        coder: row.Coder === null ? undefined : coders.get(Number(row.Coder)),
      };
    });
  }

  /** Type, alias and notes by variable and name: by text in DNA 2, by key in DNA 3. */
  #attributes(claims: Claims): Map<string, Attributes> {
    const found = new Map<string, Attributes>();
    const put = (variableId: unknown, value: unknown, more: Attributes) => {
      const variable = claims.variables.get(Number(variableId));
      if (!variable || variable === 'agreement' || !value) return;
      const key = `${variable} ${String(value).trim()}`;
      found.set(key, { ...found.get(key), ...more });
    };
    const text = (value: unknown) => (value === null || value === '' ? undefined : String(value));
    if (!this.#isThird) {
      if (!this.#has('ATTRIBUTES')) return found;
      for (const row of this.#all('SELECT * FROM ATTRIBUTES')) {
        const { VariableId, Value, Type, Alias, Notes, ChildOf } = row;
        put(VariableId, Value, {
          type: text(Type),
          alias: text(Alias),
          notes: text(Notes),
          partOf: text(ChildOf),
        });
      }
      return found;
    }
    const parent = this.#columns('ENTITIES').includes('ChildOf') ? 'e.ChildOf' : 'NULL';
    const names = new Map<number, string>();
    const entities = this.#all(
      `SELECT e.ID, e.VariableId, e.Value, ${parent} AS parent FROM ENTITIES e`,
    );
    for (const { ID, Value } of entities) names.set(Number(ID), String(Value));
    for (const { VariableId, Value, parent: of } of entities) {
      const partOf = of === null ? undefined : names.get(Number(of));
      put(VariableId, Value, partOf ? { partOf } : {});
    }
    if (!this.#has('ATTRIBUTEVALUES')) return found;
    const values = this.#all(
      `SELECT e.VariableId, e.Value, a.AttributeVariable AS name, v.AttributeValue AS value
       FROM ATTRIBUTEVALUES v JOIN ENTITIES e ON e.ID = v.EntityId
       JOIN ATTRIBUTEVARIABLES a ON a.ID = v.AttributeVariableId`,
    );
    for (const { VariableId, Value, name, value } of values) {
      const attribute = { Type: 'type', Alias: 'alias', Notes: 'notes' }[String(name)];
      if (attribute && text(value)) put(VariableId, Value, { [attribute]: text(value) });
    }
    return found;
  }

  /** What the study has beside claims: other types of statements, links, unused values. */
  *#others({ types, labels }: Claims, study: Study): Generator<ImportRecord> {
    const counts = this.#all(
      'SELECT StatementTypeId AS type, count(*) AS times FROM STATEMENTS GROUP BY StatementTypeId',
    );
    for (const { type, times } of counts) {
      if (types.has(Number(type))) continue;
      const label = labels.get(Number(type)) ?? String(type);
      yield note(
        this.#file.name,
        `statements of type ${label}`,
        `${times} of type ${label} are no claims and are left out`,
      );
    }
    if (this.#has('STATEMENTLINKS')) {
      study.lose(
        'links of statements',
        Number(this.#all('SELECT count(*) AS n FROM STATEMENTLINKS')[0]?.n),
      );
    }
  }
}
