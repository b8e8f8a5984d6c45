/** Privilege steps: every role, and nobody, with every route; a token cannot make or become a stronger one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AccessRole, accessRoles, reaches } from '../../model/schemas/tokens.ts';
import { routes } from '../../server/http/routes/index.ts';
import { roleFor } from '../../server/http/routes/route.ts';
import { startTestServer, type TestServer } from '../setup/server.ts';
import { storeKinds } from '../setup/stores.ts';

const editorToken = 'the-first-token-of-all';

describe.each(storeKinds)('roles on the %s store', (kind) => {
  let server: TestServer;
  const tokens = new Map<AccessRole, { id: string; token: string }>();
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    fetch(`${server.url}/api${path}`, {
      ...init,
      headers: {
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
    });
  const make = (token: string | undefined, request: object) =>
    ask('/tokens', token, { method: 'POST', body: JSON.stringify(request) });

  beforeAll(async () => {
    const rights = { host: '0.0.0.0', editorToken };
    server = await startTestServer(kind, undefined, rights, ['test/fixtures/synthetic']);
    for (const role of accessRoles) {
      tokens.set(role, await (await make(editorToken, { name: `the ${role}`, role })).json());
    }
  });
  afterAll(() => server.close());

  test.each(accessRoles.flatMap((role) => routes.map((route) => [role, route] as const)))(
    'role %s: $1.method $1.path',
    async (role, route) => {
      const needed = roleFor(route);
      const path = route.path.replaceAll(/:\w+/g, 'nobody');
      const isRead = route.method === 'get';
      const init = { method: route.method.toUpperCase(), ...(isRead ? {} : { body: '[]' }) };
      const { status } = await ask(path, tokens.get(role)?.token, init);
      // A body that is no object is refused by every route that lets the visitor in.
      if (reaches(role, needed)) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(403);
      if (needed !== 'reader') expect((await ask(path, undefined, init)).status).toBe(403);
    },
  );

  test.each(accessRoles)('role %s makes no token above its own', async (role) => {
    for (const wanted of accessRoles) {
      const { status } = await make(tokens.get(role)?.token, { name: 'x', role: wanted });
      expect([wanted, status]).toEqual([wanted, role === 'admin' ? 201 : 403]);
    }
    expect((await make(undefined, { name: 'x', role: 'reader' })).status).toBe(403);
  });

  test('a role is that of the token, whatever a request says of itself', async () => {
    const claims = { role: 'admin', by: 'EDITOR_TOKEN', visitor: { role: 'admin' } };
    const body = JSON.stringify({ ...claims, name: 'x' });
    const reader = tokens.get('reader')?.token;
    const headers = {
      'X-Role': 'admin',
      'X-User': 'EDITOR_TOKEN',
      'X-HTTP-Method-Override': 'GET',
    };
    const answer = await fetch(`${server.url}/api/tokens?role=admin`, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        Authorization: `Bearer ${reader}`,
      },
      body,
    });
    expect(answer.status).toBe(403);
  });
});
