/** Gives the app a port, and answers as a problem what Node itself would refuse without a body. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from '../../model/schemas/api.ts';
import { StartError } from '../errors.ts';

export interface Listening {
  server: Server;
  /** `http://127.0.0.1:4800` */
  url: string;
  /** The one that was given, or that the system gave. */
  port: number;
  /**
   * Lets go of the port. What is being answered has `patienceMs` to end; then its connections end, and
   * with them its queries.
   */
  end(patienceMs: number): Promise<void>;
  /** The same, with little patience. */
  close(): Promise<void>;
}

const bytesOfHeaders = 16 * 1024;
/** How a slow client is kept from holding a connection for ever. */
const slowness = {
  /** For the headers, and for all of a request. */
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** How often both are looked at. */
  connectionsCheckingInterval: 2000,
};
/** Without a byte either way, as when a reader takes nothing of an answer. */
const idleMs = 120_000;
const mostConnections = 2000;
/** Of one address that is no proxy's. */
const mostOfOneAddress = 400;

interface ListenOptions {
  /** Milliseconds that an answer may take to begin; the longest that a query may. */
  longestAnswerMs?: number;
  /** Whether connections of an address are of many clients, as a proxy's are. */
  isProxy?: (address: string) => boolean;
  headersTimeout?: number;
}

/** Throws `StartError` when the port is taken. */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  options: ListenOptions = {},
): Promise<Listening> {
  const { longestAnswerMs = 0, isProxy = () => false } = options;
  const headersTimeout = options.headersTimeout ?? slowness.headersTimeout;
  const server = createServer({ maxHeaderSize: bytesOfHeaders, ...slowness, headersTimeout }, app);
  server.maxConnections = mostConnections;
  server.setTimeout(Math.max(idleMs, longestAnswerMs + 30_000));
  boundByAddress(server, isProxy);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else refuse(socket, problemOf(error.code ?? ''));
  });
  server.on('connect', (_request, socket: Socket) =>
    refuse(
      socket,
      problem(405, 'Method not allowed', 'CONNECT is not possible here: this is no proxy.'),
    ),
  );
  server.on('checkExpectation', (_request, response) => {
    const refusal = problem(
      417,
      'Expectation failed',
      'The Expect header cannot be met. Leave it out.',
    );
    response.writeHead(417, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify(refusal));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(error, host, port)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  const end = (patienceMs: number) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // What was answered meanwhile is idle, too.
      const idle = setInterval(() => server.closeIdleConnections(), 100);
      const late = setTimeout(() => server.closeAllConnections(), patienceMs);
      server.once('close', () => {
        clearInterval(idle);
        clearTimeout(late);
      });
    });
  return { server, url: `http://${name}:${bound}`, port: bound, end, close: () => end(1500) };
}

/** One client cannot take every connection. */
function boundByAddress(server: Server, isProxy: (address: string) => boolean): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isProxy(address)) return;
    const count = (open.get(address) ?? 0) + 1;
    if (count > mostOfOneAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

function startError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} on ${host} is taken. Set PORT to another, or stop what uses it.`,
    );
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`);
  }
  return error;
}

function problemOf(code: string): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return problem(
      431,
      'Request header fields too large',
      `The address and headers together are longer than ${bytesOfHeaders / 1024} KB. Shorten the address; long input belongs in the body of a POST.`,
    );
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem(408, 'Request timeout', 'The request did not arrive in time. Send it again.');
  }
  return problem(400, 'Bad request', 'This is not a valid HTTP request.');
}

function problem(status: number, title: string, detail: string): Problem {
  return { type: '/api/docs#bad-input', title, status, detail };
}

function refuse(socket: Socket, body: Problem): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${body.status} ${body.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
