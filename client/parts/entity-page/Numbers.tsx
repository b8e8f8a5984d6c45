/** Counts of statements, in all and by stance. */

import { counted } from '../../../model/formats/counted.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { StanceCounts } from '../../../model/schemas/positions.ts';
import { stanceNames } from '../../../model/vocabulary/labels.ts';
import type { Search } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import { StanceMark } from '../../canvas/marks.tsx';
import { strings } from './strings.ts';

interface NumbersProps {
  counts: StanceCounts;
  /** Whose statements are counted along, as in ", its parts included". */
  along?: string;
  /** As which rows of a matrix the statements are counted. */
  rows?: string;
  /** What members and parts of an institution also said: a line of its own. */
  membersSaid?: { counts: StanceCounts; all: Search } | null;
}

export function Numbers({ counts, along = '', rows, membersSaid }: NumbersProps) {
  const uncertain = uncertainText(counts.uncertain, rows);
  const also = membersSaid?.counts;
  return (
    <div className="numbers">
      <p className="big">{counts.total.toLocaleString('en')}</p>
      <p className="caption">
        {counts.total === 1 ? strings.statement : strings.statements2}
        {along}
      </p>
      {uncertain && <p className="caption">{uncertain}</p>}
      <ul>
        {stanceNames.map((stance) => (
          <li key={stance}>
            <StanceMark stance={stance} word={`${counts[stance]} ${stance}`} />
          </li>
        ))}
      </ul>
      {membersSaid && also && also.total > 0 && (
        <p className="caption members-said">
          {strings.membersAndPartsAlsoSaid}{' '}
          <To to="/table" search={membersSaid.all} withScene>
            {counted(also.total, 'statement')}
          </To>
          {also.uncertain > 0 && `, ${uncertainText(also.uncertain, rows)}`}
        </p>
      )}
    </div>
  );
}
