/** Which panel stands beside the drawing: one at a time, opened from the toolbar. */
import { useSyncExternalStore } from 'react';

export type PanelName = 'style' | 'measures' | 'trail' | 'save' | 'history' | 'notes' | 'paths';

let open: PanelName | null = null;
const listeners = new Set<() => void>();

/** Opens a panel in place of the one that is open; `null` closes it. */
export function showPanel(name: PanelName | null): void {
  open = name;
  for (const listener of listeners) listener();
}

/** The panel that is open. */
export function usePanel(): PanelName | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => open,
  );
}
