/** Counts of statements, in all and by stance. */

import type { StanceCounts } from '../../../model/schemas/positions.ts';
import { stanceNames } from '../../../model/vocabulary/labels.ts';
import { StanceMark } from '../../canvas/marks.tsx';

interface NumbersProps {
  counts: StanceCounts;
  /** Whose statements are counted along, as in ", its parts included". */
  along?: string;
}

export function Numbers({ counts, along = '' }: NumbersProps) {
  return (
    <div className="numbers">
      <p className="big">{counts.total.toLocaleString('en')}</p>
      <p className="caption">
        {counts.total === 1 ? 'statement' : 'statements'}
        {along}
      </p>
      <ul>
        {stanceNames.map((stance) => (
          <li key={stance}>
            <StanceMark stance={stance} word={`${counts[stance]} ${stance}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}
