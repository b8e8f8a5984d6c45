/** What a card says of a correction: that there was one, what stood before and what stands now. */
import { useQuery } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import { reportKinds } from '../../../model/schemas/reports.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { historyOptions, reportsOptions } from '../../api/corrections.ts';
import './corrections.css';
import { Differences } from './Differences.tsx';
import { strings } from './strings.ts';

/** The latest correction with both versions, and what is contested. */
export default function Corrected({ item }: { item: StatementItem }) {
  const { corrected, statement } = item;
  const history = useQuery({ ...historyOptions(statement.id), enabled: Boolean(corrected) });
  const isContested = statement.properties.contested === true;
  const reports = useQuery({
    ...reportsOptions({ statement: statement.id }),
    enabled: isContested,
  });
  const open = (reports.data?.reports ?? []).filter(({ state }) =>
    ['triaged', 'asked', 'accepted'].includes(state),
  );
  return (
    <>
      {isContested && (
        <div className="correction-note" role="note">
          <p>
            <b>{strings.contested}</b>
          </p>
          {open.map((report) => (
            <p key={report.id}>
              {reportKinds[report.kind]}
              {report.shouldBe && `: ${report.shouldBe}`}
              {report.evidence && <span className="caption"> {report.evidence}</span>}
            </p>
          ))}
        </div>
      )}
      {corrected && (
        <div className="correction-note" role="note">
          <p>
            <b>{strings.correctedOn(dateText(corrected.at.slice(0, 10)))}</b>: {corrected.reason}
          </p>
          <Differences
            before={corrected.before}
            after={corrected.after}
            fields={corrected.differences}
            names={history.data?.names}
          />
        </div>
      )}
    </>
  );
}
