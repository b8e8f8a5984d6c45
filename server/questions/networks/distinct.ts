/** The ids of statements, each once, in the order of their coming. */
export function distinct(stands: readonly { statement: string }[]): string[] {
  return [...new Set(stands.map((one) => one.statement))];
}
