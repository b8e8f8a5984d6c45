/**
 * Who asks, and what they may do. A bearer token has a role: `EDITOR_TOKEN` is admin, named tokens
 * (server/library/tokens.ts) have their own. A reverse proxy may name a user, where that is configured.
 * Without any of them, and where no `EDITOR_TOKEN` is set, requests that were made on the server's own
 * machine, to its loopback address, by nobody else's page, may do everything; all others read.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request } from 'express';
import { type AccessRole, reaches, roleTexts } from '../../model/schemas/tokens.ts';
import type { Config } from '../config.ts';
import { StancegraphError } from '../errors.ts';
import { noteUse, tokenOf } from '../library/tokens.ts';
import type { Store } from '../store/store.ts';
import { isLoopback, isPassedOn, ownHosts } from './own-machine.ts';

export type RightsConfig = Partial<
  Pick<Config, 'host' | 'editorToken' | 'readOnly' | 'userHeader' | 'userRole'>
>;

export interface Visitor {
  role: AccessRole;
  /** As the audit names whoever it is; null for the machine itself and for readers without token. */
  name: string | null;
  /** The one study that the token is for. */
  study: string | null;
  /** Why a reader may do no more, in words for the sender. */
  reason: string;
}

/** Throws `unauthenticated` for a token that is not, or no longer, one of this server. */
export async function visitorOf(
  store: Store,
  config: RightsConfig,
  request: Request,
): Promise<Visitor> {
  const sent = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const why = whyNotOwnMachine(config, request);
  if (sent !== undefined) {
    const known = await withToken(store, config, sent);
    if (known) return known;
    if (why !== undefined) throw unknownToken();
  }
  const user = config.userHeader && isFromProxy(request) ? request.get(config.userHeader) : '';
  if (user) {
    const isOwn = isOfOwnPage(request, (origin) => URL.parse(origin)?.host === request.host);
    const role = isOwn ? (config.userRole ?? 'editor') : 'reader';
    return { role, name: user.slice(0, 100), study: null, reason: isOwn ? '' : foreign };
  }
  if (why === undefined) return { role: 'admin', name: null, study: null, reason: '' };
  return { role: 'reader', name: null, study: null, reason: why };
}

/** Throws `forbidden`, with the role that would do, when the visitor may not. */
export function assertMay(config: RightsConfig, visitor: Visitor, needed: AccessRole): void {
  const reason = whyNot(config, visitor, needed);
  if (reason !== undefined) throw new StancegraphError('forbidden', reason);
}

/** Why a visitor may not do what a role is needed for; `undefined` when they may. */
export function whyNot(
  config: RightsConfig,
  visitor: Visitor,
  needed: AccessRole,
): string | undefined {
  if (config.readOnly) return 'This server only reads: it was started with READ_ONLY=1.';
  if (reaches(visitor.role, needed)) return undefined;
  if (visitor.reason !== '') return visitor.reason;
  return `This needs a token of role ${needed}, which ${roleTexts[needed]}; yours is of role ${visitor.role}. Ask whoever runs this server.`;
}

/** Throws `forbidden` when the visitor's token is for one study, and this belongs to none. */
export function assertAnyStudy({ study }: Visitor): void {
  if (study === null) return;
  throw new StancegraphError(
    'forbidden',
    `Your token is for the study ${JSON.stringify(study)} alone: it codes and publishes texts of that study. Ask the people who run this server for another one.`,
  );
}

/** The study of what is written: that of the token, where it has one. Throws `forbidden` for another. */
export function studyFor({ study }: Visitor, wanted: string | null | undefined): string | null {
  if (study === null || wanted === study) return wanted ?? null;
  if (wanted === null || wanted === undefined) return study;
  throw new StancegraphError(
    'forbidden',
    `Your token is for the study ${JSON.stringify(study)}, this is of ${wanted === '' ? 'none' : JSON.stringify(wanted)}.`,
  );
}

async function withToken(
  store: Store,
  config: RightsConfig,
  sent: string,
): Promise<Visitor | undefined> {
  if (config.editorToken !== undefined && same(sent, config.editorToken)) {
    return { role: 'admin', name: 'EDITOR_TOKEN', study: null, reason: '' };
  }
  const found = await tokenOf(store, sent);
  if (!found) return undefined;
  const { id, name, role, study, state, expiresAt, revokedAt } = found;
  if (state !== 'valid') {
    const when = (revokedAt ?? expiresAt).slice(0, 10);
    throw new StancegraphError(
      'unauthenticated',
      `The token ${JSON.stringify(name)} ${state === 'revoked' ? 'was revoked' : 'expired'} on ${when}. Ask whoever runs this server for a new one; reading needs none.`,
    );
  }
  if (!config.readOnly) void noteUse(store, id);
  return { role, name, study, reason: '' };
}

function unknownToken(): StancegraphError {
  return new StancegraphError(
    'unauthenticated',
    'This is not a token of this server. Check for missing characters, or ask the people who run this server; reading needs none.',
  );
}

/** Why a request without a token may not write; `undefined` when it may. */
function whyNotOwnMachine(config: RightsConfig, request: IncomingMessage): string | undefined {
  if (config.editorToken !== undefined) {
    return 'Writing needs a token of this server, such as its editor token, as a bearer token. Reading needs none.';
  }
  if (!isLoopback(config.host ?? '')) {
    return 'This server is open to others and has no EDITOR_TOKEN, so nobody can write without a token. Set EDITOR_TOKEN and send it as a bearer token.';
  }
  const { host = '' } = request.headers;
  const own = ownHosts(request.socket.localPort ?? 0);
  if (!own.has(host.toLowerCase())) {
    return `Without EDITOR_TOKEN only http://${[...own][0]} itself can write; this request was sent to ${JSON.stringify(host)}.`;
  }
  if (isPassedOn(request)) {
    return 'Without EDITOR_TOKEN nobody can write through a proxy. Set EDITOR_TOKEN and send it as a bearer token.';
  }
  const isOwn = isOfOwnPage(request, (origin) => {
    const from = /^http:\/\/(.+)$/i.exec(origin)?.[1]?.toLowerCase();
    return from !== undefined && own.has(from);
  });
  return isOwn ? undefined : foreign;
}

const foreign = 'The request comes from the page of another site, which cannot write here.';

/** Whether no other site's page sent it, as far as the browser tells. */
function isOfOwnPage(
  { headers }: IncomingMessage,
  isOwnOrigin: (origin: string) => boolean,
): boolean {
  if (headers.origin !== undefined) return isOwnOrigin(headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** Whether the connection comes from an address of `TRUST_PROXY`. */
function isFromProxy(request: Request): boolean {
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return trusts(request.socket.remoteAddress ?? '', 0);
}

/** Compares in constant time, so that the time says nothing about the token. */
function same(sent: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}
