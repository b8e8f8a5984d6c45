/** The dates of an agreement in a row. */

import { dateText } from '../../../model/formats/date-text.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { strings } from './strings.ts';
import './milestones.css';

const names = [
  'proposed',
  'politicalAgreement',
  'parliamentVote',
  'unVote',
  'date',
  'published',
  'entryIntoForce',
  'appliesFrom',
] as const;
const dateTitle = strings.adoptedOrSigned;

export function Milestones({ node }: { node: GraphNode }) {
  const known = names
    .filter((name) => typeof node.properties[name] === 'string')
    .sort((a, b) => (String(node.properties[a]) < String(node.properties[b]) ? -1 : 1));
  if (known.length === 0) return null;
  const [{ asOf }] = useWorkingSet();
  const today = asOf ?? new Date().toISOString().slice(0, 10);
  return (
    <ol className="milestones">
      {known.map((name) => {
        const date = String(node.properties[name]);
        return (
          <li key={name} className={date.slice(0, today.length) > today ? 'to-come' : ''}>
            <b>{name === 'date' ? dateTitle : labels.Agreement.properties[name].title}</b>
            <span className="caption">{dateText(date, true)}</span>
          </li>
        );
      })}
    </ol>
  );
}
