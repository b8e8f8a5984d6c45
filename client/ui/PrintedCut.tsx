/** Says on paper how much of a long list was printed. */
import { counted } from '../../model/formats/counted.ts';
import { printedAtMost } from './printing.ts';
import { strings } from './strings.ts';

interface PrintedCutProps {
  /** How many have loaded; of these the first {@link printedAtMost} are printed. */
  loaded: number;
  total: number;
  what: string;
}

export function PrintedCut({ loaded, total, what }: PrintedCutProps) {
  const printed = Math.min(loaded, printedAtMost);
  if (total <= printed) return null;
  return (
    <p className="print-only printed-cut">
      {strings.theFirst} {printed.toLocaleString('en')} {strings.of} {counted(total, what)}{' '}
      {strings.arePrintedHere}
    </p>
  );
}
