/** A multi-selection of statements as one id: `several:<id>~<id>`. */
const mark = 'several:';

/** The id of a multi-selection; a single statement keeps its own id. */
export function severalId(statements: readonly string[]): string | null {
  if (statements.length < 2) return statements[0] ?? null;
  return mark + statements.join('~');
}

/** The opposite of {@link severalId}; `undefined` for any other id. */
export function readSeveral(id: string): string[] | undefined {
  return id.startsWith(mark) ? id.slice(mark.length).split('~').filter(Boolean) : undefined;
}
