/** The audit: what was written, when, and with which token. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { csvLine } from '../../../model/formats/csv.ts';
import type { AuditEntry } from '../../../model/schemas/audit.ts';
import { auditOptions } from '../../api/access.ts';
import { saveFile } from '../../ui/save-file.ts';
import { strings } from './strings.ts';

const actions: Record<AuditEntry['action'], string> = {
  create: 'made',
  change: 'changed',
  delete: 'deleted',
  load: 'loaded',
  restore: 'restored',
};

export function Audit() {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(auditOptions);
  const [kind, setKind] = useState('');
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p className="caption">{strings.loading}</p>;
  const all = data.pages.flatMap((page) => page.entries);
  const kinds = [...new Set(all.map((entry) => entry.kind))].sort();
  const shown = all.filter((entry) => kind === '' || entry.kind === kind);
  const total = data.pages[0]?.total ?? 0;
  if (total === 0) return <p className="caption">{strings.nothingWritten}</p>;
  return (
    <>
      <p className="rule-text">{strings.auditLead}</p>
      <p className="audit-tools">
        <label>
          {strings.filter}{' '}
          <select className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value="">{strings.everything}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {kindText(one)}
              </option>
            ))}
          </select>
        </label>
        <span className="caption" aria-live="polite">
          {shown.length} {strings.of} {total}
        </span>
        <button type="button" className="button" onClick={() => save(shown)}>
          {strings.saveAudit}
        </button>
      </p>
      <section className="wide-table" tabIndex={0} aria-label={strings.tables.audit}>
        <table>
          <thead>
            <tr>
              {strings.auditColumns.map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.key}>
                <td className="when">{whenText(entry)}</td>
                <td>
                  {kindText(entry.kind)} {actions[entry.action]}
                </td>
                <td>{entry.name}</td>
                <td>{byText(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasNextPage && (
        <button type="button" className="button" onClick={() => void fetchNextPage()}>
          {strings.more}
        </button>
      )}
    </>
  );
}

function whenText({ at }: AuditEntry): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

function kindText(kind: string): string {
  return kind.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replace(/ \w/, (part) => part.toLowerCase());
}

function byText({ by, means }: AuditEntry): string {
  return by ?? (means === 'command' ? strings.command : strings.noToken);
}

function save(entries: readonly AuditEntry[]): void {
  const head = csvLine(['at', 'action', 'kind', 'name', 'by', 'means']);
  const rows = entries.map(({ at, action, kind, name, by, means }) =>
    csvLine([at, action, kind, name, by ?? '', means]),
  );
  saveFile('audit.csv', [head, ...rows, ''].join('\r\n'), 'text/csv');
}
