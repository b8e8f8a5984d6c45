/** What a drag on the background does: move the view, or select with a box or a lasso. */
import { useSyncExternalStore } from 'react';

export type Tool = 'move' | 'box' | 'lasso';

let current: Tool = 'move';
const listeners = new Set<() => void>();

/** The tool in hand. */
export const toolInHand = (): Tool => current;

/** Takes another tool in hand. */
export function takeTool(next: Tool): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The tool in hand, for a component. */
export const useTool = (): Tool => useSyncExternalStore(subscribe, toolInHand);
