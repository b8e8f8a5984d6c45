/** What the parent and its child processes say to each other. */
import type { PlanNode } from '../../../model/schemas/queries.ts';
import type { NewRows, Params, WriteStep } from '../engine.ts';

/** What a write says of which nothing was done, because a step that needs a row gave none. */
export const outrun = 'a step of the write gave no row';

export type ChildRequest =
  | { method: 'open'; path: string; readOnly: boolean }
  | { method: 'read'; text: string; params: Params }
  | { method: 'write'; steps: WriteStep[] }
  | { method: 'create'; rows: NewRows }
  | { method: 'schema'; texts: string[]; textIndexes: [label: string, property: string][] }
  | { method: 'search'; label: string; property: string; words: string; limit: number }
  | { method: 'save'; path: string }
  /** How large the store is, and its epoch. */
  | { method: 'state' }
  /** The whole graph, or what a write touched: see `StoreReading`. */
  | { method: 'parts' }
  | { method: 'touched'; entities: string[] }
  /** Writes the whole graph to a file, which gets the mark. */
  | { method: 'dump'; path: string; mark: string }
  | { method: 'close' };

export type ChildReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; message: string };

export interface StreamSummary {
  rowCount: number;
  truncated: false | 'rows' | 'bytes';
  /** Of a profiled run. */
  plan?: PlanNode;
}
