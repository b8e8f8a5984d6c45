/**
 * The address of a page that may be opened. What a graph holds as one may be anything: a text that
 * is none, or a `javascript:` that would run here.
 */
export function webAddress(value: unknown): URL | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const address = new URL(value);
  return /^https?:$/.test(address.protocol) ? address : undefined;
}

/** Where it leads to, in short: its host. */
export function hostOf(address: URL): string {
  return address.hostname.replace(/^www\./, '');
}
