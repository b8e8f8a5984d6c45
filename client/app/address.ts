/** What the address says beside the page: the selection and the filters of the table. */
import { stanceNames } from '../../model/vocabulary.ts';

export interface Search {
  /** The selected node or relationship. */
  sel?: string | undefined;
  speaker?: string | undefined;
  party?: string | undefined;
  institution?: string | undefined;
  agreement?: string | undefined;
  source?: string | undefined;
  stance?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  /** Values of a saved query's parameters, as JSON texts. */
  [parameter: `p.${string}`]: string | undefined;
}

const names = [
  'sel',
  'speaker',
  'party',
  'institution',
  'agreement',
  'source',
  'from',
  'to',
  'q',
] as const;

/** Reads the search part of an address; what is wrong in it is left out. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  for (const name of names) {
    const value = raw[name];
    if (typeof value === 'string' && value !== '') search[name] = value;
    if (typeof value === 'number') search[name] = String(value);
  }
  if (stanceNames.some((stance) => stance === raw.stance)) search.stance = String(raw.stance);
  if (['date', '-date', 'relevance'].includes(String(raw.sort))) search.sort = String(raw.sort);
  for (const [name, value] of Object.entries(raw)) {
    if (name.startsWith('p.') && value !== undefined) search[name as `p.${string}`] = String(value);
  }
  return search;
}

/** Plain texts in the address, not JSON. */
export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The opposite of {@link parseAddress}. */
export function writeAddress(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString().replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
