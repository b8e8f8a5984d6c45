/** Undo and redo over values. */

export interface Step<Value> {
  /** What was done, for a reader: "Expanded the Pact". */
  name: string;
  value: Value;
}

export interface History<Value> {
  past: readonly Step<Value>[];
  present: Step<Value>;
  future: readonly Step<Value>[];
}

const kept = 200;

export function startHistory<Value>(value: Value, name: string): History<Value> {
  return { past: [], present: { name, value }, future: [] };
}

/** A new present; what was undone before is gone. */
export function record<Value>(history: History<Value>, name: string, value: Value): History<Value> {
  return {
    past: [...history.past, history.present].slice(-kept),
    present: { name, value },
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
