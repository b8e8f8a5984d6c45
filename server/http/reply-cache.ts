/** Replies that the address and the graph alone tell, cached for one version of the graph. */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Context } from '../store/cache.ts';
import type { RouteDefinition } from './routes/route.ts';

export interface CachedReply {
  json: Buffer;
  etag: string;
}

const mostBytes = 64e6;
const largestBytes = 4e6;
/** About what an entry takes beside its text. */
const entryBytes = 300;
/**
 * Neo4j may be changed by other programs, which leave the version of the graph as it is: how long a reply is cached
 * there. What is counted is as old already, see `Context.cached`.
 */
const othersMs = { counted: 45_000, read: 5000 };

/**
 * Gives the reply to an address: the cached one when the graph has not been written to since, else what
 * `make` gives, which reads through `reading`. `undefined`, for a reply that was sent already, is not cached.
 */
export function replyCache(
  context: Context,
): (
  of: NonNullable<RouteDefinition['ofGraph']>,
  address: string,
  make: () => Promise<unknown>,
  reading?: Context,
) => Promise<CachedReply | undefined> {
  const { engine } = context;
  const empty = () =>
    new LRUCache<string, CachedReply>({
      maxSize: mostBytes,
      maxEntrySize: largestBytes,
      sizeCalculation: ({ json }, address) => json.length + 2 * address.length + entryBytes,
    });
  let current = { mark: '', cache: empty() };
  const ofThisVersion = async (reading: Context) => {
    if (engine.kind === 'neo4j') return reading.cached('replies', async () => empty());
    // Nobody else writes there, and the mark costs no question.
    const { mark } = await engine.changeMark();
    if (mark !== current.mark) current = { mark, cache: empty() };
    return current.cache;
  };
  return async (of, address, make, reading = context) => {
    // Taken before the reply is made: what is written meanwhile makes another cache.
    const cache = await ofThisVersion(reading);
    const known = cache.get(address);
    if (known) return known;
    const body = await make();
    if (body === undefined) return undefined;
    const json = Buffer.from(JSON.stringify(body));
    const reply = { json, etag: etagOf(json) };
    // A search that says that names are still being read is true for a moment only.
    const isPassing = typeof body === 'object' && body !== null && 'building' in body;
    if (!isPassing) cache.set(address, reply, engine.kind === 'neo4j' ? { ttl: othersMs[of] } : {});
    return reply;
  };
}

const etagOf = (json: Buffer): string =>
  `W/"${json.length.toString(16)}-${createHash('sha1').update(json).digest('base64').slice(0, 27)}"`;
