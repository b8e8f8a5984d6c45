/**
 * The history of this tab, kept by the browser, so that a reload loses nothing. Each step is a record
 * with what it changed; a small one says which step is the present.
 */
import type { History, Step } from './history.ts';
import { stepsOf } from './history.ts';
import { emptyScene, type Scene } from './scene.ts';
import { diffOf, patched, type SceneDiff } from './scene-diff.ts';

type KeptStep = Omit<Step<Scene>, 'value'> & { diff: SceneDiff };

/** Where the records lie: the browser's database, or a test's map. */
export interface Shelf {
  /** Every record of this tab, by its number. */
  read(): Promise<{ steps: KeptStep[]; present: number } | undefined>;
  /** Puts steps from a number on, forgets what lay behind them, and notes the present. */
  write(from: number, steps: KeptStep[], present: number): Promise<void>;
}

/** Keeps a history on a shelf, a step at a time. */
export function historyKeeper(shelf: Shelf) {
  let written: readonly Step<Scene>[] = [];
  let writing = Promise.resolve();
  return {
    keep(history: History<Scene>): Promise<void> {
      const steps = stepsOf(history);
      const same = steps.findIndex((step, index) => written[index] !== step);
      const from = same < 0 ? steps.length : same;
      written = steps;
      const fresh = steps.slice(from).map(({ value, ...step }, index) => {
        const before = steps[from + index - 1]?.value ?? emptyScene;
        return { ...step, diff: diffOf(before, value) };
      });
      writing = writing.then(() => shelf.write(from, fresh, history.past.length)).catch(() => {});
      return writing;
    },
    /** What was kept; nothing when there is none, or it cannot be read. */
    async restore(): Promise<History<Scene> | undefined> {
      const kept = await shelf.read().catch(() => undefined);
      if (!kept || kept.steps.length === 0) return undefined;
      let value = emptyScene;
      const steps = kept.steps.map(({ diff, ...step }) => {
        value = patched(value, diff);
        return { ...step, value };
      });
      const present = steps[kept.present];
      if (!present) return undefined;
      written = steps;
      return {
        past: steps.slice(0, kept.present),
        present,
        future: steps.slice(kept.present + 1),
      };
    },
  };
}
