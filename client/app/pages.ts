/** The component of every page of the list in model/pages.ts, loaded when it is opened. */
import type { ComponentType } from 'react';
import type { PageName } from '../../model/pages.ts';
import { isLabel } from '../../model/vocabulary/index.ts';
import { type Label, speaksAs } from '../../model/vocabulary/labels.ts';
import { patient } from '../api/patient.ts';

type Load = () => Promise<{ default: ComponentType }>;

const loadQueries: Load = () => import('../pages/queries/QueriesPage.tsx');
const loadStoryEditor: Load = () => import('../pages/scenes/editor/StoryEditor.tsx');
const loadEntity: Load = () => import('../pages/entity/EntityPage.tsx');
const loadProfile: Load = () => import('../pages/profile/ProfilePage.tsx');

const views: Record<Exclude<PageName, Label>, Load> = {
  graph: () => import('../pages/graph/GraphPage.tsx'),
  table: () => import('../pages/table/StatementsPage.tsx'),
  matrix: () => import('../pages/matrix/MatrixPage.tsx'),
  timeline: () => import('../pages/timeline/TimelinePage.tsx'),
  changes: () => import('../pages/changes/ChangesPage.tsx'),
  networks: () => import('../pages/networks/NetworksPage.tsx'),
  access: () => import('../pages/access/AccessPage.tsx'),
  queries: loadQueries,
  query: loadQueries,
  embeddedQuery: () => import('../pages/queries/saved/EmbedPage.tsx'),
  embeddedGraph: () => import('../pages/graph/EmbedGraph.tsx'),
  embeddedMatrix: () => import('../pages/matrix/EmbedMatrix.tsx'),
  embeddedTimeline: () => import('../pages/timeline/EmbedTimeline.tsx'),
  embeddedNetworks: () => import('../pages/networks/EmbedNetworks.tsx'),
  embeddedAgreement: () => import('../pages/agreement/EmbedAgreement.tsx'),
  scenes: () => import('../pages/scenes/ScenesPage.tsx'),
  imports: () => import('../pages/imports/ImportsPage.tsx'),
  import: () => import('../pages/imports/ImportPage.tsx'),
  export: () => import('../pages/export/ExportPage.tsx'),
  coding: () => import('../pages/coding/CodingPage.tsx'),
  codingAgreement: () => import('../pages/coding/CodingAgreementPage.tsx'),
  sharedText: () => import('../pages/coding/SharedTextPage.tsx'),
  workbench: () => import('../pages/coding/WorkbenchPage.tsx'),
  codebook: () => import('../pages/codebook/CodebookPage.tsx'),
  reports: () => import('../pages/reports/ReportsPage.tsx'),
  verify: () => import('../pages/verify/VerifyPage.tsx'),
  newStory: loadStoryEditor,
  editStory: loadStoryEditor,
  scene: () => import('../pages/scenes/ScenePage.tsx'),
};

/** Labels with a page of their own; whoever speaks has a profile, everything else a plain page. */
const entities: Partial<Record<Label, Load>> = {
  Agreement: () => import('../pages/agreement/AgreementPage.tsx'),
  Statement: () => import('../pages/statement/StatementPage.tsx'),
  Source: () => import('../pages/source/SourcePage.tsx'),
};

/** How the component of a page is loaded. */
export function loadPage(name: PageName): Load {
  const load = isLabel(name)
    ? (entities[name] ?? (speaksAs(name) ? loadProfile : loadEntity))
    : views[name];
  return patient(load);
}
