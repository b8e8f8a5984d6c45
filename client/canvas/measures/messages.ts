/** What the page and the measuring worker say to each other. */
import type { MeasuredGraph } from './degrees.ts';
import type { MeasureStep, Measures } from './measures.ts';

export type MeasureRequest = MeasuredGraph;
export type MeasureMessage =
  | { kind: 'progress'; step: MeasureStep }
  | { kind: 'done'; measures: Measures }
  | { kind: 'failed'; message: string };
