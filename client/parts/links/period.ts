/** A term or a date as text. */
import { dateText } from '../../../model/formats/date-text.ts';

/** `2 July 2024 to 3 June 2025`; nothing where neither is known. */
export function period(from: unknown, to: unknown): string | null {
  if (!from && !to) return null;
  if (from && to) return `${dateText(from)} to ${dateText(to)}`;
  return from ? `from ${dateText(from)}` : `until ${dateText(to)}`;
}
