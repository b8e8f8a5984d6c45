/** SQLite files of DNA with a study of a test's own, as each generation of the program lays it out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { filesAt } from './import-reading.ts';

/** DNA 2; DNA 3 as it was first, with the texts in ATTRIBUTES; DNA 3; and DNA 3 with roles. */
export type Layout = '2' | '3 early' | '3' | '3 with roles';

type Value = string | number;

export interface DnaStudy {
  layout?: Layout;
  /** Types of statements, numbered from 1. */
  types?: string[];
  /** Variables, numbered from 1: name, data type, type of statement (1 unless told). */
  variables?: [name: string, type: string, statementType?: number][];
  coders?: string[];
  /** Of documents whose time is told, seconds since 1970. */
  documents?: { title?: string; time?: number | null; text?: string }[];
  /** Of the first document, type and coder unless told; the values by the names of their variables. */
  statements?: {
    type?: number;
    document?: number;
    coder?: number;
    span?: [start: number, stop: number];
    values: Record<string, Value | Value[]>;
  }[];
  /** Attributes of values: variable, value, name of the attribute, text. */
  attributes?: [variable: string, value: string, name: string, text: string][];
  /** Values and those that they are part of: variable, part, whole. */
  parts?: [variable: string, part: string, whole: string][];
  /** What else is done to the file. */
  sql?: string;
}

const dnaVariables: NonNullable<DnaStudy['variables']> = [
  ['person', 'short text'],
  ['organization', 'short text'],
  ['concept', 'short text'],
  ['agreement', 'boolean'],
];
const words = 'Ana said yes. Bo said no. Cem waits.';
const may2021 = Date.UTC(2021, 4, 6) / 1000;

let folder: string | undefined;
let made = 0;

/** Removes all files that were made. */
export function removeStudies(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

/** Writes a study as a file of DNA. */
export function writeStudy(study: DnaStudy): ImportFile {
  folder ??= mkdtempSync(join(tmpdir(), 'stancegraph-dna-study-'));
  made += 1;
  const path = join(folder, `study-${made}.dna`);
  const db = new sqlite.Database(path);
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; BEGIN');
  fill(db, study);
  db.exec('COMMIT');
  db.exec(study.sql ?? '');
  db.close();
  const [file] = filesAt(path);
  if (!file) throw new Error('the study was not written');
  return file;
}

function fill(db: InstanceType<typeof sqlite.Database>, study: DnaStudy): void {
  const { layout = '3', types = ['DNA Statement'], variables = dnaVariables } = study;
  const { coders = ['Ada'], documents = [{}], statements = [] } = study;
  const hasRoles = layout === '3 with roles';
  const isKept = layout !== '2';
  const link = hasRoles ? 'RoleVariableLinkId' : 'VariableId';
  const names = layout === '3 early' ? 'ATTRIBUTES' : 'ENTITIES';
  const add = (table: string, ...values: (Value | null)[]) => {
    db.run(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`, values);
  };
  db.exec(`CREATE TABLE SETTINGS(Property TEXT, Value TEXT);
    CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
    CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Date INTEGER);
    CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
    CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT${hasRoles ? '' : ', StatementTypeId INTEGER'});
    CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
      Start INTEGER, Stop INTEGER, Coder INTEGER);
    CREATE TABLE DATABOOLEAN(StatementId INTEGER, ${link} INTEGER, Value INTEGER);
    CREATE TABLE DATAINTEGER(StatementId INTEGER, ${link} INTEGER, Value INTEGER);
    CREATE TABLE DATALONGTEXT(StatementId INTEGER, ${link} INTEGER, Value TEXT);`);
  if (hasRoles) {
    db.exec(`CREATE TABLE ROLES(ID INTEGER PRIMARY KEY, RoleName TEXT, StatementTypeId INTEGER);
      CREATE TABLE ROLEVARIABLELINKS(ID INTEGER PRIMARY KEY, RoleId INTEGER, VariableId INTEGER);`);
  }
  if (layout === '2') {
    db.exec(`CREATE TABLE DATASHORTTEXT(StatementId INTEGER, VariableId INTEGER, Value TEXT);
      CREATE TABLE ATTRIBUTES(VariableId INTEGER, Value TEXT, Type TEXT, Alias TEXT, Notes TEXT, ChildOf TEXT);`);
  } else if (layout === '3 early') {
    db.exec(`CREATE TABLE DATASHORTTEXT(StatementId INTEGER, VariableId INTEGER, Value INTEGER NOT NULL);
      CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
      CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, MetaVariable TEXT);
      CREATE TABLE ATTRIBUTEMETADATA(AttributeId INTEGER, MetaVariableId INTEGER, Value TEXT);`);
  } else {
    db.exec(`CREATE TABLE DATASHORTTEXT(StatementId INTEGER, ${link} INTEGER, Entity INTEGER);
      CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
      CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
      CREATE TABLE ATTRIBUTEVALUES(EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);`);
  }
  for (const [at, name] of coders.entries()) add('CODERS', at + 1, name, 'secret');
  for (const [at, label] of types.entries()) add('STATEMENTTYPES', at + 1, label);
  for (const [at, [name, type, of = 1]] of variables.entries()) {
    if (hasRoles) {
      add('VARIABLES', at + 1, name, type);
      add('ROLES', at + 11, name, of);
      add('ROLEVARIABLELINKS', at + 101, at + 11, at + 1);
    } else add('VARIABLES', at + 1, name, type, of);
  }
  for (const [at, { title = 'Paper', time = may2021, text = words }] of documents.entries()) {
    add('DOCUMENTS', at + 1, title, text, time === null ? null : time * (isKept ? 1 : 1000));
  }
  const known = new Map<string, number>();
  const keyOf = (variable: number, value: Value): number => {
    const id = known.get(`${variable} ${value}`) ?? known.size + 501;
    if (isKept && !known.has(`${variable} ${value}`)) add(names, id, variable, value, null);
    known.set(`${variable} ${value}`, id);
    return id;
  };
  const numberOf = (name: string, of = 1) =>
    variables.findIndex(([one, , type = 1]) => one === name && type === of) + 1;
  const tables: Record<string, string> = { boolean: 'DATABOOLEAN', integer: 'DATAINTEGER' };
  for (const [at, one] of statements.entries()) {
    const { type = 1, document = 1, coder = 1, span = [0, 13], values } = one;
    add('STATEMENTS', at + 1, type, document, span[0], span[1], coder);
    for (const [name, all] of Object.entries(values)) {
      const variable = numberOf(name, type);
      const kind = variables[variable - 1]?.[1] ?? '';
      for (const value of [all].flat()) {
        const isKey = isKept && kind === 'short text';
        const table = kind === 'short text' ? 'DATASHORTTEXT' : (tables[kind] ?? 'DATALONGTEXT');
        const of = hasRoles ? variable + 100 : variable;
        add(table, at + 1, of, isKey ? keyOf(variable, value) : value);
      }
    }
  }
  for (const [variable, part, whole] of study.parts ?? []) {
    const of = numberOf(variable);
    if (isKept) {
      const ids = [keyOf(of, whole), keyOf(of, part)];
      db.run(`UPDATE ${names} SET ChildOf = ? WHERE ID = ?`, ids);
    } else add('ATTRIBUTES', of, part, null, null, null, whole);
  }
  for (const [at, [variable, value, name, text]] of (study.attributes ?? []).entries()) {
    const of = numberOf(variable);
    if (layout === '2') {
      db.run(`INSERT INTO ATTRIBUTES(VariableId, Value, ${name}) VALUES (?, ?, ?)`, [
        of,
        value,
        text,
      ]);
      continue;
    }
    add('ATTRIBUTEVARIABLES', at + 1, of, name);
    const table = layout === '3 early' ? 'ATTRIBUTEMETADATA' : 'ATTRIBUTEVALUES';
    add(table, keyOf(of, value), at + 1, text);
  }
}
