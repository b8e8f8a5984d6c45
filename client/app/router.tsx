/** The pages. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { parseAddress, readSearch, writeAddress } from './address.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: Shell,
  validateSearch: readSearch,
  errorComponent: ErrorPage,
  notFoundComponent: () => (
    <div className="message">
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or what it named has moved.</p>
      <div className="row">
        <Link to="/" className="button primary">
          Open the graph
        </Link>
      </div>
    </div>
  ),
});

const graph = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../graph/GraphView.tsx')),
});
const table = createRoute({
  getParentRoute: () => root,
  path: '/table',
  component: lazyRouteComponent(() => import('../features/statements/StatementsPage.tsx')),
});
const queries = createRoute({
  getParentRoute: () => root,
  path: '/queries',
  component: lazyRouteComponent(() => import('../features/queries/QueriesPage.tsx')),
});
const query = createRoute({
  getParentRoute: () => root,
  path: '/queries/$name',
  component: lazyRouteComponent(() => import('../features/queries/QueriesPage.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([graph, table, queries, query]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultErrorComponent: ErrorPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
