/**
 * Whether a request was made on the server's own machine, to its loopback address, and not passed on
 * by a proxy: what is said only there, and what a name that an attacker's DNS makes point to
 * 127.0.0.1 (DNS rebinding) must not reach.
 */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { StancegraphError } from '../errors.ts';
import type { RightsConfig } from './rights.ts';

const ownAddress = /^(?:::ffff:)?127\.|^::1$/;
const ownName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
/** Paths under /api that say nothing of the graph. */
const harmless = new Set(['/session', '/health', '/ready']);

/** Whether a host is the loopback address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** How the server's own address may be written in a `Host` or, after `http://`, an `Origin`. */
export function ownHosts(port: number): Set<string> {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const withPort = names.map((name) => `${name}:${port}`);
  return new Set(port === 80 ? [...withPort, ...names] : withPort);
}

/**
 * Whether a proxy forwarded it. Proxies add headers; nginx by default also uses HTTP/1.0, which browsers
 * and scripts no longer do.
 */
export function isPassedOn({ headers, httpVersion }: IncomingMessage): boolean {
  const said = /^(?:forwarded|via|x-real-ip|x-client-ip|cf-connecting-ip|x-forwarded-.+)$/;
  return httpVersion === '1.0' || Object.keys(headers).some((name) => said.test(name));
}

/** Whether it was made here, to a name of this machine, by no other site's page. */
export function isOwnMachine(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  const isHere = ownAddress.test(request.socket.remoteAddress ?? '') && !isPassedOn(request);
  return isHere && ownName.test(host) && (origin === undefined || URL.parse(origin)?.host === host);
}

/**
 * Refuses to tell the graph under a foreign name where the server is for its own machine alone: it
 * listens on loopback, and neither a token nor a proxy is configured.
 */
export function refuseRebinding(config: RightsConfig & { trustProxy?: string | undefined }) {
  const isPrivate =
    isLoopback(config.host ?? '') &&
    config.editorToken === undefined &&
    config.trustProxy === undefined;
  const check: RequestHandler = (request, _response, next) => {
    const { host = '' } = request.headers;
    // A token is checked later, and a wrong one refused. That a proxy forwarded it says nothing: a page
    // that reaches this machine under its own name may set such headers itself.
    const isToken = /^Bearer /i.test(request.headers.authorization ?? '');
    if (!isPrivate || isToken || ownName.test(host)) return next();
    if (harmless.has(request.path)) return next();
    throw new StancegraphError(
      'forbidden',
      `This server answers to http://127.0.0.1 and localhost alone; this request was sent to ${JSON.stringify(host)}. Behind a proxy set TRUST_PROXY to its address, and EDITOR_TOKEN.`,
    );
  };
  return check;
}
