/** Routes for the list of pages. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { isFramed, pageNames, pages } from '../../model/pages.ts';
import { parseAddress, readSearch, writeAddress } from '../address/address.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { NoSuchPage } from './NoSuchPage.tsx';
import { loadPage } from './pages.ts';
import { Shell } from './Shell.tsx';
import { StoreAway } from './StoreAway.tsx';
import { useListedTitle } from './useListedTitle.ts';

const root = createRootRoute({
  component: Root,
  validateSearch: readSearch,
  errorComponent: ErrorPage,
  notFoundComponent: NoSuchPage,
});

function Root() {
  useListedTitle();
  if (!isFramed(location.pathname)) return <Shell />;
  return (
    <>
      <StoreAway framed />
      <Outlet />
    </>
  );
}

const routes = pageNames.map((name) =>
  createRoute({
    getParentRoute: () => root,
    path: pages[name].path as string,
    component: lazyRouteComponent(loadPage(name)),
  }),
);

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultErrorComponent: ErrorPage,
  // Going back restores scroll positions, of inner elements by their data-scroll-restoration-id.
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
