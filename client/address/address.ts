/** What the address says beside the page: the selection, the working set, how a page shows it. */
import {
  aggregations,
  duplicateRules,
  mixedRules,
  modes,
  normalizations,
  projections,
  timeUnits,
  windowKinds,
} from '../../model/networks/settings.ts';
import { labelOf } from '../../model/ours.ts';
import { folderOf, type PageAddress } from '../../model/pages.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import { stanceNames } from '../../model/vocabulary/labels.ts';
import { type Scope, scopes } from '../../model/vocabulary/scopes.ts';

/** The filters that graph, table, matrix, timeline and changes share. */
export const filterNames = [
  'speaker',
  'party',
  'institution',
  'country',
  'agreement',
  'stance',
  'from',
  'to',
  'source',
  'kind',
  'study',
  'verified',
  'certain',
  'contested',
  'q',
  'asOf',
] as const;
export type FilterName = (typeof filterNames)[number];

/** Filters whose values are ids of nodes, separated by commas. */
export const nodeFilterNames = [
  'speaker',
  'party',
  'institution',
  'agreement',
  'source',
] as const satisfies readonly FilterName[];

/** The settings of a network, by the names of the API, and how its page shows it. */
export const networkNames = [
  'mode',
  'project',
  'aggregation',
  'normalization',
  'duplicates',
  'mixed',
  'isolates',
  'window',
  'unit',
  'size',
  'minStatements',
  'threshold',
  'strongest',
  'list',
  'view',
  'colour',
  'names',
  'pair',
  'at',
  'beside',
] as const;

/** Whose words count for institutions, beside those of its offices. */
const institutionScopes = scopes.filter((scope) => scope !== 'office');

/**
 * How one page shows the working set, or which `revision` of a statement: `rows`, `fold`, … belong to the matrix, `rest` to the graph.
 * `scope` is whose words count for institutions, and on the page of changes whether parts are compared.
 */
const viewNames = [
  'sort',
  'rows',
  'fold',
  'group',
  'order',
  'bin',
  'scope',
  'rest',
  'step',
  'revision',
  ...networkNames,
] as const;

/**
 * A query of one's own: its text, or the text compressed; `run=1` runs it on opening. `ask` is the
 * sentence of a question that is built.
 */
const queryNames = ['cypher', 'cypherz', 'run', 'ask'] as const;

export type Search = {
  /** The selected node, relationship or cell of the matrix. */
  sel?: string | undefined;
  /** Values of a saved query's parameters, as JSON texts. */
  [parameter: `p.${string}`]: string | undefined;
} & { [Name in FilterName | (typeof viewNames | typeof queryNames)[number]]?: string | undefined };

const options: Partial<Record<string, readonly string[]>> = {
  stance: stanceNames,
  kind: ['quote', 'paraphrase'],
  verified: ['true'],
  certain: ['true'],
  contested: ['true'],
  sort: ['date', '-date', 'relevance'],
  rows: ['actor', 'party', 'group', 'institution'],
  fold: ['whole'],
  group: ['party', 'country'],
  order: ['name', 'position', 'similarity'],
  bin: ['day', 'week', 'month', 'year'],
  scope: ['parts', ...institutionScopes],
  /** What does not match is hidden, in place of faded. */
  rest: ['hide'],
  mode: modes,
  project: projections,
  aggregation: aggregations,
  normalization: normalizations,
  duplicates: duplicateRules,
  mixed: mixedRules,
  isolates: ['true'],
  window: windowKinds,
  unit: timeUnits,
  view: ['graph', 'matrix', 'time', 'coalitions'],
  colour: ['party'],
  names: ['full'],
};

/** Reads the search part of an address; invalid values are dropped. */
export function readSearch(raw: Record<string, unknown>): Search {
  const search: Search = {};
  for (const name of ['sel', ...filterNames, ...viewNames, ...queryNames] as const) {
    const value = raw[name];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text === '') continue;
    if (options[name] && !options[name].includes(text)) continue;
    search[name] = text;
  }
  for (const [name, value] of Object.entries(raw)) {
    if (name.startsWith('p.') && value !== undefined) search[name as `p.${string}`] = String(value);
  }
  return search;
}

/** A search without the query that it may hold, and without values for one. */
export function withoutQuery(search: Search): Search {
  const names: readonly string[] = queryNames;
  return Object.fromEntries(
    Object.entries(search).filter(([name]) => !name.startsWith('p.') && !names.includes(name)),
  );
}

/** Whose words count for institutions; undefined for those of its offices. */
export function institutionScopeOf({ scope }: Search): Scope | undefined {
  return institutionScopes.find((one) => one === scope);
}

/** The filters alone, as the API takes them and as a link to another view carries them. */
export function filtersOf(search: Search): Partial<Record<FilterName | 'scope', string>> {
  const scope = search.institution && institutionScopeOf(search);
  return Object.fromEntries([
    ...filterNames.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
    ...(scope ? [['scope', scope]] : []),
  ]);
}

/**
 * The filters, and whether what does not match is hidden: the part of a search that is undone and
 * redone with the canvas.
 */
export function canvasFiltersOf(search: Search): Readonly<Record<string, string>> {
  const filters = filtersOf(search);
  const filtering = Object.keys(filters).length > 0;
  return { ...filters, ...(filtering && search.rest ? { rest: search.rest } : {}) };
}

/** A search whose filters are these; the opposite of {@link canvasFiltersOf}. */
export function withCanvasFilters(
  search: Search,
  filters: Readonly<Record<string, string>>,
): Search {
  const none = Object.fromEntries(
    [...filterNames, 'scope', 'rest'].map((name) => [name, undefined]),
  );
  return changed(search, { ...none, ...filters });
}

/** A search with some parameters changed; an empty value removes one. */
export function changed(search: Search, changes: Partial<Search>): Search {
  const next = { ...search, ...changes };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Search;
}

/** The path of a node's own page; none for nodes of unknown graphs. */
export function pageOf(node: Pick<GraphNode, 'id' | 'labels'>): PageAddress | undefined {
  const label = labelOf(node);
  if (!label || node.id.startsWith('element:')) return undefined;
  return `/${folderOf(label)}/${encodeURIComponent(node.id).replaceAll('%3A', ':')}`;
}

/** Plain texts in the address, not JSON. */
export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The opposite of {@link parseAddress}. */
export function writeAddress(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    // null stands for a field that the reader emptied; it overrides a default.
    if (value === null) params.set(name, '');
    else if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%7E', '~');
  return text ? `?${text}` : '';
}
