/** Short links: made by those who may write, followed by anyone at /l/{id}. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { isFramed } from '../../../model/pages.ts';
import { cardRequest, linkReply, linkRequest } from '../../../model/schemas/links.ts';
import { linkTarget, shortLink } from '../../library/links.ts';
import type { Store } from '../../store/store.ts';
import { allowFraming } from '../headers.ts';
import { aboutPath } from '../social/about.ts';
import { cardOf } from '../social/card.ts';
import { type RouteDefinition, route } from './route.ts';

export const linkRoutes: RouteDefinition[] = [
  route({
    method: 'post',
    path: '/links',
    summary: 'Keeps a short link to a view, for everyone',
    description:
      'The address of a page here, with its search part and what stands after #. The same address always gives the same link. `GET /l/{id}` redirects to it.',
    writes: true,
    makes: true,
    input: linkRequest,
    reply: linkReply,
    handle: async ({ context, input, request, response }) => {
      const { link, made } = await shortLink(context, input.url, request.headers.host ?? '');
      if (made) response.status(201).set('Location', link.url);
      return link;
    },
  }),
  route({
    method: 'get',
    path: '/card',
    summary: 'The picture beside a shared link: what a page shows, 1200 by 630 pixels',
    input: cardRequest,
    reply: z.unknown(),
    sends: ['image/png'],
    handle: async ({ context, input, response }) => {
      const card = await cardOf(await aboutPath(context, input.of));
      response.type('png').set('Cache-Control', 'public, max-age=3600').send(card);
      return undefined;
    },
  }),
];

/** Leads from /l/{id} to the view; to the page that says there is none otherwise. */
export function followLinks(store: Store): RequestHandler<{ id: string }> {
  return async (request, response, next) => {
    const target = await linkTarget(store, request.params.id);
    if (target === undefined) return next();
    const go = () =>
      response.status(302).set({ Location: target, 'Cache-Control': 'no-cache' }).end();
    // A browser looks at the headers of a redirection, too, when it is followed in a frame.
    if (!isFramed(target.replace(/[?#].*$/s, ''))) return go();
    response.removeHeader('X-Frame-Options');
    allowFraming(request, response, go);
  };
}
