/** The saved scene that the canvas shows, while it is open under its address. */
import { useSyncExternalStore } from 'react';
import type { SceneReply } from '../../../model/schemas/scenes.ts';

let opened: SceneReply | null = null;
const listeners = new Set<() => void>();

/** Says which saved scene is open; `null` when none is. */
export function setOpened(scene: SceneReply | null): void {
  opened = scene;
  for (const listener of listeners) listener();
}

/** The saved scene that is open. */
export function useOpened(): SceneReply | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => opened,
  );
}
