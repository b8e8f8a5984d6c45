/** Counts by stance as squares on both sides of an axis, with their numbers. */
import { memo } from 'react';
import type { StanceCell } from '../../../model/schemas/positions.ts';
import { sideOf } from '../../parts/stances/cell.ts';

interface CellGlyphProps {
  cell: StanceCell;
  /** The highest count of the matrix, which has the largest square. */
  highest: number;
}

/**
 * The area of a square is its count: left of the axis opposes, right of it supports. The numbers
 * are drawn by the style sheet, because the accessible name of the cell holds them already.
 */
export const CellGlyph = memo(function CellGlyph({ cell, highest }: CellGlyphProps) {
  const side = (count: number) => sideOf(count, highest);
  const { support, oppose, mixed, neutral, changed } = cell;
  return (
    <span className="cell-glyph" aria-hidden="true">
      <span className="left">
        {mixed > 0 && (
          <span className="mixed drawn" data-text={`±${mixed}`}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d="M5 .8L9.2 5 5 9.2.8 5z" />
            </svg>
          </span>
        )}
        {oppose > 0 && (
          <span className="oppose drawn first" data-text={`−${oppose}`}>
            <i style={{ width: side(oppose), height: side(oppose) }} />
          </span>
        )}
      </span>
      <b className={support + oppose > 0 ? 'axis' : 'axis none'} />
      <span className="right">
        {support > 0 && (
          <span className="support drawn" data-text={`+${support}`}>
            <i style={{ width: side(support), height: side(support) }} />
          </span>
        )}
        {neutral > 0 && <span className="neutral drawn" data-text={`• ${neutral}`} />}
        {changed && <span className="changed drawn" data-text="⇄" />}
      </span>
    </span>
  );
});
