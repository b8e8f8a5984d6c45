/**
 * Short links: addresses of views that people asked to keep. A link's id is made from its address, so
 * the same view always has the same link. Links lead to pages of this explorer and nowhere else.
 */
import { createHash } from 'node:crypto';
import { pageAt } from '../../model/pages.ts';
import { type LinkReply, linkRequest } from '../../model/schemas/links.ts';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';

const kind = 'Link';
/** Letters of an id, and how many when as few letters were another view's. */
const lengths = [8, 12, 20];
/** Stands for this server while an address is taken apart. */
const here = 'http://here.invalid';

/** What the id of a link looks like. */
const linkId = /^[a-z2-7]{6,24}$/;

/** Keeps an address; `host` is this server's own. Throws `bad-input` for one that is of no page here. */
export async function shortLink(
  store: Store,
  url: string,
  host: string,
): Promise<{ link: LinkReply; made: boolean }> {
  const target = targetOf(url, host);
  if (target === undefined) {
    throw new StancegraphError(
      'bad-input',
      `${JSON.stringify(url.slice(0, 200))} is not an address of a page here. Copy one from the browser's address bar, such as /matrix?party=party:pvv.`,
    );
  }
  const letters = lettersOf(createHash('sha256').update(target).digest());
  for (const length of lengths) {
    const key = letters.slice(0, length);
    const link = { id: key, url: `/l/${key}` };
    const content = { key, title: '', summary: '{}', body: JSON.stringify({ target }) };
    const known = (await store.records.get(kind, key)) ?? (await made(store, content));
    if (known === 'made') return { link, made: true };
    if (targetIn(known?.body) === target) return { link, made: false };
  }
  throw new StancegraphError('conflict', 'No short link is free for this address.');
}

/** The address behind a link; `undefined` when there is none. */
export async function linkTarget(store: Store, id: string): Promise<string | undefined> {
  const record = linkId.test(id) ? await store.records.get(kind, id) : undefined;
  const target = targetIn(record?.body);
  // Also what came by a restore leads to pages of this explorer alone.
  return target === undefined ? undefined : targetOf(target, '');
}

type Content = Parameters<Store['records']['put']>[1];

/** Somebody may have made it meanwhile; then it is given as theirs. */
async function made(store: Store, content: Content) {
  try {
    await store.records.put(kind, content, 'absent');
    return 'made' as const;
  } catch (error) {
    if (!(error instanceof StancegraphError) || error.code !== 'conflict') throw error;
    return store.records.get(kind, content.key);
  }
}

function targetOf(url: string, host: string): string | undefined {
  if (!linkRequest.safeParse({ url }).success) return undefined;
  let address: URL;
  try {
    address = new URL(url, here);
    decodeURIComponent(address.pathname);
  } catch {
    return undefined;
  }
  const isHere = address.origin === here || (address.host === host && host !== '');
  const isWeb = address.protocol === 'http:' || address.protocol === 'https:';
  const { pathname, search, hash } = address;
  if (!isHere || !isWeb || pathname.startsWith('//')) return undefined;
  return pageAt(pathname) ? pathname + search + hash : undefined;
}

function targetIn(body: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  const { target } = JSON.parse(body) as { target?: unknown };
  return typeof target === 'string' ? target : undefined;
}

/** Bytes in letters that are read aloud easily: five bits each, without 0, 1, 8 and 9. */
function lettersOf(bytes: Uint8Array): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((part) => alphabet[Number.parseInt(part, 2)]).join('');
}
