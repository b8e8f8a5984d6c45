/** Small SQLite files of DNA 2 and 3, made here since the library has none to spare. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { filesAt } from './import-reading.ts';

const text = 'Ana says 🌉 the bridge is needed. Bo says no.';

/** Person, organisation, concept, agreement, start, stop. */
const statements = [
  ['Ana Révész', 'Greens', 'Build the bridge', 1, 9, 33],
  ['Bo Lind', 'Works Council', 'Build the bridge', 0, 34, 44],
  ['', 'Works Council', 'Build the bridge', null, 0, 3],
] as const;

/** The debate of `test/fixtures/formats/debate.dna1.xml` as DNA 2 or 3 keeps it. */
export function dnaFile(version: 2 | 3): { file: ImportFile; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-dna-test-'));
  const path = join(folder, `debate-${version}.dna`);
  const db = new sqlite.Database(path);
  db.exec(`
    CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
    CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT, Password TEXT);
    INSERT INTO CODERS VALUES (1, 'Coder 1', 'secret');
    CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
      Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
    CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
    INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
    CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
    INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
      (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
    CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER,
      Start INTEGER, Stop INTEGER, Coder INTEGER);
    CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
    CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
    CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
    INSERT INTO STATEMENTS VALUES (9, 2, 1, 0, 3, 1), (10, 1, 77, 0, 3, 1);
  `);
  const day = Date.UTC(2021, 4, 6) / (version === 2 ? 1 : 1000);
  db.run('INSERT INTO DOCUMENTS VALUES (1, ?, ?, 1, ?, ?, ?, ?, ?, ?)', [
    'The bridge',
    text,
    '',
    'Ister Post',
    '',
    '',
    '',
    day,
  ]);
  if (version === 2) db.exec(secondTables);
  else db.exec(thirdTables);
  for (const [
    index,
    [person, organization, concept, agreement, start, stop],
  ] of statements.entries()) {
    const id = index + 1;
    db.run('INSERT INTO STATEMENTS VALUES (?, 1, 1, ?, ?, 1)', [id, start, stop]);
    for (const [at, value] of [person, organization, concept].entries()) {
      const entity =
        version === 2 ? '?' : '(SELECT ID FROM ENTITIES WHERE VariableId = ?2 AND Value = ?3)';
      const sql = `INSERT INTO DATASHORTTEXT(StatementId, VariableId, ${version === 2 ? 'Value' : 'Entity'})
        VALUES (?1, ?2, ${version === 2 ? '?3' : entity})`;
      db.run(sql, [id, at + 1, value]);
    }
    if (agreement !== null) {
      db.run('INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (?, 4, ?)', [
        id,
        agreement,
      ]);
    }
  }
  db.close();
  const [file] = filesAt(path);
  if (!file) throw new Error('the file was not written');
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const secondTables = `
  CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
  CREATE TABLE STATEMENTLINKS(ID INTEGER PRIMARY KEY, SourceId INTEGER, TargetId INTEGER);
  INSERT INTO STATEMENTLINKS VALUES (1, 1, 2);
  CREATE TABLE ATTRIBUTES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Type TEXT, Alias TEXT,
    Notes TEXT, ChildOf TEXT);
  INSERT INTO ATTRIBUTES VALUES (1, 1, '', '', '', '', ''), (2, 1, 'Ana Révész', 'Minister', 'A. Révész', '', ''),
    (3, 2, 'Greens', 'Political party', '', '', '');`;
const thirdTables = `
  CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
  CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
  INSERT INTO ENTITIES VALUES (1, 1, '', NULL), (2, 1, 'Ana Révész', NULL), (3, 1, 'Bo Lind', NULL),
    (4, 2, 'Greens', NULL), (5, 2, 'Works Council', NULL), (6, 3, 'Build the bridge', NULL);
  CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
  INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias'), (3, 2, 'Type');
  CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);
  INSERT INTO ATTRIBUTEVALUES VALUES (1, 2, 1, 'Minister'), (2, 2, 2, 'A. Révész'), (3, 4, 3, 'Political party');`;
