/** Tells who is on this machine. */
import type { IncomingMessage } from 'node:http';

const ownMachine = /^(?:::ffff:)?127\.|^::1$/;

/** Whether an answer leaves this machine: to a reader here, compressing it takes longer than sending. */
export function goesFar({ headers, socket }: IncomingMessage): boolean {
  const isPassedOn = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via;
  return isPassedOn !== undefined || !ownMachine.test(socket.remoteAddress ?? '');
}
