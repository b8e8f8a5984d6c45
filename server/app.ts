/** Builds the Express app from a store; `server/listen.ts` gives it a port. */
import compression from 'compression';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { docsPage } from './docs-page.ts';
import { StancegraphError } from './errors.ts';
import { goneOf } from './gone.ts';
import type { GraphStore } from './graph/store.ts';
import { openapi } from './openapi.ts';
import { isEmbed, servePages } from './pages.ts';
import { problemHandler, sendProblem } from './problems.ts';
import { queryGate } from './query-gate.ts';
import { routes } from './routes/index.ts';
import type { RouteDefinition } from './routes/route.ts';
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

const minute = 60_000;

/** The whole server as an Express app: API, its documents, the built client. */
export function createApp({ store, config, log, version, rates }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  const [alone, framed] = [protection(false), protection(true)];
  app.use((request, response, next) => {
    (isEmbed(request.path) ? framed : alone)(request, response, next);
  });
  const api = express.Router();
  // An answer is made once and read once: the fastest compression. Files below take the best.
  api.use(compression({ level: 1, threshold: 2048, filter: goesFar }));
  api.use(limited(rates?.all ?? 6000));
  api.get('/openapi.json', (_request, response) => {
    response.json(openapi(version));
  });
  api.get('/docs', (_request, response) => {
    response.type('html').send(docsPage(openapi(version)));
  });
  const jsonOf = (limit: number) =>
    express.json({ limit, type: ['application/json', 'application/*+json'] });
  const json = jsonOf(1024 * 1024);
  const writersOnly: RequestHandler = (request, _response, next) => {
    assertMayWrite(config, request);
    next();
  };
  const cypherLimit = limited(rates?.cypher ?? 600);
  const gate = queryGate();
  for (const route of routes) {
    api[route.method](
      route.path,
      ...(route.cypher ? [cypherLimit] : []),
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
  return app;
}

const ownMachine = /^(?:::ffff:)?127\.|^::1$/;

/** Whether an answer leaves this machine: to a reader here, compressing it takes longer than sending. */
function goesFar(request: Request, response: Response): boolean {
  const passedOn =
    request.headers['x-forwarded-for'] ?? request.headers.forwarded ?? request.headers.via;
  const here = ownMachine.test(request.socket.remoteAddress ?? '') && passedOn === undefined;
  return !here && compression.filter(request, response);
}

/** What the browser is told to refuse; another site may show the embed view alone in a frame. */
function protection(mayBeFramed: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [mayBeFramed ? '*' : "'none'"],
      },
    },
    xFrameOptions: mayBeFramed ? false : { action: 'deny' },
    crossOriginResourcePolicy: { policy: mayBeFramed ? 'cross-origin' : 'same-origin' },
    strictTransportSecurity: false,
  });
}

/** As JSON; what is not a GET is asked for once, so no mark of its content is computed. */
function answer(response: Response, route: RouteDefinition, body: unknown): void {
  if (route.method === 'get') response.json(body);
  else {
    const bytes = Buffer.from(JSON.stringify(body));
    response.type('application/json').set('Content-Length', String(bytes.length)).end(bytes);
  }
}

function inputOf(route: RouteDefinition, request: Request): object {
  if (route.method === 'get') return { ...request.query, ...request.params };
  if (route.method === 'delete' && request.body === undefined) return { ...request.params };
  if (request.body === undefined) {
    throw request.headers['content-type'] && Number(request.headers['content-length'] ?? 0) > 0
      ? new StancegraphError('unsupported-media', 'Send the body as application/json.')
      : new StancegraphError('bad-input', 'The request has no body. Send JSON.', {
          errors: [{ path: '', message: 'a JSON object is needed' }],
        });
  }
  if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body)) {
    throw new StancegraphError('bad-input', 'The body must be a JSON object.', {
      errors: [{ path: '', message: 'must be an object' }],
    });
  }
  return { ...request.body, ...request.params };
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

function limited(limit: number) {
  return rateLimit({
    windowMs: minute,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response, _next, options) => {
      const retryAfter = Math.ceil(options.windowMs / 1000);
      sendProblem(
        response,
        new StancegraphError(
          'too-many',
          `More than ${limit} requests in a minute. Wait a moment and try again.`,
          { retryAfter },
        ),
      );
    },
  });
}
