/** Sends a request and returns its JSON; throws the server's problem details as `ApiError`. */

import { seenAtHeader } from '../../model/offline.ts';
import type { Problem } from '../../model/schemas/api.ts';
import { checked } from './checked.ts';
import { tellConnection, tellSeenEarlier } from './connection.ts';
import { authorization, storeEditorToken } from './editor-token.ts';
import type { Reply, ReplyName } from './replies.ts';

export class ApiError extends Error {
  readonly problem: Problem;
  /** The `Retry-After` of the reply, in seconds. */
  readonly retryAfter: number | undefined;
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export type UrlQuery = Record<string, string | number | readonly string[] | undefined>;

/** The first addresses that were read: nothing kept them for reading offline yet. */
const earliest = new Set<string>();
const mostEarliest = 30;

/** What this page read first, for the service worker that is installed after it. */
export function readBeforeOffline(): string[] {
  return [...earliest];
}

/** GET with a query string; `name` is that of the reply's schema, here and below. */
export function get<Name extends ReplyName>(
  name: Name,
  path: string,
  query: UrlQuery = {},
  signal?: AbortSignal,
): Promise<Reply<Name>> {
  const url = `/api${path}${queryText(query)}`;
  if (earliest.size < mostEarliest) earliest.add(url);
  return send(name, url, {
    headers: authorization(),
    ...(signal ? { signal } : {}),
  });
}

/** The path of one thing of a kind: `/nodes/actor%3Ageert-wilders`. */
export function idPath(kind: string, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}`;
}

/** How the page of a node counts: as of a day, whose words for an institution, certain alone. */
export interface PageAsked {
  asOf?: string | undefined;
  scope?: string | undefined;
  certain?: string | undefined;
}

/** The query of a node's page; with `full`, lists up to the server's limit. */
export function pageQuery({ asOf, scope, certain }: PageAsked, full: boolean): UrlQuery {
  return { asOf, scope, certain, ...(full ? { full: 'true' } : {}) };
}

/**
 * A query string with its question mark; lists are joined by commas, a comma within a part is written
 * with a backslash; empty values are left out.
 */
export function queryText(query: UrlQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value)
      ? value.map((part) => part.replaceAll(',', '\\,')).join(',')
      : value;
    if (text !== undefined && text !== '') search.set(name, String(text));
  }
  return search.size > 0 ? `?${search}` : '';
}

/** PUT and PATCH with a JSON body; `headers` may hold a revision, as `If-Match`. */
export const put = sending('PUT');
export const patch = sending('PATCH');

function sending(method: 'PUT' | 'PATCH') {
  return <Name extends ReplyName>(
    name: Name,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Reply<Name>> =>
    send(name, `/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...authorization(), ...headers },
      body: JSON.stringify(body),
    });
}

/** DELETE; `headers` as of {@link put}, `body` as JSON where it says why. */
export function del<Name extends ReplyName>(
  name: Name,
  path: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<Reply<Name>> {
  return send(name, `/api${path}`, {
    method: 'DELETE',
    headers: {
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...authorization(),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** POST with a JSON body. */
export function post<Name extends ReplyName>(
  name: Name,
  path: string,
  body: object,
  signal?: AbortSignal,
): Promise<Reply<Name>> {
  return send(name, `/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...authorization() },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

async function send<Name extends ReplyName>(
  name: Name,
  url: string,
  init: RequestInit,
): Promise<Reply<Name>> {
  const reply: unknown = await (await opened(url, init)).json();
  return (await checked(name, reply)) as Reply<Name>;
}

/** A server, or the proxy before it, says with these that what is behind it does not answer. */
const awayStatuses = new Set([502, 503]);

/**
 * A reply with a status of success, its body not read yet; throws `ApiError` otherwise. A token that is
 * no longer valid is forgotten: reading goes on without it, writing asks for another.
 */
export async function opened(url: string, init: RequestInit): Promise<Response> {
  const response = await sent(url, init);
  const { Authorization: token, ...headers } = { ...(init.headers as Record<string, string>) };
  if (response.status !== 401 || !token) return succeeded(response);
  storeEditorToken('');
  const isRead = init.method === undefined || init.method === 'GET';
  return succeeded(isRead ? await sent(url, { ...init, headers }) : response);
}

async function sent(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    tellOf(url, response);
    return response;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    tellConnection('away');
    throw new ApiError(
      {
        type: 'about:blank',
        title: 'The server is not answering',
        status: 503,
        detail: 'The server is not answering. What is on screen stays readable.',
      },
      5,
    );
  }
}

/** Tells whether server and store were there. */
function tellOf(url: string, response: Response): void {
  const seenAt = response.headers.get(seenAtHeader);
  if (seenAt !== null) {
    tellConnection('away');
    tellSeenEarlier(Number(seenAt));
  } else if (awayStatuses.has(response.status)) tellConnection('store');
  // Much is answered without the store: health alone asks both.
  else if (url === '/api/health') tellConnection('well');
}

async function succeeded(response: Response): Promise<Response> {
  if (response.ok) return response;
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const problem = await response.json().catch(() => ({
    type: 'about:blank',
    title: 'The server failed',
    status: response.status,
    detail: `The server answered with ${response.status}. Try again in a moment.`,
  }));
  throw new ApiError(problem, retryAfter);
}
