/** Serves the built client: its files for ever, its pages fresh. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { type PageName, pageAt } from '../../model/pages.ts';
import { StancegraphError } from '../errors.ts';
import { packageRoot } from '../store/cypher-files.ts';

const folder = join(packageRoot, 'dist', 'client');
/** The copies that the build has compressed, the smallest first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** Adds the client's files, its pages, and a problem for everything else. */
export function servePages(app: Express): void {
  const forEver = { immutable: true, maxAge: '1y', index: false } as const;
  const assets = express.static(join(folder, 'assets'), forEver);
  app.use('/assets', compressed(), assets);
  app.get('/service-worker.js', (_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    next();
  });
  app.use(express.static(folder, { index: false, maxAge: '1h' }));
  app.use((request, response) => {
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (!read) {
      throw new StancegraphError(
        'method-not-allowed',
        `${request.method} is not possible here. The API is under /api, described at /api/docs.`,
      );
    }
    // Throws for undecodable bytes, which are 400 here as they are under /api.
    decodeURIComponent(request.path);
    const page = pageAt(request.path);
    const html = page || request.accepts(['json', 'html']) === 'html' ? pageText(page) : undefined;
    if (html !== undefined) {
      response
        .status(page ? 200 : 404)
        .set('Cache-Control', 'no-cache')
        .type('html')
        .send(html);
      return;
    }
    throw new StancegraphError(
      'not-found',
      page
        ? 'The page is not built. Run npm start, which builds it, or use the API under /api.'
        : `There is no ${request.path}. The explorer is at /, the API is described at /api/docs.`,
    );
  });
}

/** Answers with the copy that the browser takes, where there is one. */
function compressed(): RequestHandler {
  return (request, response, next) => {
    const asked = request.path;
    const found = encodings.find(
      ([encoding, ending]) =>
        request.acceptsEncodings(encoding) === encoding &&
        existsSync(join(folder, 'assets', `${asked}${ending}`)),
    );
    if (!found || asked.includes('..')) return next();
    const [encoding, ending] = found;
    response.vary('Accept-Encoding').type(asked.slice(asked.lastIndexOf('.')));
    response.set('Content-Encoding', encoding);
    request.url = request.url.replace(asked, `${asked}${ending}`);
    next();
  };
}

const texts = new Map<PageName | undefined, { built: number; text: string }>();

/** The page with what it will need named in its head; nothing when it is not built. */
function pageText(page: PageName | undefined): string | undefined {
  const index = join(folder, 'index.html');
  const built = statSync(index, { throwIfNoEntry: false })?.mtimeMs;
  if (built === undefined) return undefined;
  const known = texts.get(page);
  if (known?.built === built) return known.text;
  const text = readFileSync(index, 'utf8').replace('</head>', `${preloads(page)}\n  </head>`);
  texts.set(page, { built, text });
  return text;
}

function preloads(page: PageName | undefined): string {
  const list = join(folder, '.vite', 'pages.json');
  if (!page || !existsSync(list)) return '';
  const files = JSON.parse(readFileSync(list, 'utf8')) as Partial<Record<PageName, string[]>>;
  return (files[page] ?? [])
    .map((file) =>
      file.endsWith('.css')
        ? `<link rel="preload" as="style" crossorigin href="${file}">`
        : `<link rel="modulepreload" crossorigin fetchpriority="low" href="${file}">`,
    )
    .map((link) => `\n    ${link}`)
    .join('');
}
