/** Tokens: made, listed and revoked by admins. */
import { z } from 'zod';
import { tokenItem, tokenMade, tokenRequest, tokensReply } from '../../../model/schemas/tokens.ts';
import { listTokens, makeToken, revokeToken } from '../../library/tokens.ts';
import { type RouteDefinition, route } from './route.ts';

export const tokenRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/tokens',
    summary: 'The tokens of this store: name, role, expiry, last use; never their text',
    needs: 'admin',
    input: z.object({}),
    reply: tokensReply,
    handle: async ({ context }) => ({ tokens: await listTokens(context) }),
  }),
  route({
    method: 'post',
    path: '/tokens',
    summary: 'Makes a token; its text is given only once',
    description:
      'Roles: reader, coder, editor, admin, each of which may do what those before it may. It is valid for 90 days unless expiresAt says otherwise. No token can make a stronger one.',
    needs: 'admin',
    makes: true,
    input: tokenRequest,
    reply: tokenMade,
    handle: async ({ context, input, visitor, response }) => {
      const made = await makeToken(context, input, visitor.role);
      response.status(201).set('Cache-Control', 'no-store');
      return made;
    },
  }),
  route({
    method: 'delete',
    path: '/tokens/:id',
    summary: 'Revokes a token at once; it stays in the list',
    needs: 'admin',
    input: z.object({ id: z.string().min(1).max(100) }),
    reply: tokenItem,
    handle: ({ context, input }) => revokeToken(context, input.id),
  }),
];
