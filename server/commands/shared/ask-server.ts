/** Commands that go through a running server, since it holds the store. */
import { problem } from '../../../model/schemas/api.ts';
import { StartError } from '../../errors.ts';

/** Asks under `path`, such as `/api/tokens`; throws `otherwise` where no server answers, and what a server refuses in its words. */
export function askServer(url: string, path: string, token: string | undefined, otherwise: Error) {
  return async (more: string, init: RequestInit = {}): Promise<unknown> => {
    const reply = await fetch(`${url}${path}${more}`, {
      ...init,
      headers: {
        'Content-Type': 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    }).catch(() => {
      throw otherwise;
    });
    const body: unknown = await reply.json();
    if (!reply.ok) throw new StartError(problem.parse(body).detail);
    return body;
  };
}
