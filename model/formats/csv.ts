/** Lines of a CSV file. */

/** Tells spreadsheets that what follows is UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet would take for a formula, also behind apostrophes. */
const formula = /^'*[=+\-@\t\r]/;

/**
 * One line of RFC 4180, without its end. A text that a spreadsheet would take for a formula is
 * preceded by an apostrophe, and one that begins like that by another.
 */
export function csvLine(values: readonly (string | number)[]): string {
  return values
    .map((value) => {
      const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
      return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

/** A text as it was before {@link csvLine} put an apostrophe in front of it. */
export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
