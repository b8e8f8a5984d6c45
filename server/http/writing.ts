/**
 * Who may write. With `EDITOR_TOKEN` whoever sends it as a bearer token. Without one only requests
 * that were made on the server's own machine, to its loopback address, by nobody else's page: the
 * server listens on loopback, and `Host` and `Origin` are that very address.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { StancegraphError } from '../errors.ts';

export type WritingConfig = Partial<Pick<Config, 'host' | 'editorToken' | 'readOnly'>>;

/** Why a request may not write, in words for its sender; `undefined` when it may. */
export function whyNotWrite(config: WritingConfig, request: IncomingMessage): string | undefined {
  if (config.readOnly) return 'This server only reads: it was started with READ_ONLY=1.';
  if (config.editorToken !== undefined) {
    const sent = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (sent === undefined) {
      return 'Writing needs the editor token of this server, as a bearer token. Reading needs none.';
    }
    return same(sent, config.editorToken)
      ? undefined
      : 'This is not the editor token of this server. Ask whoever runs it, and check for missing characters.';
  }
  if (!isLoopback(config.host ?? '')) {
    return 'This server is open to others and has no EDITOR_TOKEN, so nobody can write. Set EDITOR_TOKEN and send it as a bearer token.';
  }
  const { host = '', origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = ownHosts(request.socket.localPort ?? 0);
  if (!own.has(host.toLowerCase())) {
    return `Without EDITOR_TOKEN only http://${[...own][0]} itself can write; this request was sent to ${JSON.stringify(host)}.`;
  }
  if (isPassedOn(request)) {
    return 'Without EDITOR_TOKEN nobody can write through a proxy. Set EDITOR_TOKEN and send it as a bearer token.';
  }
  const foreign = 'The request comes from the page of another site, which cannot write here.';
  if (origin !== undefined) {
    const from = /^http:\/\/(.+)$/i.exec(origin)?.[1]?.toLowerCase();
    return from !== undefined && own.has(from) ? undefined : foreign;
  }
  return site === undefined || site === 'same-origin' || site === 'none' ? undefined : foreign;
}

/** Throws `forbidden` when the request may not write. */
export function assertMayWrite(config: WritingConfig, request: IncomingMessage): void {
  const reason = whyNotWrite(config, request);
  if (reason !== undefined) throw new StancegraphError('forbidden', reason);
}

/**
 * Whether a proxy forwarded it. Proxies add headers; nginx by default also uses HTTP/1.0, which browsers
 * and scripts no longer do.
 */
function isPassedOn({ headers, httpVersion }: IncomingMessage): boolean {
  const said = /^(?:forwarded|via|x-real-ip|x-client-ip|cf-connecting-ip|x-forwarded-.+)$/;
  return httpVersion === '1.0' || Object.keys(headers).some((name) => said.test(name));
}

/** Compares in constant time, so that the time says nothing about the token. */
function same(sent: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(token));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** How the server's own address may be written in a `Host` or, after `http://`, an `Origin`. */
function ownHosts(port: number): Set<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const withPort = names.map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...withPort, ...names] : withPort);
}
