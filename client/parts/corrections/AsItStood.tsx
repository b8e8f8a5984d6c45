/** Above a statement that was opened by an older citation: what it cited, and what has changed. */
import { dateText } from '../../../model/formats/date-text.ts';
import type { StatementReply } from '../../../model/schemas/statements.ts';
import { pageOf } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import './corrections.css';
import { Differences } from './Differences.tsx';
import { strings } from './strings.ts';

export function AsItStood({ item }: { item: StatementReply }) {
  const { since, revision = 1, statement } = item;
  if (!since) return null;
  const page = pageOf(statement);
  const changed = since.differences.length > 0;
  const last = since.versions[0];
  return (
    <div className="correction-note" role="note">
      <p>
        <b>{strings.asItStood(revision)}</b>
        {last && `, ${strings.correctedLater(dateText(last.at.slice(0, 10)))}: ${last.reason}`}
      </p>
      {!changed && <p>{strings.stillSo}</p>}
      {changed && since.now === null && (
        <p>
          {strings.deletedSince} {last?.reason}
        </p>
      )}
      {changed && since.now !== null && (
        <>
          <p>{strings.changedSince}</p>
          <Differences
            before={since.before}
            after={since.now}
            fields={since.differences}
            names={since.names}
          />
        </>
      )}
      {page && since.now !== null && (
        <p>
          <To to={page} className="link">
            {strings.asItStands}
          </To>
        </p>
      )}
    </div>
  );
}
