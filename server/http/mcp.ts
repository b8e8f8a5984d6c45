/** `/mcp`: the Model Context Protocol by Streamable HTTP, without sessions and without writing. */
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Request, RequestHandler } from 'express';
import { StancegraphError } from '../errors.ts';
import { createMcpServer } from '../mcp/server.ts';
import type { Gate } from './query-gate.ts';
import type { RouteContext } from './routes/route.ts';

/** Answers every request of its path; another site's page is refused. */
export function mcpHandler(context: RouteContext, gate: Gate, version: string): RequestHandler {
  return async (request, response) => {
    assertOwnOrigin(request);
    const base = `${request.protocol}://${request.get('host') ?? ''}`;
    const client = request.ip ?? '';
    const handler = createMcpHandler(() =>
      createMcpServer(
        {
          ...context,
          linkTo: (path) => base + path,
          inTurn: (work, signal) => gate(client, work, signal),
        },
        version,
      ),
    );
    await toNodeHandler(handler)(request, response);
  };
}

/** Browsers name the page that asks: only our own may, so that no other site reads through it. */
function assertOwnOrigin(request: Request): void {
  const { origin, host } = request.headers;
  if (origin === undefined || URL.parse(origin)?.host === host) return;
  throw new StancegraphError('forbidden', 'The request comes from the page of another site.');
}
