/** Every question that the client asks the server. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Health, SchemaReply, SearchReply, Session } from '../../model/schemas/api.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import type {
  AmongReply,
  CommonReply,
  NeighboursReply,
  NodeReply,
  PathsReply,
} from '../../model/schemas/nodes.ts';
import type { AgreementReply, ProfileReply } from '../../model/schemas/pages.ts';
import type {
  ChangedSpeakersReply,
  ChangesReply,
  StancesReply,
  TimelineReply,
} from '../../model/schemas/positions.ts';
import type {
  CypherCheck,
  ImportQueriesReply,
  ListedQuery,
  OptionsReply,
  QueriesReply,
  SavedQuery,
} from '../../model/schemas/queries.ts';
import type { DegreesReply } from '../../model/schemas/scenes.ts';
import type {
  SourceReply,
  StatementItem,
  StatementsReply,
  WorkingSetReply,
} from '../../model/schemas/statements.ts';
import { del, get, post, put, type Query, queryText } from './request.ts';

const idPath = (kind: string, id: string) => `/${kind}/${encodeURIComponent(id)}`;

export const fetchOpening = () => get<AmongReply>('/opening');
export const fetchAmong = (ids: readonly string[]) => post<AmongReply>('/subgraph', { ids });
/** How many relationships these nodes have in the whole graph. */
export const fetchDegrees = (ids: readonly string[]) => post<DegreesReply>('/degrees', { ids });
/** Whether the store would run a text, without running it. */
export const checkCypher = (
  query: string,
  params: Record<string, PropertyValue>,
  signal: AbortSignal,
) => post<CypherCheck>('/cypher/check', { query, params }, signal);
const fetchNode = (id: string) => get<NodeReply>(idPath('nodes', id));
export const fetchNeighbours = (id: string, query: Query) =>
  get<NeighboursReply>(`${idPath('nodes', id)}/neighbours`, query);
export const fetchPaths = (query: object) => get<PathsReply>('/paths', { ...query });
export const fetchCommonNeighbours = (ids: readonly string[]) =>
  get<CommonReply>('/common-neighbours', { ids, limit: 25 });
const fetchSearch = (q: string, query: Query = {}, signal?: AbortSignal) =>
  get<SearchReply>('/search', { q, ...query }, signal);
export const fetchStatements = (query: Query) => get<StatementsReply>('/statements', query);

const fetchWorkingSet = (ids: readonly string[], filters: object) =>
  post<WorkingSetReply>('/working-set', { ids, ...filters });

export const healthOptions = queryOptions({
  queryKey: ['health'],
  queryFn: () => get<Health>('/health'),
});
export const schemaOptions = queryOptions({
  queryKey: ['schema'],
  queryFn: () => get<SchemaReply>('/schema'),
  staleTime: 60_000,
});
export const nodeOptions = (id: string) =>
  queryOptions({ queryKey: ['node', id], queryFn: () => fetchNode(id) });
export const neighboursOptions = (id: string, query: Query) =>
  queryOptions({ queryKey: ['neighbours', id, query], queryFn: () => fetchNeighbours(id, query) });
/** The given nodes, and what joins them. */
export const amongOptions = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['among', ids],
    queryFn: () => fetchAmong(ids),
    enabled: ids.length > 0,
  });
export const workingSetOptions = (ids: readonly string[], filters: object) =>
  queryOptions({
    queryKey: ['working-set', filters, ids.join(' ')],
    queryFn: () => fetchWorkingSet(ids, filters),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
export const statementOptions = (id: string) =>
  queryOptions({
    queryKey: ['statement', id],
    queryFn: () => get<StatementItem>(idPath('statements', id)),
  });
export const sourceOptions = (id: string) =>
  queryOptions({
    queryKey: ['source', id],
    queryFn: () => get<SourceReply>(idPath('sources', id)),
  });
export const statementsOptions = (query: Query) =>
  queryOptions({ queryKey: ['statements', query], queryFn: () => fetchStatements(query) });
export const searchOptions = (q: string, query: Query = {}) =>
  queryOptions({
    queryKey: ['search', q, query],
    queryFn: ({ signal }) => fetchSearch(q, query, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
export const queriesOptions = queryOptions({
  queryKey: ['queries'],
  queryFn: () => get<QueriesReply>('/queries'),
});
/** Saves a query; in `expected` its revision, or `new` when there must be none of that name. */
export const saveQuery = ({ name, ...query }: SavedQuery, expected?: number | 'new') =>
  put<ListedQuery>(
    idPath('queries', name),
    query,
    expected === 'new'
      ? { 'If-None-Match': '*' }
      : expected === undefined
        ? {}
        : { 'If-Match': `"${expected}"` },
  );
/** Saves all of these queries or none; a dry run only says what is wrong with which. */
export const importQueries = (queries: readonly SavedQuery[], dryRun = false) =>
  post<ImportQueriesReply>('/queries', { queries, dryRun });
/** Deletes a query and gives it back, so that it can be saved again. */
export const deleteQuery = (name: string) => del<SavedQuery>(idPath('queries', name));
/** The choices that another query gives for a parameter. */
export const optionsOptions = (name: string, parameter: string) =>
  queryOptions({
    queryKey: ['query options', name, parameter],
    queryFn: () =>
      get<OptionsReply>(`${idPath('queries', name)}/options/${encodeURIComponent(parameter)}`),
  });
export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: () => get<Session>('/session'),
});

export const fetchStances = (query: Query) => get<StancesReply>('/stances', query);
export const fetchChanges = (query: Query) => get<ChangesReply>('/changes', query);
export const changesOptions = (query: Query) =>
  queryOptions({ queryKey: ['changes', query], queryFn: () => fetchChanges(query) });
export const timelineOptions = (query: Query) =>
  queryOptions({
    queryKey: ['timeline', query],
    queryFn: () => get<TimelineReply>('/timeline', query),
    placeholderData: keepPreviousData,
  });
export const changedSpeakersOptions = queryOptions({
  queryKey: ['changed-speakers'],
  queryFn: () => get<ChangedSpeakersReply>('/changes/speakers'),
});
/** With `full` every list as long as the server gives it. */
/** `asOf` is the day as of which the page is, `undefined` for all that is recorded. */
export const agreementOptions = (id: string, asOf: string | undefined, full = false) =>
  queryOptions({
    queryKey: ['agreement', id, asOf ?? '', full],
    queryFn: () => get<AgreementReply>(idPath('agreements', id), pageQuery(asOf, full)),
  });
export const profileOptions = (id: string, asOf: string | undefined, full = false) =>
  queryOptions({
    queryKey: ['profile', id, asOf ?? '', full],
    queryFn: () => get<ProfileReply>(idPath('profiles', id), pageQuery(asOf, full)),
  });
const pageQuery = (asOf: string | undefined, full: boolean) => ({
  asOf,
  ...(full ? { full: 'true' } : {}),
});
/** The address of a download of the statements that match. */
export function exportAddress(format: string, query: Query): string {
  return `/api/statements/export${queryText({ format, ...query })}`;
}
