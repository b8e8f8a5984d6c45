/** Loads a page with short lists first, and with whole ones on request. */
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** `options` makes both requests; the short lists stay until the whole ones have loaded. */
export function useFull<Reply>(
  id: string,
  options: (full: boolean) => UseQueryOptions<Reply, Error, Reply, (string | boolean)[]>,
) {
  const [fullOf, setFullOf] = useState<string | null>(null);
  const short = useQuery(options(false));
  const whole = useQuery({ ...options(true), enabled: fullOf === id });
  const showAll = () => setFullOf(id);
  const loadAll = async () => {
    if (!whole.data) await whole.refetch();
    showAll();
  };
  return { ...short, data: whole.data ?? short.data, showAll, loadAll };
}
