/** Builds the Express app from a store; `server/http/listen.ts` gives it a port. */
import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { StancegraphError } from '../errors.ts';
import type { GraphStore } from '../store/store.ts';
import { asObject } from './body.ts';
import { goneOf } from './disconnect-signal.ts';
import { docsPage } from './docs-page.ts';
import { protection } from './headers.ts';
import { type Pass, rateOf } from './limits.ts';
import { openapi } from './openapi.ts';
import { problemHandler } from './problems.ts';
import { queryGate } from './query-gate.ts';
import { goesFar } from './remote.ts';
import { routes } from './routes/index.ts';
import type { RouteDefinition } from './routes/route.ts';
import { send } from './send.ts';
import { shortWay } from './short-way.ts';
import { servePages } from './static.ts';
import { assertMayWrite, type WritingConfig } from './writing.ts';

export interface AppParts {
  store: GraphStore;
  /** Without a host or an editor token nobody can write. */
  config: Pick<Config, 'queryTimeoutMs' | 'queryMaxRows'> & WritingConfig;
  log: Logger;
  version: string;
  /** Requests a minute that one client may make, and of them how many with Cypher. */
  rates?: { all: number; cypher: number };
}

const megabyte = 1024 * 1024;

/** The whole server: API, its documents, the built client. */
export function createApp({ store, config, log, version, rates }: AppParts): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  const protect = protection();
  app.use(step(protect));
  const api = express.Router();
  // An answer is made once and read once: the fastest compression. Files below take the best.
  const compressed = compression({ level: 1, threshold: 2048 });
  api.use((request, response, next) => {
    if (goesFar(request)) compressed(request, response, next);
    else next();
  });
  const rate = rateOf(rates?.all ?? 6000);
  api.use(step(rate));
  api.get('/openapi.json', (_request, response) => {
    response.json(openapi(version));
  });
  api.get('/docs', (_request, response) => {
    response.type('html').send(docsPage(openapi(version)));
  });
  const jsonOf = (limit: number) =>
    express.json({ limit, type: ['application/json', 'application/*+json'] });
  const json = jsonOf(megabyte);
  const writersOnly: RequestHandler = (request, _response, next) => {
    assertMayWrite(config, request);
    next();
  };
  const cypherRate = rateOf(rates?.cypher ?? 600);
  const gate = queryGate();
  for (const route of routes) {
    api[route.method](
      route.path,
      ...(route.cypher ? [step(cypherRate)] : []),
      ...(route.writes ? [writersOnly] : []),
      ...(route.method === 'get' ? [] : [route.bodyBytes ? jsonOf(route.bodyBytes) : json]),
      async (request: Request, response: Response) => {
        const input = route.input.parse(inputOf(route, request));
        const handle = () =>
          route.handle({ context: { store, config }, input: input as never, request, response });
        const body = await (route.cypher
          ? gate(request.ip ?? '', handle, goneOf(response))
          : handle());
        if (body !== undefined && !response.destroyed) answer(response, route, body);
      },
    );
  }
  for (const path of new Set([...routes.map((route) => route.path), '/openapi.json', '/docs'])) {
    api.all(path, (request, response) => refuseMethod(path, request, response));
  }
  app.use('/api', api);
  app.use('/api', (request) => {
    throw new StancegraphError(
      'not-found',
      `There is no ${request.originalUrl.split('?')[0]}. The routes are listed at /api/docs.`,
    );
  });
  app.use(compression());
  servePages(app);
  app.use(problemHandler(log));
  return shortWay({
    context: { store, config },
    gate,
    log,
    passes: [protect, rate, cypherRate],
    bodyBytes: megabyte,
    longWay: app,
  });
}

/** As JSON; what is not a GET is asked for once, so no mark of its content is computed. */
function answer(response: Response, route: RouteDefinition, body: unknown): void {
  if (route.method === 'get') response.json(body);
  else send(response, response.statusCode, 'application/json', JSON.stringify(body));
}

function inputOf(route: RouteDefinition, request: Request): object {
  if (route.method === 'get') return { ...request.query, ...request.params };
  if (route.method === 'delete' && request.body === undefined) return { ...request.params };
  return { ...asObject(request.body, request), ...request.params };
}

function refuseMethod(path: string, request: Request, response: Response): void {
  const allowed = routes.filter((route) => route.path === path).map((r) => r.method.toUpperCase());
  if (allowed.length === 0 || allowed.includes('GET')) allowed.push('GET', 'HEAD');
  const methods = [...new Set(allowed), 'OPTIONS'].join(', ');
  response.set('Allow', methods);
  if (request.method === 'OPTIONS') {
    response.status(204).end();
    return;
  }
  throw new StancegraphError(
    'method-not-allowed',
    `${request.method} is not possible here; ${methods} are.`,
  );
}

/** As a step on the long way. */
function step(pass: Pass): RequestHandler {
  return async (request, response, next) => {
    await pass(request, response);
    next();
  };
}
