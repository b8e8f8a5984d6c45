/** Several statements under one selection: `several:<id>~<id>`. */
const mark = 'several:';

/** The id under which they are selected; one alone is selected as itself. */
export function severalId(statements: readonly string[]): string | null {
  if (statements.length < 2) return statements[0] ?? null;
  return mark + statements.join('~');
}

/** The opposite of {@link severalId}; `undefined` for any other id. */
export function readSeveral(id: string): string[] | undefined {
  return id.startsWith(mark) ? id.slice(mark.length).split('~').filter(Boolean) : undefined;
}
