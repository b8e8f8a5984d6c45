/** At the end of what is printed: where it comes from, and the day. */
import { usePrinting } from './printing.ts';

export function PrintedFrom() {
  if (!usePrinting()) return null;
  const day = new Date().toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return (
    <p className="print-only print-source caption">
      Stancegraph, {location.origin}
      {location.pathname}
      {location.search}, printed on {day}
    </p>
  );
}
