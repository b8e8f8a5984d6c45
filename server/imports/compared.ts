/** Writes that rest on what stands in the graph, beside others who write to it. */
import { setTimeout } from 'node:timers/promises';
import { StancegraphError } from '../errors.ts';
import { graphVersion } from '../store/cache.ts';
import type { Engine, WriteStep } from '../store/engine.ts';
import { guardedSteps, inTurn, isOutrun } from '../store/guarded.ts';

/** How often one is compared anew. */
const mostTries = 40;

/**
 * Writes the steps that `compare` makes of what it reads, and makes them anew when somebody else wrote in
 * between. Each try is a turn of its own, so that others in this process wait for one at most;
 * `between` is called before each further one and may throw. Throws `conflict` after 40 tries.
 */
export async function writeCompared(
  engine: Engine,
  compare: () => Promise<WriteStep[]>,
  between: () => Promise<void> = async () => {},
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await inTurn(engine, async () => {
        const graph = await graphVersion(engine);
        const steps = await compare();
        if (steps.length > 0) await engine.write(guardedSteps(steps, { graph }));
      });
      return;
    } catch (error) {
      if (!isOutrun(error)) throw error;
      if (tries >= mostTries) {
        throw new StancegraphError(
          'conflict',
          'Other programs are writing to this graph without a pause, so that this could not be done. Nothing of it was kept. Try again in a minute.',
          { cause: error },
        );
      }
      await between();
      await setTimeout(Math.random() * 20 * tries);
    }
  }
}
