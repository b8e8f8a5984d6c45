/** Lines of a CSV file. */

/** Tells spreadsheets that what follows is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of RFC 4180, without its end. A text that a spreadsheet would take for a formula is
 * preceded by an apostrophe.
 */
export function csvLine(values: readonly (string | number)[]): string {
  return values
    .map((value) => {
      const text =
        typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}
