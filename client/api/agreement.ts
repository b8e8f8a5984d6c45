/** The page of an agreement. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, type PageAsked, pageQuery } from './request.ts';

/** As the address asks: as of a day, through a scope, certain alone; `full` as of {@link pageQuery}. */
export const agreementOptions = (id: string, asked: PageAsked, full = false) =>
  queryOptions({
    queryKey: ['agreement', id, JSON.stringify(asked), full],
    queryFn: () => get('agreement', idPath('agreements', id), pageQuery(asked, full)),
  });
