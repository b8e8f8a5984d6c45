/** The page of an actor, party or institution. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, pageQuery } from './request.ts';

/** As of a day, or with all that is recorded; `full` as of {@link pageQuery}. */
export const profileOptions = (id: string, asOf: string | undefined, full = false) =>
  queryOptions({
    queryKey: ['profile', id, asOf ?? '', full],
    queryFn: () => get('profile', idPath('profiles', id), pageQuery(asOf, full)),
  });
