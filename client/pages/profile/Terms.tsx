/**
 * Offices and memberships as bars on an axis of time: hollow where their start is not known; an end
 * that is not stated fades out.
 */
import { rangeOf } from '../../../model/dates.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { listName } from '../../../model/formats/names.ts';
import { unknownDatesOf } from '../../../model/formats/unknown-dates.ts';
import { labelOf } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { TermItem } from '../../../model/schemas/pages.ts';
import { speaksAs } from '../../../model/vocabulary/labels.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import { NodeLink } from '../../parts/links/NodeLink.tsx';
import { timeScale } from '../../parts/time-axis.ts';
import './terms.css';
import { strings } from './strings.ts';

const time = (day: string) => Date.parse(day);

interface TermsProps {
  terms: readonly TermItem[];
  /** Whose terms they are; left out where each is that of the node it lists. */
  holder?: GraphNode;
}

export function Terms({ terms, holder }: TermsProps) {
  const [{ asOf }] = useWorkingSet();
  const day = asOf ? rangeOf(asOf) : undefined;
  const days = terms.flatMap((term) => [
    ...(term.from ? [time(rangeOf(term.from)?.first ?? '')] : []),
    ...(term.to ? [time(rangeOf(term.to)?.last ?? '')] : []),
  ]);
  const start = Math.min(...days, Date.now());
  const end = Math.max(...days, Date.now());
  const scale = timeScale(start, Math.max(end, start + 1), 100);
  // A party’s or institution’s terms list people, a person’s the bodies.
  const who = terms.some(({ node }) => speaksAs(labelOf(node)) === 'person');
  const at = (date: string) => scale(time(date));
  return (
    <table className="terms-table">
      <thead>
        <tr>
          <th scope="col">{who ? strings.who : strings.where}</th>
          <th scope="col">{strings.as}</th>
          <th scope="col">{strings.term}</th>
          <th scope="col" className="axis-head">
            <span className="hidden-text">{strings.onAnAxis}</span>
            {days.length > 0 && (
              <>
                <span>{new Date(start).getUTCFullYear()}</span>
                <span>{new Date(end).getUTCFullYear()}</span>
              </>
            )}
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => {
          const from = term.from ? rangeOf(term.from)?.first : undefined;
          const to = term.to ? rangeOf(term.to)?.last : undefined;
          const doubt = from ? undefined : unknownDatesOf(relationshipOf(term, holder));
          const gone = day !== undefined && ((from && from > day.last) || (to && to < day.first));
          return (
            <tr
              key={`${term.type} ${term.node.id} ${term.role} ${term.from}`}
              className={gone ? 'not-then' : ''}
            >
              <td>
                <NodeLink node={term.node}>{listName(term.node)}</NodeLink>
              </td>
              <td>
                {term.role ?? typeTitle(term.type, 'out')}
                {!term.verified && <span className="caption"> {strings.notVerified}</span>}
              </td>
              <td className="caption">{termWords(term, doubt)}</td>
              <td className="term-cell">
                {(from || to || doubt) && (
                  <span
                    className={`term-bar${from ? '' : ' hollow'}${from && !to ? ' open-end' : ''}`}
                    style={{
                      left: `${from ? at(from) : 0}%`,
                      right: `${100 - (to ? at(to) : 100)}%`,
                    }}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function termWords({ from, to }: TermItem, doubt: string | undefined): string {
  if (!from && !to) return doubt ?? strings.datesUnknown;
  return `${from ? dateText(from, true) : (doubt ?? strings.startUnknown)} – ${to ? dateText(to, true) : strings.endUnknown}`;
}

/** A term as a relationship of its holder. */
function relationshipOf({ node, type, from, to }: TermItem, holder: GraphNode = node) {
  return { id: `${holder.id}|${type}`, type, from: holder.id, properties: { from, to } };
}
