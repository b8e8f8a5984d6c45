/** `/mcp`: the Model Context Protocol by Streamable HTTP, without sessions; coders' tokens write codings alone. */
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { Request, RequestHandler } from 'express';
import { reaches } from '../../model/schemas/tokens.ts';
import { saveCoding } from '../coding/codings.ts';
import { getText, listTexts } from '../coding/texts.ts';
import { StancegraphError } from '../errors.ts';
import { createMcpServer } from '../mcp/server.ts';
import type { McpCoder } from '../mcp/tool.ts';
import { writtenBy } from '../store/store.ts';
import type { Gate } from './query-gate.ts';
import { studyFor, type Visitor } from './rights.ts';
import type { RouteContext } from './routes/route.ts';

/** Answers every request of its path; another site's page is refused. */
export function mcpHandler(context: RouteContext, gate: Gate, version: string): RequestHandler {
  return async (request, response) => {
    assertOwnOrigin(request);
    const coder = coderOf(context, response.locals.visitor);
    const base = `${request.protocol}://${request.get('host') ?? ''}`;
    const client = request.ip ?? '';
    const handler = createMcpHandler(() =>
      createMcpServer(
        {
          ...context,
          ...(coder ? { coder } : {}),
          linkTo: (path) => base + path,
          inTurn: (work, signal) => gate(client, work, signal),
        },
        version,
      ),
    );
    await toNodeHandler(handler)(request, response);
  };
}

/** Who codes: a token whose role is coder or above, under its own name. */
function coderOf(context: RouteContext, visitor: Visitor): McpCoder | undefined {
  const { name, role, study } = visitor;
  if (name === null || !reaches(role, 'coder')) return undefined;
  const store = { ...context, ...writtenBy(context, { means: 'server', by: name }) };
  return {
    name,
    texts: async () =>
      (await listTexts(store, {})).filter((text) => study === null || text.study === study),
    async text(id) {
      const text = await getText(store, id);
      studyFor(visitor, text.study ?? '');
      return text;
    },
    save: async (text, body) => {
      await saveCoding(store, context.config, text, name, body, undefined);
    },
  };
}

/** Browsers name the page that asks: only our own may, so that no other site reads through it. */
function assertOwnOrigin(request: Request): void {
  const { origin, host } = request.headers;
  if (origin === undefined || URL.parse(origin)?.host === host) return;
  throw new StancegraphError('forbidden', 'The request comes from the page of another site.');
}
