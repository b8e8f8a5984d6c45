/** Says on paper how much of a long list was printed. */
import { counted } from '../../model/formats/counted.ts';
import { printedAtMost } from './printing.ts';

export function PrintedCut({ total, what }: { total: number; what: string }) {
  if (total <= printedAtMost) return null;
  const first = printedAtMost.toLocaleString('en');
  return (
    <p className="printed-cut">
      The first {first} of {counted(total, what)} are printed here.
    </p>
  );
}
