/** What the parent and its reading process say to each other. */
import type { ErrorCode, ErrorFacts } from '../../../errors.ts';
import type { Params } from '../../engine.ts';
import type { GraphPart } from '../graph-parts.ts';

export interface RunLimits {
  rows: number;
  bytes: number;
  timeoutMs: number;
  profile: boolean;
}

export type ReadingRequest =
  /** Takes the graph from a file, if it holds the state that the mark names: see `Loaded`. */
  | { method: 'load'; path: string; mark: string }
  /** Writes the graph to a file, for a later "load". */
  | { method: 'save'; path: string; mark: string }
  /** Takes the graph from what it is given. */
  | { method: 'fill'; parts: GraphPart[] }
  /** Follows a write: these nodes and relationships are what there is of what it touched. */
  | { method: 'follow'; entities: string[]; part: GraphPart }
  | { method: 'explain'; text: string; params: Params }
  | { method: 'run'; text: string; params: Params; limits: RunLimits }
  /** Nobody waits for the answer to this request any more. */
  | { method: 'cancel'; of: number }
  /** So many rows of a request have arrived and are gone. */
  | { method: 'taken'; of: number; rows: number }
  | { method: 'close' };

export interface AskedReading {
  id: number;
  request: ReadingRequest;
}

export type Loaded = { nodes: number; relationships: number } | null;

/** An error in the words of this program, as it travels. */
export interface SentProblem {
  code: ErrorCode;
  message: string;
  facts: Omit<ErrorFacts, 'cause'>;
}

export type ReadingReply =
  | { id: number; columns: string[] }
  /** Rows, packed by `v8.serialize`. */
  | { id: number; packed: Uint8Array }
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; message: string; problem?: SentProblem };
