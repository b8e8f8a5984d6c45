/**
 * Every page of the interface. Router, navigation, titles, typed links and the addresses that the
 * server answers derive from this list; client/app/pages.ts names the component of each.
 */
import { type Label, labelNames, labels } from './vocabulary/labels.ts';

interface PageDefinition {
  /** `$name` stands for one part of an address. */
  path: string;
  /** Of the browser's tab, until a page knows better; also the link of the navigation. */
  title: string;
  /** Listed in the navigation, in the order of the list; what a link there takes along. */
  navigation?: 'selection and filters' | 'filters' | 'nothing';
  /** Other sites may show it in a frame; it has neither bar nor inspector. */
  framed?: boolean;
}

const views = {
  graph: { path: '/', title: 'Graph', navigation: 'selection and filters' },
  table: { path: '/table', title: 'Table', navigation: 'selection and filters' },
  matrix: { path: '/matrix', title: 'Matrix', navigation: 'selection and filters' },
  timeline: { path: '/timeline', title: 'Timeline', navigation: 'selection and filters' },
  changes: { path: '/changes', title: 'Changes', navigation: 'selection and filters' },
  networks: { path: '/networks', title: 'Networks', navigation: 'selection and filters' },
  queries: { path: '/queries', title: 'Queries', navigation: 'nothing' },
  query: { path: '/queries/$name', title: 'Query' },
  embeddedQuery: { path: '/embed/queries/$name', title: 'Query', framed: true },
  embeddedGraph: { path: '/embed/graph', title: 'Graph', framed: true },
  embeddedMatrix: { path: '/embed/matrix', title: 'Matrix', framed: true },
  embeddedTimeline: { path: '/embed/timeline', title: 'Timeline', framed: true },
  embeddedNetworks: { path: '/embed/networks', title: 'Networks', framed: true },
  embeddedAgreement: { path: '/embed/agreements/$id', title: 'Agreement', framed: true },
  access: { path: '/access', title: 'Access and audit' },
  scenes: { path: '/scenes', title: 'Scenes', navigation: 'filters' },
  imports: { path: '/imports', title: 'Bring your own', navigation: 'nothing' },
  import: { path: '/imports/$id', title: 'Import' },
  export: { path: '/export', title: 'Export data' },
  coding: { path: '/coding', title: 'Code', navigation: 'nothing' },
  codingAgreement: { path: '/coding/agreement', title: 'Agreement of coders' },
  sharedText: { path: '/coding/texts/$id', title: 'Codings of a text' },
  workbench: { path: '/coding/$id', title: 'Code a text' },
  codebook: { path: '/codebooks/$id', title: 'Codebook' },
  reports: { path: '/reports', title: 'Reports of errors' },
  verify: { path: '/verify', title: 'Verify a quotation' },
  newStory: { path: '/scenes/new', title: 'New story' },
  editStory: { path: '/scenes/$id/edit', title: 'Edit a story' },
  scene: { path: '/scenes/$id', title: 'Scene' },
} as const satisfies Record<string, PageDefinition>;

type Folder<L extends Label> = Lowercase<(typeof labels)[L]['plural']>;
type EntityPages = { [L in Label]: { path: `/${Folder<L>}/$id`; title: string } };

/** The first part of the address of a label's pages: `actors`. */
export function folderOf<L extends Label>(label: L): Folder<L> {
  return labels[label].plural.toLowerCase() as Folder<L>;
}

/** Every label of the vocabulary has a page for each of its nodes. */
const entityPages = Object.fromEntries(
  labelNames.map((label) => [
    label,
    { path: `/${folderOf(label)}/$id`, title: labels[label].title },
  ]),
) as EntityPages;

export const pages = { ...views, ...entityPages };
export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as PageName[];

type AddressOf<Path extends string> = Path extends `${infer Before}/$${string}/${infer After}`
  ? `${Before}/${string}/${After}`
  : Path extends `${infer Before}/$${string}`
    ? `${Before}/${string}`
    : Path;

/** The path of an address that some page answers. */
export type PageAddress = AddressOf<(typeof pages)[PageName]['path']>;

const patterns = pageNames.map((name) => {
  const path = pages[name].path.replace(/\$[a-z]+/gi, '[^/]+').replace(/\/$/, '');
  return { name, pattern: new RegExp(`^${path}/?$`) };
});

const framed = patterns.filter(({ name }) => definitionOf(name).framed);

/** The page that answers a path; the first of the list where several would. */
export function pageAt(path: string): PageName | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.name;
}

/** Whether a path is of a page that other sites may show in a frame. */
export function isFramed(path: string): boolean {
  return framed.some(({ pattern }) => pattern.test(path));
}

/** A page as the list has it. */
export function definitionOf(name: PageName): PageDefinition {
  return pages[name];
}
