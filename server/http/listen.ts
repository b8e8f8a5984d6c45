/** Gives the app a port, and answers as a problem what Node itself would refuse without a body. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Problem } from '../../model/schemas/api.ts';
import { StartError } from '../errors.ts';

export interface Listening {
  server: Server;
  /** `http://127.0.0.1:4800` */
  url: string;
  /** Ends open connections and lets go of the port. */
  close(): Promise<void>;
}

const bytesOfHeaders = 16 * 1024;

/** Throws `StartError` when the port is taken. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer(
    { maxHeaderSize: bytesOfHeaders, requestTimeout: 30_000, headersTimeout: 15_000 },
    app,
  );
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
  return {
    server,
    url: `http://${name}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 1500).unref();
      }),
  };
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
