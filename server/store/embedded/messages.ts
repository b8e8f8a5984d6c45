/** What the parent and its child processes say to each other. */
import type { EngineValue, Params, WriteStep } from '../engine.ts';

export type ChildRequest =
  | { method: 'open'; path: string; readOnly: boolean }
  | { method: 'read'; text: string; params: Params }
  | { method: 'stream'; text: string; params: Params; rows: number; bytes: number }
  | { method: 'plan'; text: string; params: Params }
  | { method: 'profile'; text: string; params: Params }
  | { method: 'write'; steps: WriteStep[] }
  | { method: 'schema'; texts: string[]; textIndexes: [label: string, property: string][] }
  | { method: 'search'; label: string; property: string; words: string; limit: number }
  | { method: 'save'; path: string }
  | { method: 'close' };

/** The last message about a request. */
export type ChildReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; message: string };

/** Messages before it: the columns, then rows some at a time. */
export type Part = { id: number; columns: string[] } | { id: number; rows: EngineValue[][] };

export interface StreamSummary {
  rowCount: number;
  truncated: false | 'rows' | 'bytes';
}
