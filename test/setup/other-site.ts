/** A page of another site, for what may be shown in a frame. */
import { createServer, type Server } from 'node:http';

/** Serves it on a free port of `localhost`, which is another origin than 127.0.0.1. */
export function otherSite(html: string): Promise<Server> {
  const site = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(`<!doctype html><title>Another site</title>${html}`);
  });
  return new Promise((resolve) => site.listen(0, 'localhost', () => resolve(site)));
}
