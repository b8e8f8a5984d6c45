/**
 * Writes that rest on what was read before: when somebody else has written in between, nothing of them
 * is done, and whoever asked reads again.
 */
import { cypher } from './cypher-files.ts';
import { type Engine, Outrun, type WriteStep } from './engine.ts';

const last = new WeakMap<Engine, Promise<unknown>>();

/**
 * Does some work when all that was begun before is done, so that of two who write in this process, each
 * of which reads first, none comes in between the other again and again.
 */
export function inTurn<Value>(engine: Engine, work: () => Promise<Value>): Promise<Value> {
  const before = last.get(engine) ?? Promise.resolve();
  const done = before.catch(() => undefined).then(work);
  last.set(
    engine,
    done.catch(() => undefined),
  );
  return done;
}

/** The versions that were read: of the graph, and of the records where they count. */
interface Versions {
  graph: number;
  records?: number;
}

/** The steps of a write, which is done only if the versions are still those that were read. */
export function guardedSteps(steps: readonly WriteStep[], versions: Versions): WriteStep[] {
  const bumps = new Map([
    [cypher('write/bump-version'), { key: 'graph', version: versions.graph }],
    [cypher('records/bump-records-version'), { key: 'records', version: versions.records }],
  ]);
  return steps.flatMap((step): WriteStep[] => {
    const bump = bumps.get(step.text);
    if (bump?.version === undefined) return [step];
    const params = { key: bump.key, version: bump.version + 1 };
    return [step, { text: cypher('write/is-version'), params, needsRow: true }];
  });
}

/** Whether somebody else wrote in between; also where Neo4j ended one of two writes that waited for each other. */
export function isOutrun(error: unknown): boolean {
  return error instanceof Outrun || isDeadlock(error);
}

/** Whether Neo4j ended one of two transactions that waited for each other, of which nothing was done. */
export function isDeadlock(error: unknown): boolean {
  return /DeadlockDetected/.test(String((error as { code?: unknown }).code));
}
