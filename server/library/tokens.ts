/**
 * Tokens of a store. A token is 256 random bits behind a prefix that searches for leaked secrets can
 * recognise; the store keeps its SHA-256 alone, so that whoever reads the store learns no token.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type AccessRole,
  accessRoles,
  defaultTokenDays,
  reaches,
  type TokenItem,
  type TokenMade,
  type TokenRequest,
} from '../../model/schemas/tokens.ts';
import { StancegraphError } from '../errors.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';

const prefix = 'stancegraph_';
const bytesOfToken = 32;
/** Characters of the hash that name a token: enough to tell tokens apart, too few to find one. */
const lengthOfId = 12;
const day = 24 * 60 * 60 * 1000;
/** How often the use of a token is noted. */
const noteEveryMs = 60 * 60 * 1000;

const body = z.object({
  hash: z.string(),
  role: z.enum(accessRoles),
  study: z.string().nullable(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});

/** A token as it is kept. */
interface KeptToken extends z.infer<typeof body> {
  id: string;
  name: string;
  created: string;
}

/** When each token's use was last noted by this process. */
const noted = new Map<string, number>();

/** The hash under which a token is kept. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes a token; its text is given this once. Throws `forbidden` when `maker` is a lesser role than
 * the one that is asked for.
 */
export async function makeToken(
  store: Store,
  { name, role, study, expiresAt }: TokenRequest,
  maker: AccessRole = 'admin',
): Promise<TokenMade> {
  if (!reaches(maker, role)) {
    throw new StancegraphError(
      'forbidden',
      `A token of role ${maker} cannot make one of role ${role}.`,
    );
  }
  const token = prefix + randomBytes(bytesOfToken).toString('base64url');
  const hash = tokenHash(token);
  const until =
    expiresAt === undefined ? Date.now() + defaultTokenDays * day : Date.parse(expiresAt);
  const kept: z.infer<typeof body> = {
    hash,
    role,
    study: study ?? null,
    expiresAt: new Date(until).toISOString(),
    revokedAt: null,
  };
  const id = hash.slice(0, lengthOfId);
  const content = { key: id, title: name, summary: '', body: JSON.stringify(kept) };
  await store.records.put('Token', content, 'absent');
  return { id, token };
}

/** All tokens, the latest first. */
export async function listTokens(store: Store): Promise<TokenItem[]> {
  const [kept, used] = await Promise.all([
    keptTokens(store),
    store.engine.read<{ keys: string[]; times: string[] }>(cypher('records/tokens-used')),
  ]);
  const lastUsed = new Map(
    used.flatMap(({ keys, times }) => keys.map((key, at) => [key, times[at] ?? null] as const)),
  );
  return kept
    .map((one) => toItem(one, lastUsed.get(one.id) ?? null))
    .sort((a, b) => (a.created < b.created ? 1 : -1));
}

/** Ends a token at once, on every server of the store. Throws `not-found`. */
export async function revokeToken(store: Store, id: string): Promise<TokenItem> {
  const record = await store.records.get('Token', id);
  if (!record) {
    throw new StancegraphError('not-found', `There is no token ${JSON.stringify(id)}.`);
  }
  const kept = body.parse(JSON.parse(record.body));
  const ended = { ...kept, revokedAt: kept.revokedAt ?? new Date().toISOString() };
  await store.records.put('Token', { ...record, body: JSON.stringify(ended) }, record.revision);
  const found = (await listTokens(store)).find((one) => one.id === id);
  if (!found) throw new StancegraphError('not-found', `There is no token ${JSON.stringify(id)}.`);
  return found;
}

/** The token that a text is, in whatever state; none when it is no token of this store. */
export async function tokenOf(store: Store, text: string): Promise<TokenItem | undefined> {
  if (!text.startsWith(prefix)) return undefined;
  // A look-up by the hash of 256 random bits: its time tells nothing about any token.
  const hash = tokenHash(text);
  const found = (await keptTokens(store)).find((one) => one.hash === hash);
  return found && toItem(found, null);
}

/** Notes that a token was used, at most once an hour; when it cannot be noted, nothing is lost. */
export async function noteUse({ engine }: Store, id: string): Promise<void> {
  const now = Date.now();
  if (now - (noted.get(id) ?? 0) < noteEveryMs) return;
  noted.set(id, now);
  const params = { key: id, now: new Date(now).toISOString() };
  await engine.write([{ text: cypher('records/token-used'), params }], 'records').catch(() => {});
}

async function keptTokens(store: Store): Promise<KeptToken[]> {
  const records = await store.records.all('Token');
  return records.flatMap((record) => {
    // What is no token of ours opens nothing, and hides no other.
    const { data } = body.safeParse(JSON.parse(record.body));
    const { key: id, title: name, created } = record;
    return data ? [{ ...data, id, name, created }] : [];
  });
}

function toItem({ hash: _, ...kept }: KeptToken, lastUsed: string | null): TokenItem {
  const isOver = Date.parse(kept.expiresAt) <= Date.now();
  const state = kept.revokedAt !== null ? 'revoked' : isOver ? 'expired' : 'valid';
  return { ...kept, lastUsed, state };
}
