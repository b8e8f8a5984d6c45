/** Serves the built client: its files for ever, its pages fresh. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type Request } from 'express';
import { pageAt } from '../../model/pages.ts';
import { StancegraphError } from '../errors.ts';
import { packageRoot } from '../store/cypher-files.ts';

const folder = join(packageRoot, 'dist', 'client');

/**
 * Adds the client's files, its pages, and a problem for everything else. `headOf` gives what is put
 * into the head of a page that is there.
 */
export function servePages(app: Express, headOf: (request: Request) => Promise<string>): void {
  app.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  app.use(express.static(folder, { index: false, maxAge: '1h' }));
  app.use(async (request, response) => {
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (!read) {
      throw new StancegraphError(
        'method-not-allowed',
        `${request.method} is not possible here. The API is under /api, described at /api/docs.`,
      );
    }
    // Throws for undecodable bytes, which are 400 here as they are under /api.
    decodeURIComponent(request.path);
    const known = pageAt(request.path) !== undefined;
    const index = join(folder, 'index.html');
    if ((known || request.accepts(['json', 'html']) === 'html') && existsSync(index)) {
      // Who cannot be told more of a page, as in an outage, still gets it.
      const head = known ? await headOf(request).catch(() => '') : '';
      response
        .status(known ? 200 : 404)
        .set('Cache-Control', 'no-cache')
        .type('html')
        .send(readFileSync(index, 'utf8').replace('</head>', () => `  ${head}\n  </head>`));
      return;
    }
    throw new StancegraphError(
      'not-found',
      known
        ? 'The page is not built. Run npm start, which builds it, or use the API under /api.'
        : `There is no ${request.path}. The explorer is at /, the API is described at /api/docs.`,
    );
  });
}
