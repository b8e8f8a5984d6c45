/** How many statements a row or column has, and how many of them are uncertain. */
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';

interface TotalProps {
  line: { total: number; uncertain: number };
  rows: RowKind;
}

export function Total({ line: { total, uncertain }, rows }: TotalProps) {
  const words = uncertainText(uncertain, rows);
  return (
    <span className="caption total" title={words || undefined}>
      {total}
      {uncertain > 0 && (
        <>
          <span className="uncertain drawn" data-text={` □${uncertain}`} aria-hidden="true" />
          <span className="hidden-text">, {words}</span>
        </>
      )}
    </span>
  );
}
