/** Builds the Express app from a store; `server/http/listen.ts` gives it a port. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import type { AccessRole } from '../../model/schemas/tokens.ts';
import { StancegraphError } from '../errors.ts';
import { ImportJobs } from '../imports/jobs.ts';
import { graphVersion } from '../store/cache.ts';
import { type Store, writtenBy } from '../store/store.ts';
import { serveAbout } from './about-page.ts';
import { asObject, assertType } from './body.ts';
import { disconnectSignal } from './disconnect-signal.ts';
import { docsPage } from './docs-page.ts';
import { docsStyle } from './docs-style.ts';
import { securityHeaders } from './headers.ts';
import { isRemote } from './is-remote.ts';
import { limitFailedTokens, limitRate } from './limits.ts';
import { mcpHandler } from './mcp.ts';
import { openMerged } from './merged.ts';
import { openapi } from './openapi.ts';
import { createMetrics, type Metrics, metricsHandler } from './operations/metrics.ts';
import { observe } from './operations/observe.ts';
import { closeWhileStopping, type Stopping } from './operations/stopping.ts';
import { refuseRebinding } from './own-machine.ts';
import { problemHandler } from './problems.ts';
import { type Gate, queryGate } from './query-gate.ts';
import { replyCache } from './reply-cache.ts';
import { assertAnyStudy, assertMay, type Visitor, visitorOf } from './rights.ts';
import { routes } from './routes/index.ts';
import { followLinks } from './routes/links.ts';
import { type RouteContext, type RouteDefinition, roleFor } from './routes/route.ts';
import { socialHead } from './social/head.ts';
import { servePages } from './static.ts';

export interface AppParts {
  store: Store;
  /** Without a host or an editor token nobody can write. */
  config: RouteContext['config'];
  log: Logger;
  version: string;
  /** Uploads go to a temporary folder unless it says another. */
  imports?: ImportJobs;
  /** Requests a minute that one client may make, and of them how many with Cypher. */
  rates?: { all: number; cypher: number };
  /** Figures of this server; without them it keeps its own. */
  metrics?: Metrics;
  /** Says when the server is about to stop. */
  stopping?: Stopping;
}

const megabyte = 1024 * 1024;

/** The whole server: API, its documents, the built client. */
export function createApp(parts: AppParts): Express {
  const { store, config, log, version, rates } = parts;
  const imports = parts.imports ?? new ImportJobs(store, join(tmpdir(), 'stancegraph-imports'));
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  if (config.trustProxy) app.set('trust proxy', config.trustProxy.split(/[\s,]+/));
  const stopping = parts.stopping ?? { isStopping: false };
  const metrics = parts.metrics ?? metricsOf(store, version);
  app.use(observe(log, metrics, config.trustProxy !== undefined));
  app.use(closeWhileStopping(stopping));
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
  api.use(refuseRebinding(config));
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
  api.get('/docs.css', (_request, response) => {
    response.type('css').send(docsStyle());
  });
  const context = { ...store, config, imports, stopping };
  const gate = queryGate();
  addRoutes(api, context, gate, rates?.cypher ?? 600);
  app.use('/api', api);
  app.use('/api', (request) => {
    throw new StancegraphError(
      'not-found',
      `There is no ${request.originalUrl.split('?')[0]}. The routes are listed at /api/docs.`,
    );
  });
  if (config.mcp ?? true) {
    const limits = [
      limitRate(rates?.cypher ?? 600),
      refuseRebinding(config),
      limitFailedTokens(),
      admit(context, 'reader'),
    ];
    app.all('/mcp', ...limits, mcpHandler(context, gate, version));
  }
  app.get('/metrics', limitRate(600), limitFailedTokens(), metricsHandler(metrics, config));
  app.use(compression());
  serveAbout(app, config);
  app.get('/l/:id', followLinks(store));
  servePages(app, (request) => socialHead(store, request));
  app.use(problemHandler(log));
  return app;
}

/** Figures of a server; the store is asked each time they are read. */
export function metricsOf({ engine }: Store, version: string): Metrics {
  return createMetrics(version, () =>
    graphVersion(engine).then(
      () => true,
      () => false,
    ),
  );
}

/** Every route of the list, each refusing the methods that it does not have. */
function addRoutes(
  api: express.Router,
  context: RouteContext,
  gate: Gate,
  cypherRate: number,
): void {
  const jsonOf = (limit: number) =>
    express.json({ limit, type: ['application/json', 'application/*+json'] });
  const json = jsonOf(megabyte);
  const slowTries = limitFailedTokens();
  const limitCypher = limitRate(cypherRate);
  const cached = replyCache(context);
  for (const route of routes) {
    api[route.method](
      route.path,
      ...(route.cypher ? [limitCypher] : []),
      ...(route.anyToken ? [] : [slowTries, admit(context, roleFor(route))]),
      ...(route.method === 'get' || route.uploads || route.takes
        ? []
        : [route.bodyBytes ? jsonOf(route.bodyBytes) : json]),
      async (request: Request, response: Response) => {
        const input = route.uploads ? {} : route.input.parse(inputOf(route, request));
        const visitor: Visitor = response.locals.visitor;
        if (route.writes && !route.ofStudy) assertAnyStudy(visitor);
        const by = visitor?.name ?? null;
        const own =
          by === null ? context : { ...context, ...writtenBy(context, { means: 'server', by }) };
        const handle = (reading = own) =>
          openMerged(context, route, input as Record<string, unknown>, (asked) =>
            route.handle({ context: reading, input: asked, request, response, visitor }),
          );
        if (route.ofGraph) {
          const reading = { ...own, ...context.forOneRead() };
          const make = () => handle(reading);
          const reply = await cached(route.ofGraph, request.originalUrl, make, reading);
          if (reply && !response.destroyed)
            response.type('json').set('ETag', reply.etag).send(reply.json);
          return;
        }
        const body = await (route.cypher
          ? gate(request.ip ?? '', handle, disconnectSignal(response))
          : handle());
        if (body !== undefined && !response.destroyed) response.json(body);
      },
    );
  }
  const paths = [...routes.map(({ path }) => path), '/openapi.json', '/docs', '/docs.css'];
  const parameters = (path: string) => path.split(':').length;
  // `/entities/merge` is a path of its own before it is one of `/entities/:id`.
  for (const path of [...new Set(paths)].sort(
    (one, other) => parameters(one) - parameters(other),
  )) {
    api.all(path, (request, response) => refuseMethod(path, request, response));
  }
}

/** Lets those through who have a role: who asks is known before a body is read. */
function admit(context: RouteContext, needed: AccessRole): RequestHandler {
  return async (request, response, next) => {
    const visitor = await visitorOf(context, context.config, request);
    if (needed !== 'reader') assertMay(context.config, visitor, needed);
    response.locals.visitor = visitor;
    next();
  };
}

function inputOf(route: RouteDefinition, request: Request): object {
  if (route.method === 'get') return { ...request.query, ...request.params };
  if (route.takes) {
    assertType(route.takes, request);
    return { ...request.query, ...request.params };
  }
  if (request.body === undefined) {
    if (route.method === 'delete') return { ...request.query, ...request.params };
    // Where nothing need be sent, nothing may be.
    const isSent = request.headers['content-type'] !== undefined;
    if (!isSent && route.input.safeParse(request.params).success) return { ...request.params };
  }
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
