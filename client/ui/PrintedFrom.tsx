/** At the end of what is printed: where it comes from, and the day. */
import { usePrinting } from './printing.ts';
import { strings } from './strings.ts';

export function PrintedFrom() {
  if (!usePrinting()) return null;
  const day = new Date().toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return (
    <p className="print-only print-source caption">
      {strings.stancegraph} {location.origin}
      {location.pathname}
      {location.search}
      {strings.printedOn} {day}
    </p>
  );
}
