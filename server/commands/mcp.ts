/**
 * `stancegraph mcp`: the Model Context Protocol over standard input and output. Where a running server
 * holds the embedded store, messages go to that server.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { readConfig } from '../config.ts';
import { StoreInUse } from '../errors.ts';
import { queryGate } from '../http/query-gate.ts';
import { fillWhenEmpty } from '../imports/first-graph.ts';
import { forwardTo } from '../mcp/forward.ts';
import { createMcpServer } from '../mcp/server.ts';
import { runningServer } from '../running-server.ts';
import { packageRoot } from '../store/cypher-files.ts';
import { openStore } from '../store/open-store.ts';
import { ended } from './shared/command.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const address = await runningServer(config);
  const store = await openStore(config, 'command').catch((error: unknown) => {
    if (error instanceof StoreInUse) return undefined;
    throw error;
  });
  if (!store) {
    await forwardTo(`${address}/mcp`, process.stdin, process.stdout);
    return;
  }
  // Standard output belongs to the protocol.
  if (config.seed) await fillWhenEmpty(store, (line) => process.stderr.write(`${line}\n`));
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const gate = queryGate();
  const context = {
    ...store,
    config,
    linkTo: (path: string) => address + path,
    inTurn: <Result>(work: () => Promise<Result>, signal: AbortSignal) =>
      gate('stdio', work, signal),
  };
  serveStdio(() => createMcpServer(context, version));
  process.stdin.once('end', () => {
    void store.engine.close();
  });
}

main().catch(ended());
