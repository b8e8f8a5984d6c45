/** Numbers with what they count. */
/** `1 node`, `2 nodes`, `1,204 relationships`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
