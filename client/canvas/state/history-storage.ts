/**
 * The history of this tab in the browser's storage, so that a reload loses nothing. Each step is a
 * record with its difference to the step before; one more record says which step is the present.
 */
import type { History, Step } from './history.ts';
import { stepsOf } from './history.ts';
import { emptyScene, type Scene } from './scene.ts';
import { applyDiff, diffOf, type SceneDiff } from './scene-diff.ts';

type StoredStep = Omit<Step<Scene>, 'value'> & { diff: SceneDiff };

/** Where the records are stored: IndexedDB, or memory in a test. */
export interface HistoryStorage {
  /** Every record of this tab, by its number. */
  read(): Promise<{ steps: StoredStep[]; present: number } | undefined>;
  /** Writes steps from a number on, deletes those after them, and notes the present. */
  write(from: number, steps: StoredStep[], present: number): Promise<void>;
}

/** Writes a history to a storage, only the steps that changed since the last time. */
export function historyPersistence(storage: HistoryStorage) {
  let written: readonly Step<Scene>[] = [];
  let writing = Promise.resolve();
  return {
    save(history: History<Scene>): Promise<void> {
      const steps = stepsOf(history);
      const same = steps.findIndex((step, index) => written[index] !== step);
      const from = same < 0 ? steps.length : same;
      written = steps;
      const fresh = steps.slice(from).map(({ value, ...step }, index) => {
        const before = steps[from + index - 1]?.value ?? emptyScene;
        return { ...step, diff: diffOf(before, value) };
      });
      writing = writing.then(() => storage.write(from, fresh, history.past.length)).catch(() => {});
      return writing;
    },
    /** The stored history; `undefined` when there is none, or it cannot be read. */
    async restore(): Promise<History<Scene> | undefined> {
      const stored = await storage.read().catch(() => undefined);
      if (!stored || stored.steps.length === 0) return undefined;
      let value = emptyScene;
      const steps = stored.steps.map(({ diff, ...step }) => {
        value = applyDiff(value, diff);
        return { ...step, value };
      });
      const present = steps[stored.present];
      if (!present) return undefined;
      written = steps;
      return {
        past: steps.slice(0, stored.present),
        present,
        future: steps.slice(stored.present + 1),
      };
    },
  };
}
