/** Coding texts and checking quotations. */
import { queryOptions } from '@tanstack/react-query';
import type { PublishRequest, SuggestRequest } from '../../model/schemas/coding.ts';
import type { VerifyRequest } from '../../model/schemas/quotes.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import { post } from './request.ts';

export const fetchSuggestions = (request: SuggestRequest) =>
  post('suggestions', '/coding/suggest', request);

export const publishCoding = (request: PublishRequest) =>
  post('published', '/coding/publish', request);

/** Asks for nothing while the name is short. */
export const similarOptions = (label: Label, name: string) =>
  queryOptions({
    queryKey: ['similar', label, name],
    queryFn: () => post('similar', '/entities/similar', { label, name }),
    enabled: name.trim().length > 2,
  });

/** Asks for nothing without words. */
export const verifyOptions = (request: VerifyRequest) =>
  queryOptions({
    queryKey: ['verify', request],
    queryFn: ({ signal }) => post('verified', '/quotes/verify', request, signal),
    enabled: request.text.trim() !== '',
    retry: false,
  });
