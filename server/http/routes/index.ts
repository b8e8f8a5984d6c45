/** Every route of the API, as a list that can be read. */

import { z } from 'zod';
import { fileTypes } from '../../../model/formats/files.ts';
import {
  health,
  ready,
  schemaReply,
  searchReply,
  searchRequest,
} from '../../../model/schemas/api.ts';
import {
  amongReply,
  amongRequest,
  commonReply,
  commonRequest,
  expandReply,
  expandRequest,
  idRequest,
  neighboursReply,
  neighboursRequest,
  nodeReply,
  pathsReply,
  pathsRequest,
} from '../../../model/schemas/nodes.ts';
import { openingReply } from '../../../model/schemas/opening.ts';
import {
  agreementListReply,
  agreementListRequest,
  agreementReply,
  agreementRequest,
  pageRequest,
  profileReply,
} from '../../../model/schemas/pages.ts';
import {
  changedSpeakersReply,
  changesReply,
  changesRequest,
  stancesReply,
  stancesRequest,
  timelineReply,
  timelineRequest,
} from '../../../model/schemas/positions.ts';
import {
  exportRequest,
  sourceReply,
  statementsReply,
  statementsRequest,
  workingSetReply,
  workingSetRequest,
} from '../../../model/schemas/statements.ts';
import { StancegraphError } from '../../errors.ts';
import * as questions from '../../questions/index.ts';
import { graphVersion } from '../../store/cache.ts';
import { auditRoutes } from './audit.ts';
import { codingRoutes } from './coding.ts';
import { codingTextRoutes } from './coding-texts.ts';
import { correctionRoutes } from './corrections.ts';
import { cypherRoutes } from './cypher.ts';
import { eventRoutes } from './events.ts';
import { exportRoutes } from './graph-export.ts';
import { importRoutes } from './imports.ts';
import { linkRoutes } from './links.ts';
import { networkRoutes } from './networks.ts';
import { queryRoutes } from './queries.ts';
import { reportRoutes } from './reports.ts';
import { type RouteDefinition, route } from './route.ts';
import { sceneRoutes } from './scenes.ts';
import { sessionRoutes } from './session.ts';
import { sourceTextRoutes } from './source-texts.ts';
import { exportStatements } from './statement-export.ts';
import { tokenRoutes } from './tokens.ts';

const nothing = z.object({});

export const routes: RouteDefinition[] = [
  ...sessionRoutes,
  route({
    method: 'get',
    path: '/health',
    summary: 'Whether the store answers, which one it is, and how much is in it',
    input: nothing,
    reply: health,
    handle: ({ context }) => questions.storeHealth(context),
  }),
  route({
    method: 'get',
    path: '/ready',
    summary: 'Whether requests can be sent here: the store answers, and the server does not stop',
    description: 'Otherwise 503 with Retry-After. For load balancers; no count is made.',
    input: nothing,
    reply: ready,
    anyToken: true,
    handle: async ({ context, response }) => {
      if (context.stopping.isStopping) {
        throw new StancegraphError('unavailable', 'This server is about to stop.', {
          retryAfter: 5,
        });
      }
      await graphVersion(context.engine).catch((error: unknown) => {
        const isLate = error instanceof StancegraphError && error.code === 'limit-reached';
        if (!isLate) throw error;
        throw new StancegraphError('unavailable', 'The store answers too late.', { retryAfter: 5 });
      });
      response.set('Cache-Control', 'no-store');
      return { status: 'ready' as const };
    },
  }),
  route({
    method: 'get',
    path: '/schema',
    summary: 'Labels and relationship types with their properties and counts',
    input: nothing,
    reply: schemaReply,
    handle: ({ context }) => questions.schema(context),
  }),
  route({
    method: 'get',
    path: '/search',
    ofGraph: 'counted',
    summary: 'Names first, then words of statements, their translations, and sources',
    description:
      'Finds beginnings of words, ignores diacritics and forgives typos in names, aliases, abbreviations and numbers; finds whole words in texts. A speaker and a topic together (“Faber opt-out”) give the statements by that speaker about it first; a sentence or a pasted passage gives the statements that it quotes. `saidBy` and `saidAbout` begin the lists of what `said` counts.',
    input: searchRequest,
    reply: searchReply,
    handle: ({ context, input }) => questions.search(context, input),
  }),
  route({
    method: 'get',
    path: '/opening',
    ofGraph: 'counted',
    summary: 'The first scene: the most discussed agreements and who said what about them',
    description:
      'With an introduction, and places in a drawing that is wider than high, where one was composed for the graph.',
    input: nothing,
    reply: openingReply,
    handle: ({ context }) => questions.opening(context),
  }),
  route({
    method: 'get',
    path: '/nodes/:id',
    ofGraph: 'read',
    summary: 'A node, how it is connected, and the sources that prove it',
    input: idRequest,
    reply: nodeReply,
    handle: ({ context, input }) => questions.node(context, input.id),
  }),
  route({
    method: 'get',
    path: '/nodes/:id/neighbours',
    ofGraph: 'read',
    summary: 'Neighbours of a node, the most recent first unless asked otherwise',
    description:
      'With any filter of /api/statements only the statements beside it that match are given.',
    input: neighboursRequest,
    reply: neighboursReply,
    handle: ({ context, input }) => questions.neighbours(context, input),
  }),
  route({
    method: 'post',
    path: '/nodes/:id/neighbours',
    summary: 'Neighbours that the asker does not have yet, with all that joins them',
    description:
      'Expands a node of a drawing in one request: among names the nodes it shows. With any filter of /api/statements only the statements beside it that match are given.',
    input: expandRequest,
    reply: expandReply,
    handle: ({ context, input }) => questions.expand(context, input),
  }),
  route({
    method: 'get',
    path: '/relationships/:id',
    ofGraph: 'read',
    summary: 'A relationship with both its ends',
    input: idRequest,
    reply: amongReply,
    handle: ({ context, input }) => questions.relationship(context, input.id),
  }),
  route({
    method: 'post',
    path: '/subgraph',
    summary: 'The given nodes and every relationship among them',
    input: amongRequest,
    reply: amongReply,
    handle: ({ context, input }) => questions.among(context, input.ids),
  }),
  route({
    method: 'get',
    path: '/common-neighbours',
    summary: 'Nodes that are joined to every one of two or more, the most recent first',
    input: commonRequest,
    reply: commonReply,
    handle: ({ context, input }) => questions.commonNeighbours(context, input),
  }),
  route({
    method: 'get',
    path: '/paths',
    ofGraph: 'read',
    summary: 'The shortest path or paths between two nodes, or up to ten shortest that differ',
    description:
      'Relationships are walked in either direction. type names those to use, avoid those not to; maxDegree keeps paths from passing through hubs.',
    input: pathsRequest,
    reply: pathsReply,
    handle: ({ context, input }) => questions.paths(context, input),
  }),
  route({
    method: 'get',
    path: '/statements',
    ofGraph: 'counted',
    summary:
      'Statements by speaker, party, institution, country, agreement, stance, period, source, kind, words',
    description:
      'An agreement includes its parts, a party its members of the day of the statement. An institution speaks through scope: own (its own statements), office (unless said otherwise: also those of offices that speak for it), all (also of its other members and parts) or members (of these alone). uncertain says how many match only through an office or membership whose dates are not stated; certain=true leaves these out.',
    input: statementsRequest,
    reply: statementsReply,
    handle: ({ context, input }) => questions.statements(context, input),
  }),
  route({
    method: 'post',
    path: '/working-set',
    summary: 'Which of the given statements match the filters, and which speakers changed position',
    description: 'Changes of position count when the later statement was made by asOf.',
    input: workingSetRequest,
    reply: workingSetReply,
    handle: ({ context, input }) => questions.workingSet(context, input),
  }),
  route({
    method: 'get',
    path: '/statements/export',
    summary: 'The statements that match, as CSV or as citations, with permanent links',
    description:
      'format=tidy has a row for each statement and agreement, csv a row for each statement; bom=true begins either with the mark that spreadsheets need.',
    input: exportRequest,
    // As JSON, items of CSL.
    reply: z.array(z.looseObject({})),
    sends: [...new Set(Object.values(fileTypes).map(({ type }) => type))],
    handle: ({ context, input, request, response }) =>
      exportStatements(context, request, response, input),
  }),
  route({
    method: 'get',
    path: '/stances',
    ofGraph: 'counted',
    summary:
      'The stance matrix: counts by stance for actors, parties or institutions and agreements',
    description:
      'Rows are as of the day of each statement. The row none holds speakers without any. Institutions speak through scope, as in /api/statements. Beside every count uncertain says how many rest on an office or membership whose dates are not stated; certain=true leaves these out. Bodies that nobody could identify come last. Paged by row.',
    input: stancesRequest,
    reply: stancesReply,
    handle: ({ context, input }) => questions.stanceCells(context, input),
  }),
  route({
    method: 'get',
    path: '/agreements/:id',
    ofGraph: 'counted',
    summary: 'An agreement: parts, acts, stances, words beside acts, replies, silence, changes',
    description:
      'limit is the most of each list, and of the statements in its threads; full gives up to 1,000 of each. Institutions speak through scope, and certain=true leaves out what rests on unknown dates, as in /api/stances.',
    input: agreementRequest,
    reply: agreementReply,
    handle: ({ context, input }) => questions.agreement(context, input),
  }),
  route({
    method: 'get',
    path: '/agreements/:id/:list',
    ofGraph: 'counted',
    summary: 'More of one list of an agreement: acts, strips, threads or silent',
    description:
      'Paged with limit and cursor; next is the cursor of the following page. certain=true as on its page; scope is taken as there, and changes none of these lists.',
    input: agreementListRequest,
    reply: agreementListReply,
    handle: ({ context, input }) => questions.agreementList(context, input),
  }),
  route({
    method: 'get',
    path: '/profiles/:id',
    ofGraph: 'counted',
    summary: 'An actor, party or institution: terms, positions, changes, replies, who is close',
    description:
      'full gives up to 1,000 of each list. An institution speaks through scope, and certain=true leaves out what rests on unknown dates, as in /api/stances; membersSaid counts what its members and parts also said.',
    input: pageRequest,
    reply: profileReply,
    handle: ({ context, input }) => questions.profile(context, input),
  }),
  route({
    method: 'get',
    path: '/changes',
    ofGraph: 'counted',
    summary: 'Changes of position, the latest first, with both statements',
    description:
      'Mixed and neutral statements left out, two neighbours in the order of time by one speaker on one and the same agreement, one supporting and one opposing. Both on one date is no change: kind tells them apart, and the pairs of a whole and its part that scope=parts adds. The period is that of the later statement. Both statements of a change were made for the institution asked for, through institutionScope.',
    input: changesRequest,
    reply: changesReply,
    handle: ({ context, input }) => questions.changes(context, input),
  }),
  route({
    method: 'get',
    path: '/changes/speakers',
    ofGraph: 'counted',
    summary: 'Who changed position on an agreement, and how often',
    input: nothing,
    reply: changedSpeakersReply,
    handle: ({ context }) => questions.changedSpeakers(context),
  }),
  route({
    method: 'get',
    path: '/timeline',
    ofGraph: 'counted',
    summary: 'Statements by bin of time and stance, with acts and changes of position',
    description:
      'A statement counts in the bin of its first possible day; uncertain says how many may lie outside.',
    input: timelineRequest,
    reply: timelineReply,
    handle: ({ context, input }) => questions.timeline(context, input),
  }),
  route({
    method: 'get',
    path: '/sources/:id',
    ofGraph: 'counted',
    summary: 'A source, its text when kept, and the statements from it',
    input: idRequest,
    reply: sourceReply,
    handle: ({ context, input }) => questions.source(context, input.id),
  }),
  ...networkRoutes,
  ...exportRoutes,
  ...eventRoutes,
  ...queryRoutes,
  ...tokenRoutes,
  ...sceneRoutes,
  ...linkRoutes,
  ...importRoutes,
  ...codingRoutes,
  ...codingTextRoutes,
  ...correctionRoutes,
  ...sourceTextRoutes,
  ...reportRoutes,
  ...auditRoutes,
  ...cypherRoutes,
];
