/** Feeds, and the webhooks that are told of the same events. */
import type { Request } from 'express';
import { z } from 'zod';
import {
  feedRequest,
  webhookItem,
  webhookMade,
  webhookRequest,
  webhooksReply,
  webhookTried,
} from '../../../model/schemas/events.ts';
import { tryWebhook } from '../../library/events/deliver.ts';
import { feed } from '../../library/events/feed.ts';
import { listWebhooks, makeWebhook, removeWebhook } from '../../library/events/webhooks.ts';
import { type RouteDefinition, route } from './route.ts';

const baseOf = (request: Request) => `${request.protocol}://${request.get('host') ?? 'localhost'}`;

export const eventRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/feeds/:name',
    summary: 'Atom feeds: new statements, changes of position, first statements, broken silence',
    description:
      'statements.atom, changes.atom, first.atom and silence-broken.atom, with the filters of /api/statements, which an entry’s statement must match. An entry keeps its id.',
    input: feedRequest,
    reply: z.string(),
    sends: ['application/atom+xml'],
    handle: async ({ context, input, request, response }) => {
      const base = baseOf(request);
      const text = await feed(context, input, base, base + request.originalUrl);
      response.type('application/atom+xml').set('Cache-Control', 'max-age=60').send(text);
      return undefined;
    },
  }),
  route({
    method: 'get',
    path: '/webhooks',
    summary: 'The webhooks: address, events, filter, and how the last delivery went',
    needs: 'editor',
    input: z.object({}),
    reply: webhooksReply,
    handle: async ({ context }) => ({ webhooks: await listWebhooks(context) }),
  }),
  route({
    method: 'post',
    path: '/webhooks',
    summary: 'Makes a webhook; its secret is given only once',
    description:
      'From now on each event is posted once, within a minute of its write, with its quotations and links. Stancegraph-Signature is t=TIME,v1=HMAC, the HMAC-SHA256 of "TIME.BODY" with the secret; a delivery that fails is tried again for three days, with the same Stancegraph-Delivery and a higher Stancegraph-Attempt. filter is a query string of the filters of /api/statements. Addresses of private nets are refused unless the server allows them.',
    writes: true,
    makes: true,
    input: webhookRequest,
    reply: webhookMade,
    handle: async ({ context, input, request, response }) => {
      const made = await makeWebhook(context, input, baseOf(request), context.config);
      response.status(201).set('Cache-Control', 'no-store');
      return made;
    },
  }),
  route({
    method: 'post',
    path: '/webhooks/:id/test',
    summary: 'Sends a signed test event to a webhook, once, and says what it answered',
    writes: true,
    input: z.object({ id: z.string().min(1).max(100) }),
    reply: webhookTried,
    handle: ({ context, input }) => tryWebhook(context, input.id, context.config),
  }),
  route({
    method: 'delete',
    path: '/webhooks/:id',
    summary: 'Removes a webhook; nothing more is sent',
    writes: true,
    input: z.object({ id: z.string().min(1).max(100) }),
    reply: webhookItem,
    handle: ({ context, input }) => removeWebhook(context, input.id),
  }),
];
