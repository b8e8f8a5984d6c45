/** Reads the SQLite files of DNA 2 and 3. */
import type { Stance } from '../../../../model/vocabulary/stances.ts';
import type { ImportFile, ImportRecord } from '../format.ts';

import { note, problemRecord } from '../shared/emit.ts';
import { Unreadable } from '../shared/text.ts';
import { stanceOf } from './agreement.ts';
import {
  type Attributes,
  type CodedDocument,
  type CodedStatement,
  Study,
  type Variable,
} from './study.ts';
import { type Tables, withTables } from './tables.ts';
import {
  type Claims,
  claimTypes,
  type DefinedVariable,
  howToName,
  listedVariables,
} from './variables.ts';

/** The records of a SQLite file of DNA. */
export function readSqlite(
  file: ImportFile,
  options: Readonly<Record<string, string>>,
): AsyncGenerator<ImportRecord> {
  return withTables(file, (tables) => new SqliteStudy(tables, file, options).read());
}

const needed = ['DOCUMENTS', 'STATEMENTS', 'VARIABLES', 'STATEMENTTYPES', 'DATASHORTTEXT'];
const valueTables = ['DATASHORTTEXT', 'DATABOOLEAN', 'DATAINTEGER', 'DATALONGTEXT'];

class SqliteStudy {
  readonly #tables: Tables;
  readonly #file: ImportFile;
  readonly #options: Readonly<Record<string, string>>;
  readonly #isThird: boolean;

  constructor(tables: Tables, file: ImportFile, options: Readonly<Record<string, string>>) {
    this.#tables = tables;
    this.#file = file;
    this.#options = options;
    const missing = needed.find((table) => !tables.has(table));
    if (missing) {
      throw new Unreadable(
        `has no table ${missing}, so it is no file of DNA`,
        'Is it the right file?',
      );
    }
    this.#isThird = tables.has('ENTITIES');
    tables.index('STATEMENTS', 'DocumentId');
    for (const table of valueTables) if (tables.has(table)) tables.index(table, 'StatementId');
  }

  *read(): Generator<ImportRecord> {
    const { name } = this.#file;
    const variables = this.#variables();
    const claims = claimTypes(variables, this.#options);
    if (!claims) {
      yield problemRecord(
        name,
        `no type of statement has a variable for a concept and one for who says it: ${listedVariables(variables)}`,
        howToName,
      );
      return;
    }
    const attributes = this.#attributes(claims);
    const study = new Study(
      name,
      (variable, value) => attributes.get(`${variable} ${value}`) ?? {},
    );
    const coders = new Map(
      this.#tables
        .all('SELECT ID, Name FROM CODERS')
        .map((row) => [Number(row.ID), String(row.Name)]),
    );
    const known = new Set<number>();
    for (const row of this.#tables.all('SELECT ID FROM DOCUMENTS ORDER BY ID')) {
      const id = Number(row.ID);
      known.add(id);
      const document = this.#document(id);
      if (!document) continue;
      const source = study.documentId(document);
      yield* study.document(document, source);
      yield* study.statements(document, source, this.#statements(id, claims, coders));
    }
    for (const { ID, DocumentId } of this.#tables.all(
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

  #variables(): DefinedVariable[] {
    return this.#tables
      .all(
        `SELECT v.ID AS id, v.Variable AS name, v.DataType AS type, s.ID AS statementType, s.Label AS label
       FROM VARIABLES v JOIN STATEMENTTYPES s ON s.ID = v.StatementTypeId ORDER BY v.ID`,
      )
      .map((row) => ({
        id: Number(row.id),
        name: String(row.name),
        type: String(row.type),
        statementType: Number(row.statementType),
        label: String(row.label),
      }));
  }

  #document(id: number): CodedDocument | undefined {
    const [row] = this.#tables.all('SELECT * FROM DOCUMENTS WHERE ID = ?', [id]);
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
    const stances = new Map<number, Stance | undefined>();
    const take = ({ StatementId, VariableId, Value }: Record<string, unknown>) => {
      const id = Number(StatementId);
      const one = values.get(id) ?? {};
      const variable = claims.variables.get(Number(VariableId));
      if (variable && Value !== null) one[variable] ??= String(Value);
      if (variable === 'agreement' && Value !== null) {
        stances.set(id, stanceOf(String(Value), claims.scales.has(Number(VariableId))));
      }
      values.set(id, one);
    };
    for (const table of valueTables) {
      if (!this.#tables.has(table)) continue;
      const isKey = this.#isThird && table === 'DATASHORTTEXT';
      // The statements of the document first: each finds its values by the index.
      const sql = `SELECT d.StatementId, d.VariableId, ${isKey ? 'e' : 'd'}.Value
        FROM STATEMENTS s CROSS JOIN ${table} d ON d.StatementId = s.ID
        ${isKey ? 'JOIN ENTITIES e ON e.ID = d.Entity' : ''} WHERE s.DocumentId = ?`;
      for (const row of this.#tables.all(sql, [document])) take(row);
    }
    const types = [...claims.types].join(', ');
    return this.#tables
      .all(
        `SELECT * FROM STATEMENTS WHERE DocumentId = ? AND StatementTypeId IN (${types}) ORDER BY ID`,
        [document],
      )
      .map((row): CodedStatement => {
        const { person, organization, concept } = values.get(Number(row.ID)) ?? {};
        return {
          place: `${this.#file.name}:statement ${row.ID}`,
          start: Number(row.Start),
          stop: Number(row.Stop),
          values: {
            ...(person ? { person } : {}),
            ...(organization ? { organization } : {}),
            ...(concept ? { concept } : {}),
          },
          stance: stances.get(Number(row.ID)),
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
      if (!this.#tables.has('ATTRIBUTES')) return found;
      for (const row of this.#tables.all('SELECT * FROM ATTRIBUTES')) {
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
    const parent = this.#tables.columns('ENTITIES').includes('ChildOf') ? 'e.ChildOf' : 'NULL';
    const names = new Map<number, string>();
    const entities = this.#tables.all(
      `SELECT e.ID, e.VariableId, e.Value, ${parent} AS parent FROM ENTITIES e`,
    );
    for (const { ID, Value } of entities) names.set(Number(ID), String(Value));
    for (const { VariableId, Value, parent: of } of entities) {
      const partOf = of === null ? undefined : names.get(Number(of));
      put(VariableId, Value, partOf ? { partOf } : {});
    }
    if (!this.#tables.has('ATTRIBUTEVALUES')) return found;
    const values = this.#tables.all(
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
    const counts = this.#tables.all(
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
    if (this.#tables.has('STATEMENTLINKS')) {
      study.lose(
        'links of statements',
        Number(this.#tables.all('SELECT count(*) AS n FROM STATEMENTLINKS')[0]?.n),
      );
    }
  }
}
