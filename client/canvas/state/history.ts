/** Undo and redo over values. */

/** What a step did, for the trail of an exploration. */
export type StepKind =
  | 'opened'
  | 'searched'
  | 'expanded'
  | 'collapsed'
  | 'pathed'
  | 'filtered'
  | 'noted'
  | 'grouped'
  | 'hid'
  | 'moved'
  | 'styled';

export interface Step<Value> {
  /** What was done, for a reader: "Expanded the Pact". */
  name: string;
  value: Value;
  kind: StepKind;
  /** Nodes and relationships that it was about. */
  about: readonly string[];
  /** When, in milliseconds since 1970. */
  at: number;
}

export interface History<Value> {
  past: readonly Step<Value>[];
  present: Step<Value>;
  future: readonly Step<Value>[];
}

/** Steps that can be undone. The oldest are dropped in batches, for each batch copies the list. */
const maxPast = 1000;
const dropBatch = 200;

export function startHistory<Value>(value: Value, name: string): History<Value> {
  return {
    past: [],
    present: { name, value, kind: 'opened', about: [], at: Date.now() },
    future: [],
  };
}

/** A new present; the steps that had been undone are dropped. */
export function record<Value>(
  history: History<Value>,
  name: string,
  value: Value,
  kind: StepKind = 'moved',
  about: readonly string[] = [],
): History<Value> {
  const past = [...history.past, history.present];
  return {
    past: past.length > maxPast + dropBatch ? past.slice(-maxPast) : past,
    present: { name, value, kind, about, at: Date.now() },
    future: [],
  };
}

/** The step before; the same history when there is none. */
export function undone<Value>(history: History<Value>): History<Value> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last,
    future: [history.present, ...history.future],
  };
}

/** The step that was undone last; the same history when there is none. */
export function redone<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** All steps in their order, those that were undone last. */
export function stepsOf<Value>(history: History<Value>): readonly Step<Value>[] {
  return [...history.past, history.present, ...history.future];
}

/** The history with another of its steps as the present: nothing is lost on either side. */
export function wentTo<Value>(history: History<Value>, index: number): History<Value> {
  const steps = stepsOf(history);
  const present = steps[index];
  if (!present) return history;
  return { past: steps.slice(0, index), present, future: steps.slice(index + 1) };
}
