/** Passes messages of the Model Context Protocol between a pipe and a running server. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { StartError } from '../errors.ts';

/** Each line is a message; each answer is written as a line. Ends when `input` does. */
export async function forwardTo(address: string, input: Readable, output: Writable): Promise<void> {
  const open = new Set<Promise<void>>();
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    const passed = pass(address, line, output)
      .catch((error: Error) => void input.destroy(error))
      .finally(() => open.delete(passed));
    open.add(passed);
  }
  await Promise.all(open);
}

async function pass(address: string, line: string, output: Writable): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...headersOf(line),
    },
    body: line,
  }).catch((cause: unknown) => {
    throw new StartError(`The store is in use, and no explorer answers at ${address}: ${cause}`);
  });
  const text = await response.text();
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  const answers = isStream
    ? text.split('\n').flatMap((one) => (one.startsWith('data:') ? [one.slice(5).trim()] : []))
    : [text];
  for (const answer of answers)
    if (answer !== '') output.write(`${answer.replaceAll('\n', ' ')}\n`);
}

/** The headers that the protocol's HTTP form repeats from the message. */
function headersOf(line: string): Record<string, string> {
  const { method, params } = JSON.parse(line);
  const version = params?._meta?.['io.modelcontextprotocol/protocolVersion'];
  if (typeof version !== 'string') return {};
  return {
    'MCP-Protocol-Version': version,
    'Mcp-Method': method,
    ...(typeof params.name === 'string' ? { 'Mcp-Name': params.name } : {}),
  };
}
