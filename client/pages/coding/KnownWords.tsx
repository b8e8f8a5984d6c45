/** That a passage is in the graph already, or nearly, or by somebody else. */
import type { SuggestionReply } from '../../../model/schemas/coding.ts';
import { To } from '../../address/To.tsx';
import { Difference } from '../../parts/quotes/Difference.tsx';
import { strings } from './strings.ts';

interface KnownWordsProps {
  known: NonNullable<SuggestionReply['known']>;
  reopened: boolean;
  onReopen: () => void;
}

export function KnownWords({ known, reopened, onReopen }: KnownWordsProps) {
  const { status, speakers, differs, difference, statement } = known;
  const title =
    status === 'exact'
      ? strings.known
      : status === 'near'
        ? strings.knownNear
        : differs.includes('speaker')
          ? `${strings.knownOther} ${speakers.join(', ')}`
          : strings.knownDate;
  return (
    <div className="known-words" role="note">
      <p>
        <b>{title}</b>{' '}
        <To to={`/statements/${statement}`} className="link">
          {speakers.join(', ') || strings.theStatement}
        </To>
      </p>
      {status === 'near' && <Difference steps={difference} />}
      {status === 'exact' && !reopened && (
        <p className="caption">
          {strings.knownLead}{' '}
          <button type="button" className="link" onClick={onReopen}>
            {strings.codeAnyway}
          </button>{' '}
          <kbd>r</kbd>
        </p>
      )}
    </div>
  );
}
