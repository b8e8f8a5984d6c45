/** The title of the browser's tab, as the list of pages has it. */
import { useRouterState } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import { definitionOf, pageAt } from '../../model/pages.ts';
import { tabTitle } from '../ui/useTitle.ts';

/** Before the page's own effects: one that knows a better title sets it after this. */
export function useListedTitle(): void {
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  useLayoutEffect(() => {
    const page = pageAt(path);
    document.title = tabTitle(page ? definitionOf(page).title : 'Page not found');
  }, [path]);
}
