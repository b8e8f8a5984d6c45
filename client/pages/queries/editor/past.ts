/** Queries that were run in this browser, the latest first; kept in it and nowhere else. */

export interface Past {
  text: string;
  /** When it was run last, in ms since 1970. */
  at: number;
}

const key = 'stancegraph.queries';
const most = 100;

export function pastQueries(): Past[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPast) : [];
  } catch {
    return [];
  }
}

const isPast = (value: unknown): value is Past =>
  typeof (value as Past | null)?.text === 'string' && typeof (value as Past).at === 'number';

/** Adds a query at the head of the list; duplicates are removed. */
export function remember(text: string, at = Date.now()): Past[] {
  const plain = text.trim();
  const next = plain ? added(pastQueries(), { text: plain, at }) : pastQueries();
  keep(next);
  return next;
}

/** A list with one more at its head. */
export function added(past: readonly Past[], one: Past): Past[] {
  return [one, ...past.filter(({ text }) => text !== one.text)].slice(0, most);
}

export function forgetAll(): void {
  keep([]);
}

function keep(past: Past[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(past));
  } catch {
    // Without storage the list ends with the page.
  }
}
