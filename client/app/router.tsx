/** The pages. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { isEmbedded, parseAddress, readSearch, writeAddress } from '../address/address.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({
  component: () => (isEmbedded() ? <Outlet /> : <Shell />),
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
  component: lazyRouteComponent(() => import('../pages/graph/GraphPage.tsx')),
});
const table = createRoute({
  getParentRoute: () => root,
  path: '/table',
  component: lazyRouteComponent(() => import('../pages/table/StatementsPage.tsx')),
});
const matrix = createRoute({
  getParentRoute: () => root,
  path: '/matrix',
  component: lazyRouteComponent(() => import('../pages/matrix/MatrixPage.tsx')),
});
const timeline = createRoute({
  getParentRoute: () => root,
  path: '/timeline',
  component: lazyRouteComponent(() => import('../pages/timeline/TimelinePage.tsx')),
});
const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  component: lazyRouteComponent(() => import('../pages/changes/ChangesPage.tsx')),
});
const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreements/$id',
  component: lazyRouteComponent(() => import('../pages/agreement/AgreementPage.tsx')),
});
const loadProfile = () => import('../pages/profile/ProfilePage.tsx');
const actor = createRoute({
  getParentRoute: () => root,
  path: '/actors/$id',
  component: lazyRouteComponent(loadProfile),
});
const party = createRoute({
  getParentRoute: () => root,
  path: '/parties/$id',
  component: lazyRouteComponent(loadProfile),
});
const institution = createRoute({
  getParentRoute: () => root,
  path: '/institutions/$id',
  component: lazyRouteComponent(loadProfile),
});
const source = createRoute({
  getParentRoute: () => root,
  path: '/sources/$id',
  component: lazyRouteComponent(() => import('../pages/source/SourcePage.tsx')),
});
const statement = createRoute({
  getParentRoute: () => root,
  path: '/statements/$id',
  component: lazyRouteComponent(() => import('../pages/statement/StatementPage.tsx')),
});
const queries = createRoute({
  getParentRoute: () => root,
  path: '/queries',
  component: lazyRouteComponent(() => import('../pages/queries/QueriesPage.tsx')),
});
const query = createRoute({
  getParentRoute: () => root,
  path: '/queries/$name',
  component: lazyRouteComponent(() => import('../pages/queries/QueriesPage.tsx')),
});

const embed = createRoute({
  getParentRoute: () => root,
  path: '/embed/queries/$name',
  component: lazyRouteComponent(() => import('../pages/queries/saved/EmbedPage.tsx')),
});
const scenes = createRoute({
  getParentRoute: () => root,
  path: '/scenes',
  component: lazyRouteComponent(() => import('../pages/scenes/ScenesPage.tsx')),
});
const newStory = createRoute({
  getParentRoute: () => root,
  path: '/scenes/new',
  component: lazyRouteComponent(() => import('../pages/scenes/editor/StoryEditor.tsx')),
});
const editStory = createRoute({
  getParentRoute: () => root,
  path: '/scenes/$id/edit',
  component: lazyRouteComponent(() => import('../pages/scenes/editor/StoryEditor.tsx')),
});
const scene = createRoute({
  getParentRoute: () => root,
  path: '/scenes/$id',
  component: lazyRouteComponent(() => import('../pages/scenes/ScenePage.tsx')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    graph,
    table,
    matrix,
    timeline,
    changes,
    agreement,
    actor,
    party,
    institution,
    source,
    statement,
    queries,
    query,
    embed,
    scenes,
    newStory,
    editStory,
    scene,
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultErrorComponent: ErrorPage,
  // Going back shows the page where it was left; inner scrollers are named for it.
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
