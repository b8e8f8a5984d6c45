/** What the columns of tables mean: shown with the first rows, and corrected. */
import { useId, useState } from 'react';
import {
  neededRoles,
  type StatementColumns,
  type StatementRole,
  statementColumns,
  statementMapping,
  statementRoles,
} from '../../../model/formats/statement-mapping.ts';
import type { Mapping, TableMapping } from '../../../model/schemas/import-mapping.ts';
import type { ImportTables } from '../../../model/schemas/imports.ts';
import { type Stance, stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import { saveFile } from '../../ui/save-file.ts';
import { HowRead } from './HowRead.tsx';
import { strings } from './strings.ts';

type Table = ImportTables['tables'][number];
const dateForms = ['iso', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'excel'] as const;
const dateTitles = {
  iso: '2024-09-18',
  'dd.mm.yyyy': '18.09.2024',
  'dd/mm/yyyy': '18/09/2024',
  'mm/dd/yyyy': '09/18/2024',
  excel: strings.excelDays,
} as const;

interface TablesProps {
  tables: ImportTables;
  onRead: (mapping: unknown) => void;
}

export function Tables({ tables: given, onRead }: TablesProps) {
  const [mapping, setMapping] = useState(given.mapping as Mapping);
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const id = useId();
  const change = (file: string, table: TableMapping) => {
    setMapping({ ...mapping, tables: { ...mapping.tables, [file]: table } });
    setText(undefined);
  };
  const missing = Object.values(mapping.tables).flatMap((table) => {
    const columns = statementColumns(table)?.columns;
    return columns && !table.skip ? neededRoles.filter((role) => !columns[role]) : [];
  });
  const untold = given.tables.flatMap((table) => untoldStances(table, mapping.tables[table.file]));
  const isWhole = missing.length === 0 && untold.length === 0;
  const read = () => {
    if (text === undefined) {
      onRead(mapping);
      return;
    }
    try {
      onRead(JSON.parse(text));
      setWrong(undefined);
    } catch (error) {
      setWrong(`${strings.notJson} ${(error as Error).message}`);
    }
  };
  const json = text ?? JSON.stringify(mapping, null, 2);
  return (
    <section className="part" aria-labelledby={id}>
      <h2 id={id}>{strings.columns}</h2>
      <p className="lead">{strings.columnsLead}</p>
      {given.tables.map((table) => (
        <TableOf
          key={table.file}
          table={table}
          mapping={mapping.tables[table.file]}
          onChange={(changed) => change(table.file, changed)}
        />
      ))}
      <details className="issues">
        <summary>{strings.asJson}</summary>
        <p className="caption">{strings.jsonHelp}</p>
        <textarea
          className="mapping-text"
          aria-label={strings.asJson}
          spellCheck={false}
          rows={14}
          value={json}
          onChange={(event) => setText(event.target.value)}
        />
        <button
          type="button"
          className="button"
          onClick={() => saveFile('mapping.json', `${json}\n`, 'application/json')}
        >
          {strings.saveMapping}
        </button>
      </details>
      {missing.length > 0 && text === undefined && (
        <p className="caption" role="status">
          {strings.missingRoles} {missing.map((role) => statementRoles[role]).join(', ')}
        </p>
      )}
      {untold.length > 0 && text === undefined && (
        <p className="caption" role="status">
          {strings.untold} {untold.map((value) => `“${value}”`).join(', ')}
        </p>
      )}
      {wrong && (
        <p className="notice" role="alert">
          {wrong}
        </p>
      )}
      <p className="actions">
        <button
          type="button"
          className="button"
          disabled={text === undefined && !isWhole}
          onClick={read}
        >
          {strings.readAgain}
        </button>
      </p>
    </section>
  );
}

/** Values of a column of stances of which nobody has said what they stand for. */
function untoldStances(table: Table, mapping: TableMapping | undefined): string[] {
  const known = mapping && !mapping.skip ? statementColumns(mapping) : undefined;
  const { stance } = known?.columns ?? {};
  if (!known || stance === undefined) return [];
  return (table.values[stance] ?? []).filter(
    (value) => known.stances[value] === undefined && !(value in stances),
  );
}

interface TableOfProps {
  table: Table;
  mapping: TableMapping | undefined;
  onChange: (mapping: TableMapping) => void;
}

function TableOf({ table, mapping, onChange }: TableOfProps) {
  // A table that nothing is known of may be one of statements: a person says.
  const known = mapping && statementColumns(mapping);
  const isOpen = known !== undefined || mapping === undefined || mapping.skip === true;
  const current: StatementColumns = known ?? { columns: {}, stances: {}, dates: 'iso' };
  const settle = (next: StatementColumns) => {
    const { skip: _, nodes: __, relationships: ___, ...how } = mapping ?? {};
    onChange({ ...how, ...statementMapping(next) });
  };
  const roleOf = (column: string) =>
    Object.entries(current.columns).find(([, name]) => name === column)?.[0] ?? '';
  const setRole = (column: string, role: string) => {
    const columns = Object.fromEntries(
      Object.entries(current.columns).filter(([name, of]) => name !== role && of !== column),
    ) as StatementColumns['columns'];
    if (role !== '') columns[role as StatementRole] = column;
    const stances = columns.stance === current.columns.stance ? current.stances : {};
    settle({ ...current, columns, stances });
  };
  const { stance, date } = current.columns;
  const values = stance === undefined ? [] : (table.values[stance] ?? []);
  return (
    <div className="mapped">
      <h3>{table.file}</h3>
      <section className="wide-table" tabIndex={0} aria-label={table.file}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {isOpen ? (
                    <label>
                      {column}
                      <select
                        className="input"
                        value={roleOf(column)}
                        onChange={(event) => setRole(column, event.target.value)}
                      >
                        <option value="">{strings.notUsed}</option>
                        {Object.entries(statementRoles).map(([role, title]) => (
                          <option key={role} value={role}>
                            {title}
                          </option>
                        ))}
                      </select>
                    </label>
                  ) : (
                    column
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, 5).map((row, line) => (
              <tr key={line}>
                {table.columns.map((column, at) => (
                  <td key={column}>{row[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <HowRead mapping={mapping} onChange={onChange} />
      {isOpen && stance !== undefined && (
        <div className="values">
          {values.map((value) => (
            <label key={value} className="field">
              <span>
                “{value}” {strings.stands}
              </span>
              <select
                className="input"
                value={current.stances[value] ?? (value in stances ? value : '')}
                onChange={(event) => {
                  const chosen = event.target.value as Stance;
                  const plain = values.filter((one) => one in stances);
                  const own = Object.fromEntries(plain.map((one) => [one, one as Stance]));
                  settle({
                    ...current,
                    stances: { ...own, ...current.stances, [value]: chosen },
                  });
                }}
              >
                <option value="" disabled>
                  …
                </option>
                {stanceNames.map((name) => (
                  <option key={name} value={name}>
                    {stances[name].title}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      {isOpen && date !== undefined && (
        <label className="field dates">
          <span>{strings.dates}</span>
          <select
            className="input"
            value={current.dates}
            onChange={(event) =>
              settle({ ...current, dates: event.target.value as StatementColumns['dates'] })
            }
          >
            {dateForms.map((form) => (
              <option key={form} value={form}>
                {dateTitles[form]}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
