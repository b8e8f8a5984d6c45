/** The changes of position on the page of a node, with a link to all of them. */

import { changeKinds } from '../../../model/change-kinds.ts';
import type { Change, ChangesReply } from '../../../model/schemas/positions.ts';
import { To } from '../../address/To.tsx';
import { ChangeCard } from '../changes/ChangeCard.tsx';
import { Section } from './Section.tsx';
import { strings } from './strings.ts';

interface ChangesSectionProps {
  changes: ChangesReply;
  /** The filters that keep the page of changes to these. */
  only: Record<string, string | undefined>;
}

export function ChangesSection({ changes: { changes, total, totals }, only }: ChangesSectionProps) {
  return (
    <Section
      title={strings.changesOfPosition}
      empty={total === 0 && strings.noChangeOfPositionRecorded}
    >
      {totals.change === 0 && <p className="caption">{strings.noChangeOfPositionRecordedHere}</p>}
      {byKind(changes).map((change) => (
        <ChangeCard
          key={[change.before.statement.id, change.after.statement.id, change.part?.id].join(' ')}
          change={change}
          titled
        />
      ))}
      {total > changes.length && (
        <To to="/changes" search={{ ...only, scope: 'parts' }} withScene className="button">
          {strings.all} {total} {strings.ofThem}
        </To>
      )}
    </Section>
  );
}

/** Changes first, then what is no change. */
function byKind(changes: readonly Change[]): Change[] {
  return changeKinds.flatMap((kind) => changes.filter((one) => one.kind === kind));
}
