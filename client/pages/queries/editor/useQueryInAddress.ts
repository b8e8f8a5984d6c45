/** Keeps the query of the editor in the address. */

import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { type Search, writeAddress } from '../../../address/address.ts';
import { useGo } from '../../../address/To.tsx';
import { type ParameterValues, withQuery } from './link.ts';

/** The values of these names, null where nothing is filled in. */
export const only = (values: ParameterValues, names: readonly string[]): ParameterValues =>
  Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/**
 * The address follows the text, after a pause; opening it brings the text back, not the run. What an
 * earlier visit left unwritten is written first.
 */
export function useQueryInAddress(
  text: string,
  values: ParameterValues,
  names: readonly string[],
  isLeft: boolean,
): void {
  const go = useGo();
  const search = useRef<Search>({});
  search.current = useSearch({ strict: false }) as Search;
  const key = JSON.stringify([text, names.map((name) => values[name] ?? null)]);
  const first = useRef<string | undefined>(isLeft ? undefined : key);
  useEffect(() => {
    if (key === first.current) return;
    first.current = undefined;
    let wanted = true;
    const timer = setTimeout(async () => {
      const filled = Object.entries(only(values, names)).filter(([, value]) => value !== null);
      const next = await withQuery(search.current, text, Object.fromEntries(filled));
      const { run: _once, ...now } = search.current;
      if (wanted && writeAddress(next) !== writeAddress(now))
        void go('.', { search: next, withScene: true, replace: true });
    }, 400);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
}
