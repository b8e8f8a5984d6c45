/** A page whose lists come short first, and whole when somebody asks to see all of one. */
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

/** `options` gives the short and the whole request; the short one stays until the whole is there. */
export function useFull<Reply>(
  id: string,
  options: (full: boolean) => UseQueryOptions<Reply, Error, Reply, (string | boolean)[]>,
) {
  const [fullOf, setFullOf] = useState<string | null>(null);
  const short = useQuery(options(false));
  const whole = useQuery({ ...options(true), enabled: fullOf === id });
  return { ...short, data: whole.data ?? short.data, showAll: () => setFullOf(id) };
}
