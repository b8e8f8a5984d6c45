/** Saved queries: read, run, and kept for everyone by those who may write. */
import { z } from 'zod';
import {
  cypherReply,
  importQueriesReply,
  importQueriesRequest,
  listedQuery,
  optionsReply,
  putQueryRequest,
  queriesReply,
  queryNameText,
  runRequest,
  savedQuery,
} from '../../../model/schemas/queries.ts';
import { checkQueries, saveQueries } from '../../library/import-queries.ts';
import { optionsOf } from '../../library/parameter-options.ts';
import { fillParameters } from '../../library/query-parameters.ts';
import { deleteQuery, getQuery, listQueries, saveQuery } from '../../library/saved-queries.ts';
import { disconnectSignal } from '../disconnect-signal.ts';
import { answerCypher, rowTypes } from './cypher.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteDefinition, route } from './route.ts';

const named = z.object({ name: z.string().min(1).max(100) });
const revisions =
  'If-Match with the revision that was read refuses (409) when somebody has changed it since; If-None-Match: * saves only what is not there yet.';

export const queryRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/queries',
    summary: 'The saved queries: those shipped, and people’s own',
    input: z.object({}),
    reply: queriesReply,
    handle: async ({ context }) => ({ queries: await listQueries(context) }),
  }),
  route({
    method: 'get',
    path: '/queries/:name',
    summary: 'A saved query',
    input: named,
    reply: listedQuery,
    handle: async ({ context, input, response }) => {
      const query = await getQuery(context, input.name);
      if (query.revision !== undefined) sendRevision(response, query.revision);
      return query;
    },
  }),
  route({
    method: 'post',
    path: '/queries',
    summary: 'Saves several queries of one’s own, all of them or none',
    description:
      'With dryRun nothing is saved, and the reply names those that cannot be, each with its reason. Without it one that cannot be saved refuses all (400).',
    writes: true,
    input: importQueriesRequest,
    reply: importQueriesReply,
    handle: ({ context, input }) =>
      input.dryRun ? checkQueries(context, input.queries) : saveQueries(context, input.queries),
  }),
  route({
    method: 'put',
    path: '/queries/:name',
    summary: 'Saves a query of one’s own, or changes it',
    description: `The query must only read, this store must be able to run it, and its $parameters must be those declared. Shipped ones stay as they are. ${revisions}`,
    writes: true,
    makes: true,
    input: putQueryRequest.extend({ name: queryNameText }),
    reply: listedQuery,
    handle: async ({ context, input, request, response }) => {
      const { query, made } = await saveQuery(context, input, expectedBy(request));
      sendRevision(response, query.revision ?? 0, made);
      return query;
    },
  }),
  route({
    method: 'delete',
    path: '/queries/:name',
    summary: 'Deletes a query of one’s own; the reply, put back, undoes it',
    description: revisions,
    writes: true,
    input: named,
    reply: savedQuery,
    handle: async ({ context, input, request }) => {
      const expected = expectedBy(request);
      return deleteQuery(context, input.name, typeof expected === 'number' ? expected : undefined);
    },
  }),
  route({
    method: 'post',
    path: '/queries/:name/run',
    summary: 'Runs a saved query with values for its parameters',
    input: named.extend(runRequest.shape),
    reply: cypherReply,
    sends: rowTypes,
    cypher: true,
    handle: async ({ context, input, request, response }) => {
      const query = await getQuery(context, input.name);
      const params = fillParameters(query, input.params);
      return answerCypher(context, request, response, {
        query: query.cypher,
        params,
        limit: input.limit ?? 1000,
      });
    },
  }),
  route({
    method: 'get',
    path: '/queries/:name/options/:parameter',
    summary: 'The choices for a parameter; where another query gives them, its rows',
    description: 'The first column is the value, the second, when there is one, what is shown.',
    input: named.extend({ parameter: z.string().min(1).max(100) }),
    reply: optionsReply,
    cypher: true,
    handle: async ({ context, input, response }) => {
      const signal = disconnectSignal(response);
      const query = await getQuery(context, input.name);
      return optionsOf(context, query, input.parameter, context.config.queryTimeoutMs, signal);
    },
  }),
];
