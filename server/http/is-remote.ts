/** Whether a reader is on another machine. */
import type { IncomingMessage } from 'node:http';

const ownMachine = /^(?:::ffff:)?127\.|^::1$/;

/** Whether an answer leaves this machine: for a reader here, compressing takes longer than sending. */
export function isRemote({ headers, socket }: IncomingMessage): boolean {
  const isForwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
  return isForwarded !== undefined || !ownMachine.test(socket.remoteAddress ?? '');
}
