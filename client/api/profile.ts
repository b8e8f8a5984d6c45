/** The page of an actor, party or institution. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, type PageAsked, pageQuery } from './request.ts';

/** As the address asks: as of a day, through a scope, certain alone; `full` as of {@link pageQuery}. */
export const profileOptions = (id: string, asked: PageAsked, full = false) =>
  queryOptions({
    queryKey: ['profile', id, JSON.stringify(asked), full],
    queryFn: () => get('profile', idPath('profiles', id), pageQuery(asked, full)),
  });
