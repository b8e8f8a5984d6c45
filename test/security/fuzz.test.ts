/** Random requests to every route: no failure of the server, and every answer is as it is described. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../../model/schemas/api.ts';
import { openapi } from '../../server/http/openapi.ts';
import { routes } from '../../server/http/routes/index.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';
import { Fuzzer, type FuzzRequest } from './fuzz-requests.ts';

/** On each store; more for a long run: FUZZ=20000. FUZZ_SEED repeats one. */
const requests = Number(process.env.FUZZ ?? 600);
const seed = Number(process.env.FUZZ_SEED ?? 1);
const atOnce = 4;
const replies = new Map(
  routes.map(({ method, path, reply }) => [
    `${method.toUpperCase()} /api${path.replace(/:(\w+)/g, '{$1}')}`,
    reply,
  ]),
);
/** What a query that takes too long or too much gets; the description says so. */
const mayTakeLong = /\/cypher|\/run$|\/options/;

describe.each(storeKinds)(`${requests} random requests to the %s store`, (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    const rates = { all: 1e9, cypher: 1e9 };
    server = await startTestServer(kind, rates, undefined, ['test/fixtures/synthetic']);
  });
  afterAll(() => server.close());

  /** What is wrong with its answer, if anything is. */
  async function wrongWith(request: FuzzRequest, fuzzer: Fuzzer): Promise<string | undefined> {
    const { method, url, headers, body } = request;
    const ask = async () => {
      const sent = body === undefined ? {} : { body };
      const answer = await fetch(server.url + url, {
        method,
        headers,
        ...sent,
        redirect: 'manual',
      });
      return { answer, text: await answer.text() };
    };
    // A file of the whole store that is written to meanwhile breaks off, so that it does not look whole.
    const again = (error: unknown) =>
      request.route.startsWith('/api/export') ? ask() : Promise.reject(error);
    const asked = await ask()
      .catch(again)
      .catch(again)
      .catch(again)
      .catch((error: unknown) => String(error));
    if (typeof asked === 'string') return `broke off: ${asked}`;
    const { answer, text } = asked;
    const told = `${answer.status} ${text.slice(0, 300)}`;
    const type = answer.headers.get('content-type')?.split(';')[0];
    if (answer.status >= 500 && !(answer.status === 504 && mayTakeLong.test(request.route))) {
      return told;
    }
    if (answer.status >= 400) {
      if (type !== 'application/problem+json') return `no problem: ${type} ${told}`;
      const { error } = problem.safeParse(JSON.parse(text));
      return error && `not as a problem is described: ${error.message} ${told}`;
    }
    if (type !== 'application/json') return undefined;
    const parsed: unknown = JSON.parse(text);
    fuzzer.learn(parsed);
    const error = replies.get(`${method} ${request.route}`)?.safeParse(parsed).error;
    return error && `not as it is described: ${error.message} ${told}`;
  }

  test(
    'are answered as described, and the server lives',
    async () => {
      const { paths, components } = openapi('0.0.0-test');
      const fuzzer = new Fuzzer(seed, paths, components.schemas);
      const found: object[] = [];
      const statuses = new Map<string, number>();
      let at = 0;
      const worker = async () => {
        while (at < requests && found.length < 20) {
          const request = fuzzer.request(at);
          at += 1;
          const wrong = await wrongWith(request, fuzzer);
          if (wrong !== undefined) found.push({ ...request, wrong });
          else statuses.set(request.route, (statuses.get(request.route) ?? 0) + 1);
        }
      };
      await Promise.all([...Array(atOnce)].map(worker));
      expect(found).toEqual([]);
      // No route was left out.
      if (requests >= routes.length) expect(statuses.size).toBe(Object.keys(paths).length);
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    },
    60_000 + requests * 60,
  );
});
