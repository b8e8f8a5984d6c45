/** The values that the address gives a saved query. */
import { useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SavedQuery } from '../../../../model/schemas/queries.ts';
import type { ParameterValues } from '../editor/link.ts';
import { searchOf, valuesOf } from './link.ts';

interface LinkedValues {
  values: ParameterValues;
  /** Differs when other values are linked. */
  key: string;
  /** Whether the address already says this. */
  isAt(search: Record<string, string | null>): boolean;
}

export function useLinkedValues(query: SavedQuery): LinkedValues {
  const search = useRouterState({ select: (state) => state.location.search });
  const values = valuesOf(query, search as Record<string, unknown>);
  const key = JSON.stringify(values);
  const linked = JSON.stringify(searchOf(query, values));
  return useMemo(
    () => ({ values, key, isAt: (other) => JSON.stringify(other) === linked }),
    [key, linked],
  );
}
