/** Speakers who took the same side, or the opposite one, and on which agreements. */

import type { RowKind } from '../../../model/formats/cell-text.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { Likeness } from '../../../model/schemas/pages.ts';
import { To } from '../../address/To.tsx';
import { ChangeMark } from '../../parts/changes/ChangeMark.tsx';
import { PageLink } from '../../parts/entity-page/PageLink.tsx';
import { Shown } from '../../parts/entity-page/Shown.tsx';
import { Unidentified } from '../../parts/links/Unidentified.tsx';
import { strings } from './strings.ts';

/** The network whose weights are agreements shared minus agreements opposed. */
const withTheSameWeight = { duplicates: 'acrossrange', normalization: 'no' } as const;

interface LikenessProps {
  /** Whom they are compared with. */
  own: GraphNode;
  /** Whose words count for institutions, where that is not the usual. */
  scope: string | undefined;
  title: string;
  likenesses: readonly Likeness[];
  total: number;
  rows: RowKind;
  agreements: readonly GraphNode[];
  showAll: () => void;
}

export function LikenessList(parts: LikenessProps) {
  const { own, scope, title, likenesses, total, rows, agreements, showAll } = parts;
  const nameOf = (id: string) => {
    const node = agreements.find((one) => one.id === id);
    return node ? nodeName(node) : id;
  };
  return (
    <div>
      <h3>{title}</h3>
      {likenesses.length === 0 && <p className="caption">{strings.noneRecordedHere}</p>}
      <ul className="plain">
        {likenesses.map(({ node, shared, opposite, uncertain, agreements: on }) => (
          <li key={node.id}>
            <PageLink node={node} />
            <ChangeMark node={node} />
            <Unidentified node={node} />{' '}
            <details className="likeness">
              <summary className="caption">
                {shared} {strings.shared} {opposite} {strings.opposite}
                {uncertain > 0 && `, ${uncertainText(uncertain, rows)}`}
              </summary>
              <p className="caption">
                {on.shared.length > 0 && strings.sameSideOn(on.shared.map(nameOf).join('; '))}
                {on.opposite.length > 0 && strings.oppositeOn(on.opposite.map(nameOf).join('; '))}
              </p>
              {rows !== 'group' && (
                <p className="caption">
                  <To
                    to="/networks"
                    search={{
                      ...withTheSameWeight,
                      rows,
                      scope,
                      pair: `${own.id}~${node.id}`,
                    }}
                  >
                    {strings.wordsOfBoth}
                  </To>
                </p>
              )}
            </details>
          </li>
        ))}
      </ul>
      <Shown shown={likenesses.length} total={total} what="speakers" onAll={showAll} />
    </div>
  );
}
