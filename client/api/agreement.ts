/** The page of an agreement. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath, pageQuery } from './request.ts';

/** As of a day, or with all that is recorded; `full` as of {@link pageQuery}. */
export const agreementOptions = (id: string, asOf: string | undefined, full = false) =>
  queryOptions({
    queryKey: ['agreement', id, asOf ?? '', full],
    queryFn: () => get('agreement', idPath('agreements', id), pageQuery(asOf, full)),
  });
