/** Reads the SQLite files of DNA 2 and 3. */
import { counted } from '../../../../model/formats/counted.ts';
import type { Stance } from '../../../../model/vocabulary/stances.ts';
import type { ImportFile, ImportRecord } from '../format.ts';
import { note, problemRecord } from '../shared/emit.ts';
import { shortHash } from '../shared/ids.ts';
import { stanceOf } from './agreement.ts';
import { type Claims, claimTypes } from './claims.ts';
import { type Clock, clockOf, dateProblem, dayOf } from './dates.ts';
import { Repeats } from './documents.ts';
import { Layout } from './layout.ts';
import {
  type Attributes,
  type CodedDocument,
  type CodedStatement,
  Study,
  type Variable,
} from './study.ts';
import { type Tables, withTables } from './tables.ts';
import { refuseUnused, refuseWrongOptions } from './told.ts';
import { type DefinedVariable, howToName, listedVariables } from './variables.ts';

/** The records of a SQLite file of DNA. */
export function readSqlite(
  file: ImportFile,
  options: Readonly<Record<string, string>>,
): AsyncGenerator<ImportRecord> {
  return withTables(file, (tables) => new SqliteStudy(tables, file, options).read());
}

/** The attributes that the program begins with. */
const attributeNames: ReadonlyMap<string, keyof Attributes> = new Map([
  ['Type', 'type'],
  ['Alias', 'alias'],
  ['Notes', 'notes'],
]);

/** Words for agreement are few. */
const mostWords = 50;

class SqliteStudy {
  readonly #tables: Tables;
  readonly #layout: Layout;
  readonly #file: ImportFile;
  readonly #options: Readonly<Record<string, string>>;

  constructor(tables: Tables, file: ImportFile, options: Readonly<Record<string, string>>) {
    this.#tables = tables;
    this.#layout = new Layout(tables);
    this.#file = file;
    this.#options = options;
  }

  *read(): Generator<ImportRecord> {
    const { name } = this.#file;
    const variables = this.#layout.variables();
    const listed = listedVariables(variables);
    const labels = variables.map(({ label }) => label);
    refuseWrongOptions(variables, listed, this.#options, labels);
    const claims = claimTypes(name, variables, this.#options, (one) =>
      this.#layout.different(one, mostWords),
    );
    if (!claims) {
      yield problemRecord(
        name,
        `no type of statement has a variable for a concept and one for who says it: ${listed}`,
        howToName,
      );
      return;
    }
    const taken = variables.filter(({ id }) => claims.variables.has(id));
    refuseUnused(this.#options, taken, listed);
    yield* claims.notes;
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
    const clock = clockOf(this.#tables, this.#layout.unit);
    if (clock.evenings > 0) {
      yield note(
        name,
        'days of another time zone',
        `most times at a whole hour are 21, 22 or 23 of UTC, midnight east of Greenwich: ${counted(clock.evenings, 'document')} with such a time ${clock.evenings === 1 ? 'is' : 'are'} of the day after`,
      );
    }
    const repeats = this.#repeats(clock);
    const known = new Set<number>();
    for (const row of this.#tables.all('SELECT ID FROM DOCUMENTS ORDER BY ID')) {
      const id = Number(row.ID);
      known.add(id);
      const document = this.#document(id, clock);
      if ('kind' in document) {
        yield document;
        continue;
      }
      const source = study.documentId(document, repeats.get(id));
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
    yield* this.#others(variables, claims, study);
    yield* study.end();
  }

  /** What tells documents apart that have one title and day, or no title. */
  #repeats(clock: Clock): Map<number, string> {
    const rows = this.#tables.all('SELECT ID, Title, Date FROM DOCUMENTS').map((row) => ({
      id: Number(row.ID),
      title: String(row.Title ?? '').trim(),
      date: dayOf(row.Date, clock),
    }));
    const times = new Map<string, number>();
    for (const { title } of rows) times.set(title, (times.get(title) ?? 0) + 1);
    const alike = rows
      .filter(({ title }) => title === '' || Number(times.get(title)) > 1)
      .map((row) => {
        const [{ Text } = {}] = this.#tables.all('SELECT Text FROM DOCUMENTS WHERE ID = ?', [
          row.id,
        ]);
        return { ...row, mark: shortHash(String(Text ?? '')) };
      });
    const repeats = new Repeats();
    for (const row of alike) repeats.take(row, row.mark);
    return new Map(
      alike.flatMap((row) => {
        const apart = repeats.apart(row, row.mark, String(row.id));
        return apart === undefined ? [] : [[row.id, apart]];
      }),
    );
  }

  #document(id: number, clock: Clock): CodedDocument | ImportRecord {
    const [row = {}] = this.#tables.all('SELECT * FROM DOCUMENTS WHERE ID = ?', [id]);
    const of = (name: string) => (row[name] === '' ? undefined : (row[name] ?? undefined));
    const text = (name: string) => (of(name) === undefined ? undefined : String(of(name)));
    const place = `${this.#file.name}:document ${id}`;
    const isUntitled = (text('Title') ?? '').trim() === '';
    const title = isUntitled ? `Document ${id}` : (text('Title') ?? '');
    const time = of('Date');
    const date = dayOf(time, clock);
    if (time !== undefined && date === undefined) {
      const [all] = this.#tables.all('SELECT count(*) AS n FROM STATEMENTS WHERE DocumentId = ?', [
        id,
      ]);
      return dateProblem(place, title, time, Number(all?.n), 'Put its date right in DNA.');
    }
    return {
      place,
      title,
      isUntitled,
      date,
      text: text('Text') ?? '',
      author: text('Author'),
      source: text('Source'),
      section: text('Section'),
      type: text('Type'),
      notes: text('Notes'),
    };
  }

  #statements(document: number, claims: Claims, coders: Map<number, string>): CodedStatement[] {
    const coded = new Map<number, Partial<Record<Variable, string[]>>>();
    const stances = new Map<number, Stance>();
    const unread = new Map<number, string>();
    const faults = new Map<number, string>();
    for (const { statement, variable, value, isDangling } of this.#layout.values(document)) {
      const meaning = claims.variables.get(variable);
      if (meaning && isDangling) {
        faults.set(statement, `its ${meaning} is the value ${value}, which the file does not have`);
      } else if (meaning === 'agreement') {
        const stance = stanceOf(value, claims.scales.has(variable));
        const before = stances.get(statement);
        if (stance && before && before !== stance) {
          faults.set(statement, `its agreement is both ${before} and ${stance}`);
        } else if (stance) stances.set(statement, stance);
        else if (value.trim() !== '') unread.set(statement, value.trim());
      } else if (meaning) {
        const one = coded.get(statement) ?? {};
        one[meaning] = [...(one[meaning] ?? []), value];
        coded.set(statement, one);
      }
    }
    const types = [...claims.types].join(', ');
    return this.#tables
      .all(
        `SELECT * FROM STATEMENTS WHERE DocumentId = ? AND StatementTypeId IN (${types}) ORDER BY ID`,
        [document],
      )
      .map((row): CodedStatement => {
        return {
          place: `${this.#file.name}:statement ${row.ID}`,
          start: Number(row.Start),
          stop: Number(row.Stop),
          values: coded.get(Number(row.ID)) ?? {},
          stance: stances.get(Number(row.ID)),
          unread: unread.get(Number(row.ID)),
          fault: faults.get(Number(row.ID)),
          coder: row.Coder === null ? undefined : coders.get(Number(row.Coder)),
        };
      });
  }

  /** Type, alias and notes by variable and name. */
  #attributes(claims: Claims): Map<string, Attributes> {
    const found = new Map<string, Attributes>();
    const put = (variable: number, value: string, more: Attributes) => {
      for (const meaning of claims.entities.get(variable) ?? []) {
        const key = `${meaning} ${value.trim()}`;
        found.set(key, { ...found.get(key), ...more });
      }
    };
    for (const { variable, value, whole } of this.#layout.knownValues()) {
      if (whole) put(variable, value, { partOf: whole });
    }
    for (const { variable, value, name, text } of this.#layout.attributes()) {
      const attribute = attributeNames.get(name);
      if (attribute) put(variable, value, { [attribute]: text });
    }
    return found;
  }

  /** What the study has beside claims, counted. */
  *#others(
    variables: readonly DefinedVariable[],
    claims: Claims,
    study: Study,
  ): Generator<ImportRecord> {
    const { types, labels } = claims;
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
    const named = new Map(variables.map((one) => [one.id, one]));
    for (const [variable, times] of this.#layout.counts()) {
      const one = named.get(variable);
      // Those of other types are left out with their statements.
      if (!one || !types.has(one.statementType) || claims.variables.has(variable)) continue;
      study.lose(`values of ${one.name}`, times);
    }
    for (const { variable, name } of this.#layout.attributes()) {
      const meanings = claims.entities.get(variable);
      if (!meanings) continue;
      const isKept = attributeNames.has(name) && !(name === 'Type' && meanings.has('concept'));
      if (!isKept) study.lose(`attribute ${name} of ${[...meanings].join(', ')}`);
    }
    for (const [table, what] of beside) study.lose(what, this.#tables.count(table));
  }
}

/** Tables whose rows have no place in the graph. */
const beside = [
  ['STATEMENTLINKS', 'links of statements'],
  ['VARIABLELINKS', 'links of variables'],
  ['REGEXES', 'regular expressions'],
  ['CODERPERMISSIONS', 'rights of coders'],
  ['CODERRELATIONS', 'rights of coders'],
  ['DOCUMENTTAGS', 'tags of documents'],
  ['ENTITYTAGS', 'tags of values'],
] as const;
