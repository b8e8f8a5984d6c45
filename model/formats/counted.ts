/** Numbers with what they count. */

/** `31 statements`, or `100 of 234 statements shown` while that is not all. */
export function shownOf(shown: number, total: number, one: string, many?: string): string {
  const all = counted(total, one, many);
  return shown < total ? `${shown.toLocaleString('en')} of ${all} shown` : all;
}

/** `1 node`, `2 nodes`, `1,204 relationships`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
