/** Counts by stance as squares on both sides of an axis, with their numbers. */

import { memo } from 'react';
import type { StanceCell } from '../../../model/schemas/positions.ts';
import { markOf, ofSide, stances } from '../../../model/vocabulary/stances.ts';
import { sideOf } from '../../parts/stances/cell.ts';

interface CellGlyphProps {
  cell: StanceCell;
  /** The highest count of the matrix, which has the largest square. */
  highest: number;
}

/**
 * The area of a square is its count: left of the axis opposes, right of it supports. It is hollow as
 * far as it rests on unknown dates of office or membership. The numbers are drawn by the style sheet,
 * because the accessible name of the cell holds them already.
 */
export const CellGlyph = memo(function CellGlyph({ cell, highest }: CellGlyphProps) {
  const side = (count: number) => sideOf(count, highest);
  const { support, oppose, changed, contested = 0, uncertainByStance: doubts } = cell;
  const square = (stance: 'support' | 'oppose', count: number) => (
    <i
      className={doubts?.[stance] ? 'hollow' : ''}
      style={{
        width: side(count),
        height: side(count),
        ...(doubts ? { '--sure': `${100 - (100 * doubts[stance]) / count}%` } : {}),
      }}
    />
  );
  return (
    <span className="cell-glyph" aria-hidden="true">
      <span className="left">
        {ofSide('both')
          .filter((stance) => cell[stance] > 0)
          .map((stance) => (
            <span
              key={stance}
              className={`${stance} both drawn${doubts?.[stance] ? ' hollow-mark' : ''}`}
              data-text={`${stances[stance].mark}${cell[stance]}`}
            >
              <svg viewBox="0 0 10 10" aria-hidden="true">
                <path d="M5 .8L9.2 5 5 9.2.8 5z" />
              </svg>
            </span>
          ))}
        {oppose > 0 && (
          <span className="oppose drawn first" data-text={`−${oppose}`}>
            {square('oppose', oppose)}
          </span>
        )}
      </span>
      <b className={support + oppose > 0 ? 'axis' : 'axis none'} />
      <span className="right">
        {support > 0 && (
          <span className="support drawn" data-text={`+${support}`}>
            {square('support', support)}
          </span>
        )}
        {ofSide('none')
          .filter((stance) => cell[stance] > 0)
          .map((stance) => (
            <span
              key={stance}
              className={`${stance} none drawn`}
              data-text={`${markOf(stance, (doubts?.[stance] ?? 0) > 0)} ${cell[stance]}`}
            />
          ))}
        {changed && <span className="changed drawn" data-text="⇄" />}
        {contested > 0 && <span className="contested drawn" data-text={`?${contested}`} />}
      </span>
    </span>
  );
});
