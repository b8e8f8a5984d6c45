/** Corrections of one store, one after another: each reads what stands there before it writes. */
import type { Engine } from '../store/engine.ts';

const last = new WeakMap<Engine, Promise<unknown>>();

/** Does some work when all that was begun before is done. */
export function oneAfterAnother<Value>(engine: Engine, work: () => Promise<Value>): Promise<Value> {
  const before = last.get(engine) ?? Promise.resolve();
  const done = before.catch(() => undefined).then(work);
  last.set(
    engine,
    done.catch(() => undefined),
  );
  return done;
}
