/** Edits under which a process is killed, and whether what was acknowledged is there afterwards. */
import { expect } from 'vitest';

const statement = 'statement%3Aa1';

export interface KeptWrites {
  /** Saves queries and corrects a statement until the server is gone or `stop` is called. */
  under(url: string): { made(): number; stop(): Promise<void> };
  /** Fails where something that was acknowledged is not there. */
  check(url: string): Promise<void>;
  acknowledged(): { queries: number; corrections: number };
}

/** What one test keeps an account of, over all servers that it starts. */
export function keptWrites(token?: string): KeptWrites {
  /** The last number that was acknowledged for a name of a query. */
  const queries = new Map<string, number>();
  const reasons: string[] = [];
  let number = 0;
  const headers = {
    'Content-Type': 'application/json',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
  /** Whether it was acknowledged; what is refused otherwise than by the kill would make the test one of nothing. */
  const send = async (url: string, method: string, path: string, body: object) => {
    let answer: Response;
    let told: string;
    try {
      answer = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
      told = await answer.text();
    } catch {
      return false;
    }
    if (!answer.ok && answer.status < 500) throw new Error(`${path}: ${answer.status} ${told}`);
    return answer.ok;
  };

  return {
    under(url) {
      let isOver = false;
      const made = { saved: 0, corrected: 0 };
      const saving = async () => {
        while (!isOver) {
          number += 1;
          const own = number;
          const name = `kept-${own % 5}`;
          const query = { title: `Kept ${own}`, cypher: `RETURN ${own} AS one` };
          if (await send(url, 'PUT', `/queries/${name}`, query)) queries.set(name, own);
          made.saved += 1;
        }
      };
      const correcting = async () => {
        while (!isOver) {
          number += 1;
          const reason = `correction ${number}`;
          const correction = { changes: { note: `Note ${number}` }, reason, by: 'Tester' };
          if (await send(url, 'PATCH', `/statements/${statement}`, correction))
            reasons.push(reason);
          made.corrected += 1;
        }
      };
      const all = Promise.all([saving(), correcting()]);
      return {
        // Of either kind: the first query waits until the process that reads is there.
        made: () => Math.min(made.saved, made.corrected),
        async stop() {
          isOver = true;
          await all;
        },
      };
    },

    async check(url) {
      for (const [name, least] of queries) {
        const query = await (await fetch(`${url}/api/queries/${name}`)).json();
        const found = Number(/^Kept (\d+)$/.exec(query.title)?.[1] ?? 0);
        // One that was not acknowledged any more may have been written all the same.
        expect([name, found >= least, query.cypher]).toEqual([
          name,
          true,
          `RETURN ${found} AS one`,
        ]);
      }
      const there = new Set<string>();
      let cursor = '';
      do {
        const path = `/api/nodes/${statement}/history?limit=200${cursor}`;
        const page = await (await fetch(url + path)).json();
        for (const { reason } of page.versions) there.add(reason);
        cursor = page.next ? `&cursor=${encodeURIComponent(page.next)}` : '';
      } while (cursor);
      expect(reasons.filter((reason) => !there.has(reason))).toEqual([]);
    },

    acknowledged: () => ({ queries: queries.size, corrections: reasons.length }),
  };
}
