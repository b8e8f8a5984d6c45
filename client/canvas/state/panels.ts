/** The panel beside the drawing: one at a time, opened from the toolbar. */
import { type ComponentType, useSyncExternalStore } from 'react';

/** A panel of another part of the client, with a button of its own in the toolbar. */
interface RegisteredPanel {
  name: string;
  /** The button's words. */
  title: string;
  component: ComponentType;
  /** Whether the button stands after that of the export. */
  afterExport?: boolean;
}

const registered: RegisteredPanel[] = [];
let open: string | null = null;
const listeners = new Set<() => void>();

/**
 * Adds a panel to the canvas, before it is first shown: so the canvas need not know who saves scenes
 * or tells their trail.
 */
export function registerPanel(panel: RegisteredPanel): void {
  registered.push(panel);
}

/** The registered panels, in the order of their buttons. */
export const registeredPanels = (): readonly RegisteredPanel[] => registered;

/** Opens a panel in place of the one that is open; `null` closes it. */
export function showPanel(name: string | null): void {
  open = name;
  for (const listener of listeners) listener();
}

/** The panel that is open. */
export function usePanel(): string | null {
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
