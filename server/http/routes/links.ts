/** Short links: made by those who may write, followed by anyone at /l/{id}. */
import type { RequestHandler } from 'express';
import { linkReply, linkRequest } from '../../../model/schemas/links.ts';
import { linkTarget, shortLink } from '../../library/links.ts';
import type { Store } from '../../store/store.ts';
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
];

/** Leads from /l/{id} to the view; to the page that says there is none otherwise. */
export function followLinks(store: Store): RequestHandler<{ id: string }> {
  return async (request, response, next) => {
    const target = await linkTarget(store, request.params.id);
    if (target === undefined) return next();
    response.status(302).set({ Location: target, 'Cache-Control': 'no-cache' }).end();
  };
}
