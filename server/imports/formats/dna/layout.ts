/** Where the generations of DNA's SQLite files keep variables, values and attributes. */
import { Unreadable } from '../shared/text.ts';
import type { Tables } from './tables.ts';
import type { DefinedVariable } from './variables.ts';

const needed = ['DOCUMENTS', 'STATEMENTS', 'VARIABLES', 'STATEMENTTYPES', 'DATASHORTTEXT'];
const valueTables = ['DATASHORTTEXT', 'DATABOOLEAN', 'DATAINTEGER', 'DATALONGTEXT'];

/** Larger numbers of seconds are after the year 5000. */
const mostSeconds = 100_000_000_000;

export interface Value {
  statement: number;
  /** Of the variable, or of its link to a role. */
  variable: number;
  value: string;
  /** Whether it is the number of a value that the study does not have. */
  isDangling?: boolean;
}

/** A value that the study knows of a variable, whether a statement has it or not. */
export interface KnownValue {
  variable: number;
  value: string;
  /** The value that it is part of. */
  whole?: string | undefined;
}

export interface Attribute {
  variable: number;
  value: string;
  name: string;
  text: string;
}

export class Layout {
  readonly #tables: Tables;
  /** The table of known values, to which short texts point by key; in DNA 2 they are the texts. */
  readonly #known: { table: 'ENTITIES' | 'ATTRIBUTES'; key: 'Entity' | 'Value' } | undefined;
  readonly #hasRoles: boolean;
  /** Milliseconds since 1970 in DNA 2, seconds in DNA 3; the first files of DNA 3 do not say it. */
  readonly unit: 'milliseconds' | 'seconds';

  constructor(tables: Tables) {
    this.#tables = tables;
    const missing = needed.find((table) => !tables.has(table));
    if (missing) {
      throw new Unreadable(
        `has no table ${missing}, so it is no file of DNA`,
        'Is it the right file?',
      );
    }
    const isThird = tables.has('ENTITIES');
    const isEarly = !isThird && tables.has('ATTRIBUTES') && this.#pointsToAttributes();
    this.#known = isThird
      ? { table: 'ENTITIES', key: 'Entity' }
      : isEarly
        ? { table: 'ATTRIBUTES', key: 'Value' }
        : undefined;
    this.#hasRoles = tables.has('ROLES') && tables.has('ROLEVARIABLELINKS');
    const [most] = isEarly ? tables.all('SELECT max(abs(Date)) AS most FROM DOCUMENTS') : [];
    const isLarge = Number(most?.most ?? 0) >= mostSeconds;
    this.unit = this.#known && !isLarge ? 'seconds' : 'milliseconds';
    tables.index('STATEMENTS', 'DocumentId');
    for (const table of valueTables) tables.index(table, 'StatementId');
  }

  #pointsToAttributes(): boolean {
    const [column] = this.#tables.all(
      "SELECT type FROM pragma_table_info('DATASHORTTEXT') WHERE name = 'Value'",
    );
    return (
      /^int/i.test(String(column?.type ?? '')) ||
      ['ATTRIBUTEVARIABLES', 'ATTRIBUTEMETADATA'].some((table) => this.#tables.has(table))
    );
  }

  /** The variables of all types of statements; with roles, each variable that a role may have. */
  variables(): DefinedVariable[] {
    const sql = this.#hasRoles
      ? `SELECT l.ID AS id, r.RoleName AS name, v.Variable AS own, v.ID AS variable,
           v.DataType AS type, s.ID AS statementType, s.Label AS label
         FROM ROLEVARIABLELINKS l JOIN ROLES r ON r.ID = l.RoleId
         JOIN VARIABLES v ON v.ID = l.VariableId
         JOIN STATEMENTTYPES s ON s.ID = r.StatementTypeId ORDER BY l.ID`
      : `SELECT v.ID AS id, v.Variable AS name, v.Variable AS own, v.ID AS variable,
           v.DataType AS type, s.ID AS statementType, s.Label AS label
         FROM VARIABLES v JOIN STATEMENTTYPES s ON s.ID = v.StatementTypeId ORDER BY v.ID`;
    return this.#tables.all(sql).map((row) => ({
      id: Number(row.id),
      name: String(row.name),
      own: String(row.own),
      variable: Number(row.variable),
      type: String(row.type),
      statementType: Number(row.statementType),
      label: String(row.label),
    }));
  }

  /** The values of a document's statements. */
  *values(document: number): Generator<Value> {
    for (const table of valueTables) {
      if (!this.#tables.has(table)) continue;
      const link = this.#hasRoles ? 'd.RoleVariableLinkId' : 'd.VariableId';
      const known = table === 'DATASHORTTEXT' ? this.#known : undefined;
      // The statements of the document first: each finds its values by the index.
      const sql = `SELECT d.StatementId, ${link} AS variable, ${known ? 'k' : 'd'}.Value AS value
        ${known ? `, d.${known.key} AS pointer, k.ID AS found` : ''}
        FROM STATEMENTS s CROSS JOIN ${table} d ON d.StatementId = s.ID
        ${known ? `LEFT JOIN ${known.table} k ON k.ID = d.${known.key}` : ''}
        WHERE s.DocumentId = ?1 ORDER BY d.rowid`;
      for (const row of this.#tables.all(sql, [document])) {
        const one = { statement: Number(row.StatementId), variable: Number(row.variable) };
        if (known && row.found === null && row.pointer !== null) {
          yield { ...one, value: String(row.pointer), isDangling: true };
        } else if (row.value !== null) yield { ...one, value: String(row.value) };
      }
    }
  }

  /** The different values that statements have of a variable, the smallest first, up to so many. */
  different({ id, type }: DefinedVariable, most: number): string[] {
    const link = this.#hasRoles ? 'd.RoleVariableLinkId' : 'd.VariableId';
    const table = { integer: 'DATAINTEGER', 'long text': 'DATALONGTEXT' }[type] ?? 'DATASHORTTEXT';
    if (!this.#tables.has(table)) return [];
    const known = table === 'DATASHORTTEXT' ? this.#known : undefined;
    const value = known ? 'k.Value' : 'd.Value';
    const sql = `SELECT DISTINCT ${value} AS value FROM ${table} d
      ${known ? `JOIN ${known.table} k ON k.ID = d.${known.key}` : ''}
      WHERE ${link} = ? AND ${value} <> '' ORDER BY 1 LIMIT ?`;
    return this.#tables.all(sql, [id, most]).map((row) => String(row.value));
  }

  /** How many values each variable has. */
  *counts(): Generator<[variable: number, times: number]> {
    for (const table of valueTables) {
      if (!this.#tables.has(table)) continue;
      const link = this.#hasRoles ? 'd.RoleVariableLinkId' : 'd.VariableId';
      const known = table === 'DATASHORTTEXT' ? this.#known : undefined;
      const sql = `SELECT ${link} AS variable, count(*) AS times FROM ${table} d
        ${known ? `JOIN ${known.table} k ON k.ID = d.${known.key}` : ''}
        WHERE ${known ? 'k' : 'd'}.Value <> '' GROUP BY 1`;
      for (const { variable, times } of this.#tables.all(sql)) {
        yield [Number(variable), Number(times)];
      }
    }
  }

  /** The values that the study knows. */
  *knownValues(): Generator<KnownValue> {
    const table = this.#known?.table ?? 'ATTRIBUTES';
    const columns = this.#tables.columns(table);
    if (columns.length === 0) return;
    const whole = !columns.includes('ChildOf') ? 'NULL' : this.#known ? 'w.Value' : 'k.ChildOf';
    const join = whole === 'w.Value' ? `LEFT JOIN ${table} w ON w.ID = k.ChildOf` : '';
    for (const row of this.#tables.all(
      `SELECT k.VariableId, k.Value, ${whole} AS whole FROM ${table} k ${join}`,
    )) {
      const { VariableId, Value } = row;
      if (!Value) continue;
      const of = row.whole ? { whole: String(row.whole) } : {};
      yield { variable: Number(VariableId), value: String(Value), ...of };
    }
  }

  /** Attributes of values: columns of their own in DNA 2, rows with a name since. */
  *attributes(): Generator<Attribute> {
    const table = this.#known?.table ?? 'ATTRIBUTES';
    for (const name of ['Type', 'Alias', 'Notes']) {
      if (!this.#tables.columns(table).includes(name)) continue;
      yield* this.#attributesOf(`SELECT VariableId, Value, '${name}' AS name, ${name} AS text
        FROM ${table} WHERE ${name} <> ''`);
    }
    if (!this.#tables.has('ATTRIBUTEVARIABLES')) return;
    const name = ['AttributeVariable', 'MetaVariable'].find((one) =>
      this.#tables.columns('ATTRIBUTEVARIABLES').includes(one),
    );
    const [of, value, key, text] = this.#tables.has('ATTRIBUTEVALUES')
      ? ['ATTRIBUTEVALUES', 'EntityId', 'AttributeVariableId', 'AttributeValue']
      : ['ATTRIBUTEMETADATA', 'AttributeId', 'MetaVariableId', 'Value'];
    if (!name || !of || !this.#tables.has(of)) return;
    yield* this.#attributesOf(`SELECT k.VariableId, k.Value, a.${name} AS name, t.${text} AS text
      FROM ${of} t JOIN ${table} k ON k.ID = t.${value}
      JOIN ATTRIBUTEVARIABLES a ON a.ID = t.${key} WHERE t.${text} <> ''`);
  }

  *#attributesOf(sql: string): Generator<Attribute> {
    for (const { VariableId, Value, name, text } of this.#tables.all(sql)) {
      if (!Value) continue;
      yield {
        variable: Number(VariableId),
        value: String(Value),
        name: String(name),
        text: String(text),
      };
    }
  }
}
