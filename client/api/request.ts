/** Sends a request and gives its JSON, or throws what went wrong in the server's words. */
import type { Problem } from '../../model/schemas/api.ts';
import { authorization } from './editor-token.ts';

export class ApiError extends Error {
  readonly problem: Problem;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export type Query = Record<string, string | number | readonly string[] | undefined>;

/** GET with a query string. */
export function get<Reply>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Reply> {
  return send<Reply>(`/api${path}${queryText(query)}`, {
    headers: authorization(),
    ...(signal ? { signal } : {}),
  });
}

/** A query string with its question mark; lists are joined by commas, empty values left out. */
export function queryText(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value;
    if (text !== undefined && text !== '') search.set(name, String(text));
  }
  return search.size > 0 ? `?${search}` : '';
}

/** PUT with a JSON body; `headers` may hold a revision, as `If-Match`. */
export function put<Reply>(
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return send<Reply>(`/api${path}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...authorization(), ...headers },
    body: JSON.stringify(body),
  });
}

/** DELETE; `headers` as of {@link put}. */
export function del<Reply>(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return send<Reply>(`/api${path}`, {
    method: 'DELETE',
    headers: { ...authorization(), ...headers },
  });
}

/** POST with a JSON body. */
export function post<Reply>(path: string, body: object, signal?: AbortSignal): Promise<Reply> {
  return send<Reply>(`/api${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...authorization() },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
}

async function send<Reply>(url: string, init: RequestInit): Promise<Reply> {
  return (await opened(url, init)).json() as Promise<Reply>;
}

/** A reply that is not a refusal; its body is still to be read. */
export async function opened(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
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
