/** What a relationship adds to the name at its other end: role, term, date, votes. Opens it. */

import { dateText } from '../../../model/formats/date-text.ts';
import { plainText } from '../../../model/formats/plain-value.ts';
import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { typeOf } from '../../../model/ours.ts';
import type { GraphRelationship } from '../../../model/schemas/graph.ts';
import { useSelection } from '../../address/selection.ts';
import { shortened } from '../../canvas/state/look.ts';
import { period } from './period.ts';
import { strings } from './strings.ts';

const listed = 3;
const longest = 60;

export function RelationshipLink({ relationship }: { relationship: GraphRelationship }) {
  const [, select] = useSelection();
  if (!typeOf(relationship)) return <Foreign relationship={relationship} />;
  const { role, from, to, date, votesFor, votesAgainst, votesAbstentions, verified } =
    relationship.properties;
  const term = period(from, to);
  const votes =
    votesFor === undefined
      ? null
      : `${votesFor} for, ${votesAgainst} against, ${votesAbstentions} abstained`;
  const details = [
    role,
    date ? dateText(date) : null,
    term,
    unknownDatesOf(relationship),
    votes,
    verified === false ? strings.notVerified : null,
  ].filter(Boolean);
  return (
    <button type="button" className="link caption" onClick={() => select(relationship.id)}>
      {details.length > 0 ? details.join(' · ') : strings.sources}
    </button>
  );
}

/** Of a graph of others: its first few properties, as they are called there. */
function Foreign({ relationship }: { relationship: GraphRelationship }) {
  const [, select] = useSelection();
  const details = Object.entries(relationship.properties)
    .slice(0, listed)
    .map(([name, value]) => `${name} ${shortened(plainText(value), longest)}`);
  return (
    <button type="button" className="link caption" onClick={() => select(relationship.id)}>
      {details.length > 0 ? details.join(' · ') : strings.open}
    </button>
  );
}
