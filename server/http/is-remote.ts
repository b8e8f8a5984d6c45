/** Whether a reader is on another machine. */
import type { IncomingMessage } from 'node:http';

const ownMachine = /^(?:::ffff:)?127\.|^::1$/;

/**
 * Whether an answer leaves this machine: for a reader here, compressing takes longer than sending. Of one who
 * has gone there may be no socket any more.
 */
export function isRemote({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers'> & {
  socket: { remoteAddress?: string | undefined } | null;
}): boolean {
  const isForwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
  return isForwarded !== undefined || !ownMachine.test(socket?.remoteAddress ?? '');
}
