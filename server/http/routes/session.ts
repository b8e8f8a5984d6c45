/** What the one who asks may do here. */
import { z } from 'zod';
import { sessionReply } from '../../../model/schemas/api.ts';
import { whyNotWrite } from '../writing.ts';
import { type RouteDefinition, route } from './route.ts';

export const sessionRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/session',
    summary: 'Whether the one who asks may write, and if not, why',
    description:
      'With an editor token as a bearer token it says whether that token is the right one.',
    input: z.object({}),
    reply: sessionReply,
    handle: async ({ context, request }) => {
      const reason = whyNotWrite(context.config, request);
      return {
        mayWrite: reason === undefined,
        needsToken: context.config.editorToken !== undefined,
        reason: reason ?? null,
      };
    },
  }),
];
