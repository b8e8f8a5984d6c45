/** Builds the Express app from a store; `server/http/listen.ts` gives it a port. */
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { StancegraphError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { asObject } from './body.ts';
import { disconnectSignal } from './disconnect-signal.ts';
import { docsPage } from './docs-page.ts';
import { securityHeaders } from './headers.ts';
import { isRemote } from './is-remote.ts';
import { limitRate } from './limits.ts';
import { openapi } from './openapi.ts';
import { problemHandler } from './problems.ts';
import { queryGate } from './query-gate.ts';
import { routes } from './routes/index.ts';
import { followLinks } from './routes/links.ts';
import type { RouteContext, RouteDefinition } from './routes/route.ts';
import { socialHead } from './social/head.ts';
import { servePages } from './static.ts';
import { assertMayWrite } from './writing.ts';

export interface AppParts {
  store: Store;
  /** Without a host or an editor token nobody can write. */
  config: RouteContext['config'];
  log: Logger;
  version: string;
  /** Requests a minute that one client may make, and of them how many with Cypher. */
  rates?: { all: number; cypher: number };
}

const megabyte = 1024 * 1024;

/** The whole server: API, its documents, the built client. */
export function createApp({ store, config, log, version, rates }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders());
  const api = express.Router();
  // An answer is made once and read once: the fastest compression. Files below take the best.
  api.use(
    compression({
      level: 1,
      threshold: 2048,
      filter: (request, response) => isRemote(request) && compression.filter(request, response),
    }),
  );
  api.use(limitRate(rates?.all ?? 6000));
  // Undecodable bytes would else become other words, and find something else.
  api.use((request, _response, next) => {
    decodeURIComponent(request.originalUrl);
    next();
  });
  api.get('/openapi.json', (_request, response) => {
    response.json(openapi(version));
  });
  api.get('/docs', (_request, response) => {
    response.type('html').send(docsPage(openapi(version)));
  });
  addRoutes(api, { ...store, config }, rates?.cypher ?? 600);
  app.use('/api', api);
  app.use('/api', (request) => {
    throw new StancegraphError(
      'not-found',
      `There is no ${request.originalUrl.split('?')[0]}. The routes are listed at /api/docs.`,
    );
  });
  app.use(compression());
  app.get('/l/:id', followLinks(store));
  servePages(app, (request) => socialHead(store, request));
  app.use(problemHandler(log));
  return app;
}

/** Every route of the list, each refusing the methods that it does not have. */
function addRoutes(api: express.Router, context: RouteContext, cypherRate: number): void {
  const jsonOf = (limit: number) =>
    express.json({ limit, type: ['application/json', 'application/*+json'] });
  const json = jsonOf(megabyte);
  const writersOnly: RequestHandler = (request, _response, next) => {
    assertMayWrite(context.config, request);
    next();
  };
  const limitCypher = limitRate(cypherRate);
  const gate = queryGate();
  for (const route of routes) {
    api[route.method](
      route.path,
      ...(route.cypher ? [limitCypher] : []),
      ...(route.writes ? [writersOnly] : []),
      ...(route.method === 'get' ? [] : [route.bodyBytes ? jsonOf(route.bodyBytes) : json]),
      async (request: Request, response: Response) => {
        const input = route.input.parse(inputOf(route, request));
        const handle = () => route.handle({ context, input: input as never, request, response });
        const body = await (route.cypher
          ? gate(request.ip ?? '', handle, disconnectSignal(response))
          : handle());
        if (body !== undefined && !response.destroyed) response.json(body);
      },
    );
  }
  for (const path of new Set([...routes.map((route) => route.path), '/openapi.json', '/docs'])) {
    api.all(path, (request, response) => refuseMethod(path, request, response));
  }
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
