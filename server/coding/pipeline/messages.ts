/** What the server and the thread that reads texts say to each other. */
import type { Histories } from '../../../coding/about.ts';
import type { NameEntry } from '../../../coding/gazetteer.ts';
import type { SuggestInput, Suggestions } from '../../../coding/suggest.ts';
import type { Span } from '../../../coding/types.ts';

/** A text to be read; its names were sent before. */
export type TextToRead = Omit<SuggestInput, 'names' | 'history'>;

/** What is proposed for a text, and where its sentences are. */
export interface FoundInText extends Suggestions {
  sentences: Span[];
}

export type ToThread =
  /** Names come in parts, so that the server can answer others in between. */
  | { kind: 'names'; entries: readonly NameEntry[]; first: boolean; last: boolean }
  | { kind: 'read'; text: TextToRead }
  | { kind: 'history'; histories: Histories };

export type FromThread =
  /** All names are there and can be looked up. */
  | { kind: 'ready' }
  | { kind: 'speakers'; speakers: string[] }
  | { kind: 'found'; found: FoundInText }
  | { kind: 'failed'; message: string };
