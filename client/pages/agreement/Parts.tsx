/** The acts and provisions of an agreement, each with how parliament voted. */

import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { AgreementReply } from '../../../model/schemas/pages.ts';
import { PageLink } from '../../parts/entity-page/PageLink.tsx';
import './parts.css';
import { strings } from './strings.ts';

export function Parts({ parts }: { parts: AgreementReply['parts'] }) {
  const voted = parts.some(({ node }) => votesOf(node));
  const most = Math.max(
    ...parts.map(({ node }) => votesOf(node)).map((votes) => Math.max(...(votes ?? [1]))),
  );
  return (
    <table className="parts-table">
      <thead>
        <tr>
          <th scope="col">{strings.actOrProvision}</th>
          <th scope="col">{strings.number}</th>
          {voted && (
            <>
              <th scope="col">{strings.parliamentAgainstFor}</th>
              <th scope="col" className="num">
                {strings.abstained}
              </th>
            </>
          )}
          <th scope="col">{strings.appliesFrom}</th>
          <th scope="col" className="num">
            {strings.statements}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ node, of, total }) => {
          const { number, votesAbstentions, appliesFrom } = node.properties;
          const whole = parts.find((one) => one.node.id === of);
          const votes = votesOf(node);
          return (
            <tr key={node.id}>
              <td>
                <PageLink node={node} />
                {whole && (
                  <span className="caption">
                    {' '}
                    {strings.in} {nodeName(whole.node)}
                  </span>
                )}
              </td>
              <td className="caption">{number ? String(number) : ''}</td>
              {voted && (
                <>
                  <td>{votes ? <Votes votes={votes} most={most} /> : notStated}</td>
                  <td className="num caption">
                    {typeof votesAbstentions === 'number' ? votesAbstentions : ''}
                  </td>
                </>
              )}
              <td>
                {appliesFrom ? (
                  <span className="caption">{dateText(appliesFrom, true)}</span>
                ) : (
                  notStated
                )}
              </td>
              <td className="num">
                {total > 0 ? <b>{total}</b> : <span className="caption">{strings.none}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Pixels of the longest bar. */
const longest = 76;
const notStated = <span className="caption">{strings.unknown}</span>;

/** Against and for; nothing when both are not stated. */
function votesOf(node: GraphNode): [against: number, inFavour: number] | null {
  const { votesAgainst, votesFor } = node.properties;
  return typeof votesAgainst === 'number' && typeof votesFor === 'number'
    ? [votesAgainst, votesFor]
    : null;
}

function Votes({ votes: [against, inFavour], most }: { votes: [number, number]; most: number }) {
  const width = (votes: number) => ({ width: (votes / most) * longest });
  return (
    <span className="votes" role="img" aria-label={strings.againstFor(against, inFavour)}>
      <span className="drawn first" data-text={against}>
        <i className="against" style={width(against)} />
      </span>
      <span className="drawn" data-text={inFavour}>
        <i className="for" style={width(inFavour)} />
      </span>
    </span>
  );
}
