/** The page of an agreement. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AgreementList } from '../../model/schemas/pages.ts';
import { get, idPath, pageQuery } from './request.ts';

/** How many of each list come with the page, and with each page of more of them. */
const atFirst = 8;
export const moreAtOnce = 30;

/** As of a day, or with all that is recorded; `full` as of {@link pageQuery}. */
export const agreementOptions = (id: string, asOf: string | undefined, full = false) =>
  queryOptions({
    queryKey: ['agreement', id, asOf ?? '', full],
    queryFn: () =>
      get('agreement', idPath('agreements', id), {
        ...pageQuery(asOf, full),
        ...(full ? {} : { limit: atFirst }),
      }),
  });

/** One of its lists from the beginning, page by page. */
export const agreementListOptions = (id: string, asOf: string | undefined, list: AgreementList) =>
  infiniteQueryOptions({
    queryKey: ['agreement-list', id, asOf ?? '', list],
    queryFn: ({ pageParam }) =>
      get('agreementList', `${idPath('agreements', id)}/${list}`, {
        asOf,
        limit: moreAtOnce,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
