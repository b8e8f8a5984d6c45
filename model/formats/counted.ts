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

/** `420 bytes`, `3.1 MB`, `1.2 GB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return counted(bytes, 'byte');
  const units = ['KB', 'MB', 'GB'];
  let [size, unit] = [bytes / 1024, 0];
  for (; size >= 1024 && unit < units.length - 1; unit += 1) size /= 1024;
  return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}
