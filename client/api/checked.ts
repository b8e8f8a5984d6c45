/** Whether replies are checked against their schemas, which readers need not load. */
import type { ReplyName } from './replies.ts';

declare global {
  interface Window {
    /** Set by the browser tests before the page starts. */
    __stancegraphChecksReplies?: boolean;
  }
}

const checks =
  import.meta.env?.DEV === true ||
  (typeof window !== 'undefined' && window.__stancegraphChecksReplies === true);

/** A reply as it came; while developing and in browser tests one that breaks its schema throws. */
export async function checked(name: ReplyName, reply: unknown): Promise<unknown> {
  if (checks) (await import('./replies.ts')).check(name, reply);
  return reply;
}
