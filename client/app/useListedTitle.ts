/** The title of the browser's tab, as the list of pages has it. */
import { useRouterState } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import { definitionOf, pageAt } from '../../model/pages.ts';
import { listTitle } from '../ui/useTitle.ts';

/** A page that knows a better title has it shown instead. */
export function useListedTitle(): void {
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  useLayoutEffect(() => {
    const page = pageAt(path);
    listTitle(page ? definitionOf(page).title : 'Page not found');
  }, [path]);
}
