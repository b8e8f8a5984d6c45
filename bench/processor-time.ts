/**
 * Processor time, which a machine shared with others does not stretch as it does the clock: of this
 * process, and of its children (the embedded store's, or the Neo4j that was started here).
 */
import { readdirSync, readFileSync } from 'node:fs';

const ticksASecond = 100;

/** Milliseconds used so far. Children are 0 where there is no /proc. */
export function processorTime(): { own: number; children: number } {
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1000, children: childrenTicks() * (1000 / ticksASecond) };
}

function childrenTicks(): number {
  return childrenOf('self').reduce((sum, child) => sum + ticksOf(child), 0);
}

/** The processes that one has started; none where there is no /proc. */
export function childrenOf(pid: number | 'self'): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}

function ticksOf(pid: number): number {
  try {
    // After the name, which may hold spaces: the 14th and 15th fields are user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  } catch {
    return 0;
  }
}

/** How many times longer than its processor time a piece of work takes by the clock: 1 alone. */
export function crowding(): number {
  const started = performance.now();
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user < 100_000);
  const { user, system } = process.cpuUsage(before);
  return (performance.now() - started) / ((user + system) / 1000);
}
