/** What the one who asks may do here. */
import { z } from 'zod';
import { sessionReply } from '../../../model/schemas/api.ts';
import { StancegraphError } from '../../errors.ts';
import { visitorOf, whyNot } from '../rights.ts';
import { type RouteDefinition, route } from './route.ts';

export const sessionRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/session',
    summary: 'Whether the one who asks may write, and if not, why',
    description:
      'With a bearer token it says whether that token is one of this server, and its role.',
    input: z.object({}),
    reply: sessionReply,
    anyToken: true,
    handle: async ({ context, request }) => {
      const { role, name, reason } = await visitorOf(context, context.config, request).then(
        (visitor) => ({ ...visitor, reason: whyNot(context.config, visitor, 'editor') }),
        (error: unknown) => {
          if (!(error instanceof StancegraphError) || error.code !== 'unauthenticated') throw error;
          return { role: 'reader' as const, name: null, reason: error.message };
        },
      );
      const { codingModel: model } = context.config;
      return {
        codingModel: model ? { name: model.model, host: new URL(model.url).host } : null,
        role,
        name,
        mayWrite: reason === undefined,
        needsToken: context.config.editorToken !== undefined,
        reason: reason ?? null,
        reports: context.config.reports ?? 'off',
      };
    },
  }),
];
