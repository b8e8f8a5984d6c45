/** Positions as diverging bars with numbers; the most supportive first. */

import { Fragment, useState } from 'react';
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import type { StanceRow } from '../../../model/schemas/pages.ts';
import { countText, stanceNames, stances, unsided } from '../../../model/vocabulary/stances.ts';
import { useSelection } from '../../address/selection.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import { Unidentified } from '../links/Unidentified.tsx';
import { Shown } from './Shown.tsx';
import { strings } from './strings.ts';
import './stance-table.css';

interface StanceTableProps {
  rows: readonly StanceRow[];
  /** How many there are in all, and the function that loads the rest. */
  total: number;
  showAll: () => void;
  caption: string;
  /** The id that a row's counts select, if any. */
  opens?: (row: StanceRow) => string;
  /** Abbreviations in place of names. */
  brief?: boolean;
  /** What the rows of the counted matrix are. */
  counted?: RowKind;
}

const first = 14;
/** `Mixed, neutral`. */
const unsidedTitle = unsided
  .map((stance, at) => (at === 0 ? stances[stance].title : stances[stance].title.toLowerCase()))
  .join(', ');

export function StanceTable({
  rows,
  total,
  showAll,
  caption,
  opens,
  brief = false,
  counted: kind,
}: StanceTableProps) {
  const [all, setAll] = useState(false);
  const [, select] = useSelection();
  const highest = Math.max(1, ...rows.flatMap((row) => [row.support, row.oppose]));
  const shown = all ? rows : rows.slice(0, first);
  const sorted = [...shown].sort(
    (a, b) => b.support - b.oppose - (a.support - a.oppose) || b.total - a.total,
  );
  return (
    <>
      <table className="stance-table">
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{strings.name}</span>
            </th>
            <th scope="col" className="bars-head">
              <span>{strings.oppose}</span>
              <span className="hidden-text">{strings.and}</span>
              <span>{strings.support}</span>
            </th>
            <th scope="col">{unsidedTitle}</th>
            <th scope="col" className="latest">
              {strings.latest}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => {
            const uncertain = uncertainText(row.uncertain, kind);
            const counts = [
              stanceNames.map((stance) => `${row[stance]} ${stance}`).join(', '),
              uncertain,
            ]
              .filter(Boolean)
              .join('; ');
            const bar = (stance: 'support' | 'oppose') => {
              const doubts = row.uncertainByStance?.[stance] ?? 0;
              return (
                <i
                  className={doubts > 0 ? 'hollow' : ''}
                  style={{
                    width: `${(row[stance] / highest) * 60}%`,
                    ...(doubts > 0 ? { '--sure': `${100 - (100 * doubts) / row[stance]}%` } : {}),
                  }}
                />
              );
            };
            const bars = (
              <>
                <span
                  className="minus oppose drawn first"
                  data-text={row.oppose > 0 ? `−${row.oppose}` : ''}
                >
                  {bar('oppose')}
                </span>
                <b />
                <span
                  className="plus support drawn"
                  data-text={row.support > 0 ? `+${row.support}` : ''}
                >
                  {bar('support')}
                </span>
              </>
            );
            return (
              <tr key={row.node.id}>
                <th scope="row">
                  <NodeLink node={row.node}>
                    {brief ? shortName(row.node) : nodeName(row.node)}
                  </NodeLink>
                  {brief && typeof row.node.properties.country === 'string' && (
                    <span className="caption"> {row.node.properties.country}</span>
                  )}
                  {row.changed && (
                    <span className="change-sign" role="img" aria-label={strings.changedPosition}>
                      ⇄
                    </span>
                  )}
                  <Unidentified node={row.node} />
                  {uncertain && <div className="caption">{uncertain}</div>}
                </th>
                <td>
                  {opens ? (
                    <button
                      type="button"
                      className="bars"
                      aria-label={strings.openTheStatements(nodeName(row.node), counts)}
                      onClick={() => select(opens(row))}
                    >
                      {bars}
                    </button>
                  ) : (
                    <span className="bars" role="img" aria-label={counts}>
                      {bars}
                    </span>
                  )}
                </td>
                <td className="others">
                  {unsided
                    .filter((stance) => row[stance] > 0)
                    .map((stance) => (
                      <Fragment key={stance}>
                        <span className={stance}>{countText(stance, row[stance])}</span>{' '}
                      </Fragment>
                    ))}
                </td>
                <td className="caption latest">
                  {row.latest
                    ? `${row.latest.stance}, ${dateText(row.latest.date, true)}${row.latest.certain ? '' : ' (uncertain)'}`
                    : strings.undated}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Shown
        shown={shown.length}
        total={total}
        what="rows"
        onAll={() => {
          setAll(true);
          if (total > rows.length) showAll();
        }}
        onFewer={all ? () => setAll(false) : undefined}
      />
    </>
  );
}
