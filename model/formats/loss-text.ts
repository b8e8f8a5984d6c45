/** How a kind of a loss report is read: `more: node Source` is what only comes back. */
export function lossText(kind: string): string {
  const [, gained] = /^more: (.*)$/.exec(kind) ?? [];
  return gained ? `${gained}, added when it is read again` : kind;
}
