/**
 * Requests made from the OpenAPI document, valid ones and wrong ones: every one is answered as it is
 * described, and none harms the server. A long run: `API_FUZZ=20000 API_FUZZ_SEED=7 npm test -- test/api/fuzz.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../model/schemas/api.ts';
import type { Document } from '../../server/http/openapi.ts';
import { routes } from '../../server/http/routes/index.ts';
import { describedRequests, type MadeRequest, randomOf } from '../setup/described-requests.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const runs = Number(process.env.API_FUZZ ?? 400);
const seed = Number(process.env.API_FUZZ_SEED ?? 1);
const atOnce = 4;
const unlimited = { all: 1e9, cypher: 1e9 };
/** Described as the answers of a store that is away and of a limit. */
const passing = [503, 504];

const replies = new Map(
  routes.map((route) => [
    `${route.method} /api${route.path.replace(/:(\w+)/g, '{$1}')}`,
    route.reply,
  ]),
);

describe.each(storeKinds)('requests from the description, on the %s store', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(kind, unlimited, { host: '127.0.0.1' }, [
      'test/fixtures/synthetic',
    ]);
  });
  afterAll(() => server.close());

  test(`${runs} are answered as described, and the server goes on`, async () => {
    const document: Document = await (await fetch(`${server.url}/api/openapi.json`)).json();
    const rows = await server.engine.read<{ id: string }>(
      'MATCH (n) WHERE n.id IS NOT NULL RETURN n.id AS id ORDER BY id LIMIT 60',
    );
    const next = describedRequests(
      document,
      rows.map(({ id }) => id),
      randomOf(seed),
    );
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    let made = 0;
    const client = async () => {
      while (made < runs && wrong.length < 50) {
        made += 1;
        const request = next();
        const { status, fault } = await answered(server.url, request, document);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (fault) wrong.push(`${request.method} ${request.path.slice(0, 300)}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, client));
    expect(wrong).toEqual([]);
    // What is answered with refusals alone would have tested little.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(runs / 5);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(runs / 20);
    expect((await fetch(`${server.url}/api/ready`)).status).toBe(200);
    if (runs > 1000) console.info(kind, Object.fromEntries([...statuses].sort()));
  }, 3_600_000);
});

/** Sends a request; tells in which way the answer is not as described. */
async function answered(
  url: string,
  request: MadeRequest,
  document: Document,
): Promise<{ status: number; fault?: string }> {
  const { method, path, headers, body, operation } = request;
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    text = await answer.text();
  } catch (error) {
    return { status: 0, fault: `no whole answer (${error}) to ${String(body).slice(0, 500)}` };
  }
  const { status } = answer;
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const about = () => `${status} ${type} ${text.slice(0, 300)} to ${String(body).slice(0, 500)}`;
  if (status >= 500 && !passing.includes(status)) return { status, fault: about() };
  if (status >= 400) {
    const isProblem = problem.safeParse(jsonOf(text)).success;
    if (type !== 'application/problem+json' || !isProblem) return { status, fault: about() };
    return { status };
  }
  const described = operation.responses[status]?.content;
  if (!described || !(type in described)) return { status, fault: `not described: ${about()}` };
  if (type !== 'application/json') return { status };
  const [template = ''] =
    Object.entries(document.paths).find(([, item]) => Object.values(item).includes(operation)) ??
    [];
  const reply = replies.get(`${method.toLowerCase()} ${template}`);
  const sent = jsonOf(text);
  const parsed = reply?.safeParse(sent);
  if (!parsed?.success) return { status, fault: `not as described: ${parsed?.error} ${about()}` };
  // A field that is sent and not described would be dropped here.
  const isWhole = JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(sent));
  return isWhole ? { status } : { status, fault: `more than described: ${about()}` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
