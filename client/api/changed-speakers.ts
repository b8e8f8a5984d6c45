/** The speakers who changed position on some agreement. */
import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export const changedSpeakersOptions = queryOptions({
  queryKey: ['changed-speakers'],
  queryFn: () => get('changedSpeakers', '/changes/speakers'),
});
