/** The page of an agreement. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AgreementList } from '../../model/schemas/pages.ts';
import { get, idPath, type PageAsked, pageQuery } from './request.ts';

/** How many of each list come with the page, and with each page of more of them. */
const atFirst = 8;
export const moreAtOnce = 30;

/** As the address asks: as of a day, through a scope, certain alone; `full` as of {@link pageQuery}. */
export const agreementOptions = (id: string, asked: PageAsked, full = false, limit = atFirst) =>
  queryOptions({
    queryKey: ['agreement', id, JSON.stringify(asked), full, String(limit)],
    queryFn: () =>
      get('agreement', idPath('agreements', id), {
        ...pageQuery(asked, full),
        ...(full ? {} : { limit }),
      }),
  });

/** One of its lists from the beginning, page by page; asked as the page is. */
export const agreementListOptions = (id: string, asked: PageAsked, list: AgreementList) =>
  infiniteQueryOptions({
    queryKey: ['agreement-list', id, JSON.stringify(asked), list],
    queryFn: ({ pageParam }) =>
      get('agreementList', `${idPath('agreements', id)}/${list}`, {
        ...pageQuery(asked, false),
        limit: moreAtOnce,
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
