/** The life of a token over HTTP; every role times every route: test/security/roles.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../model/schemas/audit.ts';
import { type AccessRole, accessRoles, type TokenItem } from '../../model/schemas/tokens.ts';
import { makeToken } from '../../server/library/tokens.ts';
import { createStore } from '../../server/store/store.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const editorToken = 'the-first-token-of-all';
const open = { host: '0.0.0.0', editorToken };

describe.each(storeKinds)('tokens on the %s store', (kind) => {
  let server: TestServer;
  const tokens = new Map<AccessRole, { id: string; token: string }>();
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api${path}`, {
      ...init,
      headers: {
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...init.headers,
      },
    });
  const make = async (token: string, request: object) => {
    const init = { method: 'POST', body: JSON.stringify(request) };
    const reply = await ask('/tokens', token, init);
    return { status: reply.status, body: await reply.json() };
  };
  const listed = async (): Promise<TokenItem[]> =>
    (await (await ask('/tokens', editorToken)).json()).tokens;

  beforeAll(async () => {
    server = await startTestServer(kind, undefined, open);
    for (const role of accessRoles) {
      const made = await make(editorToken, { name: `the ${role}`, role });
      expect(made.status).toBe(201);
      tokens.set(role, made.body);
    }
  });
  afterAll(() => server.close());

  test('are listed without their text, valid for 90 days, and kept as a hash alone', async () => {
    const all = await listed();
    expect(all.map(({ name }) => name).sort()).toEqual(
      accessRoles.map((role) => `the ${role}`).sort(),
    );
    for (const one of all) {
      const days = (Date.parse(one.expiresAt) - Date.parse(one.created)) / 86_400_000;
      expect(Math.round(days)).toBe(90);
      expect(one.state).toBe('valid');
    }
    const rows = await server.engine.read('MATCH (t:StancegraphToken) RETURN t AS t');
    const stored = JSON.stringify(rows);
    expect(rows.length).toBe(1);
    for (const { token } of tokens.values()) {
      expect(token).toMatch(/^stancegraph_[\w-]{43}$/);
      expect(stored).not.toContain(token.slice(12));
      expect(JSON.stringify(all)).not.toContain(token.slice(12));
    }
  });

  test('403 says which role would do; nobody makes a stronger token', async () => {
    const body = JSON.stringify({ title: 'Mine', cypher: 'RETURN 1 AS x' });
    const refused = await ask('/queries/mine', tokens.get('coder')?.token, {
      method: 'PUT',
      body,
    });
    expect((await refused.json()).detail).toMatch(/role editor.*yours is of role coder/);
    const escalate = await make(tokens.get('editor')?.token ?? '', { name: 'x', role: 'admin' });
    expect(escalate.status).toBe(403);
    const store = createStore(server.engine);
    const request = { name: 'x', role: 'admin' as const };
    await expect(makeToken(store, request, 'editor')).rejects.toMatchObject({ code: 'forbidden' });
    expect((await listed()).length).toBe(accessRoles.length);
  });

  test('the audit names the token that wrote', async () => {
    const body = JSON.stringify({ title: 'Mine', cypher: 'RETURN 1 AS x' });
    const put = await ask('/queries/mine', tokens.get('editor')?.token, { method: 'PUT', body });
    expect(put.status).toBe(201);
    const { entries } = await (await ask('/audit?limit=5')).json();
    const [latest] = entries as AuditEntry[];
    expect(latest).toMatchObject({ kind: 'SavedQuery', name: 'mine', by: 'the editor' });
    expect((await listed()).find(({ role }) => role === 'editor')?.lastUsed).toMatch(/^20/);
  });

  test('a token that is revoked, expired or unknown gets 401, on reads too', async () => {
    const made = await make(editorToken, { name: 'for a day', role: 'editor' });
    const { id, token } = made.body;
    expect((await ask('/health', token)).status).toBe(200);
    const revoked = await ask(`/tokens/${id}`, editorToken, { method: 'DELETE' });
    expect((await revoked.json()).state).toBe('revoked');
    const dead = await ask('/health', token);
    expect([dead.status, dead.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect((await dead.json()).detail).toMatch(/for a day.*was revoked.*new one/);
    const soon = await make(editorToken, {
      name: 'short',
      role: 'reader',
      expiresAt: new Date(Date.now() + 300).toISOString(),
    });
    await expect
      .poll(async () => (await ask('/health', soon.body.token)).status, { timeout: 10_000 })
      .toBe(401);
    expect((await ask('/health', `${token}x`)).status).toBe(401);
    expect((await ask('/health')).status).toBe(200);
    expect((await ask('/tokens/nobody', editorToken, { method: 'DELETE' })).status).toBe(404);
  });

  test.each([
    [{ role: 'editor' }, 'name'],
    [{ name: 'x', role: 'owner' }, 'role'],
    [{ name: 'x\ny', role: 'editor' }, 'name'],
    [{ name: 'x', role: 'editor', expiresAt: '2001-01-01' }, 'expiresAt'],
    [{ name: 'x', role: 'editor', expiresAt: 'soon' }, 'expiresAt'],
  ])('%j is refused, and says what is wrong', async (request, path) => {
    const { status, body } = await make(editorToken, request);
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });
});

test('wrong tokens are slowed down; the right one is not counted with them', async () => {
  const server = await startTestServer('embedded', undefined, open);
  const status = async (token: string) =>
    (await fetch(`${server.url}/api/health`, { headers: { Authorization: `Bearer ${token}` } }))
      .status;
  try {
    const tries: number[] = [];
    for (let at = 0; at < 30; at += 1) tries.push(await status(`guess-${at}`));
    expect(tries.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(tries.at(-1)).toBe(429);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  } finally {
    await server.close();
  }
});

describe('a user that a reverse proxy names', () => {
  const start = (more: object) =>
    startTestServer('embedded', undefined, {
      ...open,
      userHeader: 'X-User',
      userRole: 'editor',
      ...more,
    });
  const session = async (server: TestServer, headers: Record<string, string>) =>
    (await fetch(`${server.url}/api/session`, { headers })).json();

  test('counts from a configured address alone, and from no other site’s page', async () => {
    const server = await start({ trustProxy: 'loopback' });
    try {
      const named = await session(server, { 'X-User': 'mara' });
      expect(named).toMatchObject({ role: 'editor', name: 'mara', mayWrite: true });
      const foreign = await session(server, { 'X-User': 'mara', Origin: 'https://evil.example' });
      expect(foreign.mayWrite).toBe(false);
      expect((await session(server, {})).mayWrite).toBe(false);
    } finally {
      await server.close();
    }
    const strict = await start({ trustProxy: '10.0.0.2' });
    try {
      expect((await session(strict, { 'X-User': 'mara' })).mayWrite).toBe(false);
    } finally {
      await strict.close();
    }
  });
});
