/** Reports of errors: a queue for editors, and for readers what is contested. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ReportState, reportStates } from '../../../model/schemas/reports.ts';
import { reportsOptions } from '../../api/corrections.ts';
import { sessionOptions } from '../../api/session.ts';
import { PageMessage } from '../../parts/PageMessage.tsx';
import { PlainPage } from '../../parts/PlainPage.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { Report } from './Report.tsx';
import './reports.css';
import { strings } from './strings.ts';

export default function ReportsPage() {
  const [state, setState] = useState<ReportState | ''>('');
  const session = useQuery(sessionOptions);
  const { data, error, refetch } = useQuery(reportsOptions(state ? { state } : {}));
  useTitle(strings.title);
  if (!data && error) return <PageMessage error={error} retry={() => void refetch()} />;
  return (
    <PlainPage title={strings.title} lead={strings.lead} className="reports-page">
      {session.data && !session.data.mayWrite && <p className="caption">{strings.onlySeen}</p>}
      <label className="field short">
        <span>{strings.show}</span>
        <select
          value={state}
          onChange={(event) => setState(event.target.value as ReportState | '')}
        >
          <option value="">{strings.all}</option>
          {reportStates.map((one) => (
            <option key={one} value={one}>
              {strings.states[one]}
            </option>
          ))}
        </select>
      </label>
      {!data && <p className="late caption">{strings.loading}</p>}
      {data?.unreadable !== undefined && <p role="note">{strings.unreadable(data.unreadable)}</p>}
      {data && data.reports.length === 0 && <p>{strings.none}</p>}
      <ol className="reports">
        {data?.reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </ol>
    </PlainPage>
  );
}
