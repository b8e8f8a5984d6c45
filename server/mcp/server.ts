/**
 * The Model Context Protocol: a few read-only tools over the explorer's questions, for clients that
 * answer “who said what” from tool results. The same tools are served over HTTP and over stdio; over HTTP a
 * token of role coder also codes shared texts.
 */
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { StancegraphError } from '../errors.ts';
import { type McpContext, maxCharacters, type ToolDefinition } from './tool.ts';
import { handInCoding, textsToCode, textToCode } from './tools/coding.ts';
import * as explore from './tools/explore.ts';
import { network } from './tools/networks.ts';
import * as queries from './tools/queries.ts';
import * as statements from './tools/statements.ts';

const tools: readonly ToolDefinition[] = [
  explore.searchTool,
  statements.statementsTool,
  statements.statementTool,
  explore.agreementTool,
  explore.profileTool,
  statements.changesTool,
  explore.path,
  statements.verifyQuotation,
  network,
  queries.savedQueries,
  queries.savedQueryTool,
  queries.cypherTool,
];

/** For clients with a token of role coder alone. */
const toolsOfCoders: readonly ToolDefinition[] = [textsToCode, textToCode, handInCoding];

const instructions = `Stancegraph holds who said what about which agreement, when, and where it is written. Quote words exactly as given, with speaker, date, source and link. Tell the remarks with a statement: a paraphrase is not a quotation. What is not found here is not recorded here; it does not follow that it was not said.`;

/** A server with every tool that its client may use; one is made for each HTTP request or stdio connection. */
export function createMcpServer(context: McpContext, version: string): McpServer {
  const server = new McpServer({ name: 'stancegraph', version }, { instructions });
  for (const one of context.coder ? [...tools, ...toolsOfCoders] : tools) {
    server.registerTool(
      one.name,
      {
        title: one.title,
        description: one.description,
        inputSchema: one.input,
        outputSchema: one.output,
        annotations: {
          title: one.title,
          readOnlyHint: !one.writes,
          // What a coder hands in again replaces what the same coder has handed in.
          ...(one.writes ? { destructiveHint: false, idempotentHint: true } : {}),
          openWorldHint: false,
        },
      },
      async (input, { mcpReq }) => answered(() => one.run(context, input, mcpReq.signal)),
    );
  }
  return server;
}

const tooLong = `One item alone takes more than ${maxCharacters} characters. Ask for fewer columns, or open its link.`;

/** The answer as data and as the same in JSON; an error as a sentence that says what to try. */
async function answered(run: () => Promise<Record<string, unknown>>): Promise<CallToolResult> {
  try {
    const answer = await run();
    const text = JSON.stringify(answer);
    if (text.length > maxCharacters) return refusal(tooLong);
    return { structuredContent: answer, content: [{ type: 'text', text }] };
  } catch (error) {
    if (error instanceof StancegraphError) return refusal(error.message);
    if (error instanceof z.ZodError) return refusal(z.prettifyError(error));
    return refusal('The server failed on this request. Others go on; ask for something else.');
  }
}

function refusal(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: text.slice(0, maxCharacters) }] };
}
