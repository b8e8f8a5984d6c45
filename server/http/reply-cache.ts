/** Replies that the address and the graph alone tell, cached for one version of the graph. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Context } from '../store/cache.ts';

export interface CachedReply {
  json: Buffer;
  etag: string;
}

const mostBytes = 64e6;
const largestBytes = 4e6;
/** About what an entry takes beside its text. */
const entryBytes = 300;
/** Neo4j may be changed by other programs, which leave the version of the graph as it is. */
const othersMs = 5000;

/**
 * Gives the reply to an address: the cached one when the graph has not been written to since, else what
 * `make` gives. `undefined`, for a reply that was sent already, is not cached.
 */
export function replyCache(
  context: Context,
): (address: string, make: () => Promise<unknown>) => Promise<CachedReply | undefined> {
  const { engine } = context;
  const empty = (ttl: number) =>
    new LRUCache<string, CachedReply>({
      maxSize: mostBytes,
      maxEntrySize: largestBytes,
      sizeCalculation: ({ json }, address) => json.length + 2 * address.length + entryBytes,
      ttl,
    });
  let current = { mark: '', cache: empty(0) };
  const ofThisVersion = async () => {
    if (engine.kind === 'neo4j') return context.cached('replies', async () => empty(othersMs));
    // Nobody else writes there, and the mark costs no question.
    const { mark } = await engine.changeMark();
    if (mark !== current.mark) current = { mark, cache: empty(0) };
    return current.cache;
  };
  return async (address, make) => {
    // Taken before the reply is made: what is written meanwhile makes another cache.
    const cache = await ofThisVersion();
    const known = cache.get(address);
    if (known) return known;
    const body = await make();
    if (body === undefined) return undefined;
    const json = Buffer.from(JSON.stringify(body));
    const reply = { json, etag: etagOf(json) };
    cache.set(address, reply);
    return reply;
  };
}

const etagOf = (json: Buffer): string =>
  `W/"${json.length.toString(16)}-${createHash('sha1').update(json).digest('base64').slice(0, 27)}"`;
