/** Lets only so many readers' queries run at once, of one client and in all. */
import { StancegraphError } from './errors.ts';

const ofOneClient = 6;
const inAll = 24;

/** Runs `work` or throws `too-many` at once; nobody waits in a queue. */
export function queryGate(): <Result>(
  client: string,
  work: () => Promise<Result>,
) => Promise<Result> {
  const running = new Map<string, number>();
  let all = 0;
  return async (client, work) => {
    const own = running.get(client) ?? 0;
    if (own >= ofOneClient || all >= inAll) {
      throw new StancegraphError(
        'too-many',
        own >= ofOneClient
          ? `${own} of your queries are still running. Wait for one to end, or cancel it.`
          : 'Too many queries are running at once. Try again in a moment.',
        { retryAfter: 1 },
      );
    }
    running.set(client, own + 1);
    all += 1;
    try {
      return await work();
    } finally {
      all -= 1;
      const left = (running.get(client) ?? 1) - 1;
      if (left > 0) running.set(client, left);
      else running.delete(client);
    }
  };
}
