/** Tokens, webhooks and the audit. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { WebhookMade, WebhookRequest } from '../../model/schemas/events.ts';
import type { TokenMade, TokenRequest } from '../../model/schemas/tokens.ts';
import { del, get, idPath, post } from './request.ts';

export const tokensOptions = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get('tokens', '/tokens', {}, signal),
  retry: false,
});

/** Makes a token; its text is in this answer alone. */
export function makeToken(request: TokenRequest): Promise<TokenMade> {
  return post('tokenMade', '/tokens', request);
}

/** Ends a token at once. */
export function revokeToken(id: string) {
  return del('token', idPath('tokens', id));
}

export const webhooksOptions = queryOptions({
  queryKey: ['webhooks'],
  queryFn: ({ signal }) => get('webhooks', '/webhooks', {}, signal),
  retry: false,
});

/** Makes a webhook; its secret is in this answer alone. */
export function makeWebhook(request: WebhookRequest): Promise<WebhookMade> {
  return post('webhookMade', '/webhooks', request);
}

/** Sends a test event, and says what the receiver answered. */
export function tryWebhook(id: string) {
  return post('webhookTried', `${idPath('webhooks', id)}/test`, {});
}

/** Nothing more is sent to it. */
export function removeWebhook(id: string) {
  return del('webhook', idPath('webhooks', id));
}

const entriesAtOnce = 50;

export const auditOptions = infiniteQueryOptions({
  queryKey: ['audit'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    get('audit', '/audit', { limit: entriesAtOnce, cursor: pageParam }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
