/** Correcting what is in the graph: statements, entities, doubles; versions and the way back. */
import {
  deleteStatementReply,
  deleteStatementRequest,
  entityReply,
  historyReply,
  historyRequest,
  mergeReply,
  mergeRequest,
  patchEntityRequest,
  patchStatementRequest,
  statementRequest,
  undoRequest,
  unmergeReply,
  unmergeRequest,
} from '../../../model/schemas/corrections.ts';
import { statementReply } from '../../../model/schemas/statements.ts';
import { statementAt } from '../../coding/as-it-stood.ts';
import {
  type Corrector,
  deleteStatement,
  howOf,
  patchEntity,
  patchStatement,
  undoVersion,
} from '../../coding/correct.ts';
import { mergeEntities, unmergeEntities } from '../../coding/merge.ts';
import { historyOf } from '../../coding/revisions.ts';
import * as questions from '../../questions/index.ts';
import type { Visitor } from '../rights.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteContext, type RouteDefinition, route } from './route.ts';

/** Whoever corrects: the token's name, else the one typed in the browser. */
export function nameOf({ name }: Visitor, typed: string | undefined): string {
  return name ?? typed ?? 'editor';
}

function correctorOf(
  context: RouteContext,
  visitor: Visitor,
  typed: string | undefined,
): Corrector {
  return { by: nameOf(visitor, typed), settings: context.config };
}

export const correctionRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/statements/:id',
    summary:
      'One statement with its speakers, their capacities at the time, agreements and sources',
    description:
      'revision gives it as it stood then, and in since what has changed. A deleted one is 410, with its tombstone.',
    input: statementRequest,
    reply: statementReply,
    // Its ETag is that of the whole answer: that it is contested makes no revision.
    handle: ({ context, input: { id, revision } }) =>
      revision === undefined
        ? questions.statement(context, id)
        : statementAt(context, id, revision),
  }),
  route({
    method: 'patch',
    path: '/statements/:id',
    summary: 'Corrects a statement, with a reason; what stood before is kept as a version',
    description:
      'Each field of changes replaces that field whole; null takes away what may be missing. The words in the source change only with segments, which are checked against its text. report closes the report that this answers. If-Match with the revision that was read refuses (409) a change in between.',
    writes: true,
    bodyBytes: 4 * 1024 * 1024,
    input: patchStatementRequest,
    reply: statementReply,
    handle: async ({ context, input, visitor, request, response }) => {
      const corrector = correctorOf(context, visitor, input.by);
      const expected = numberOf(expectedBy(request));
      const item = await patchStatement(context, input, corrector, expected);
      sendRevision(response, item.revision ?? 1);
      return item;
    },
  }),
  route({
    method: 'delete',
    path: '/statements/:id',
    summary: 'Deletes a statement, with a reason; afterwards it answers 410 with its tombstone',
    writes: true,
    input: deleteStatementRequest,
    reply: deleteStatementReply,
    handle: ({ context, input, visitor }) =>
      deleteStatement(context, input, correctorOf(context, visitor, input.by)),
  }),
  route({
    method: 'patch',
    path: '/entities/:id',
    summary: 'Corrects an actor, party, institution or agreement, with a reason',
    description:
      'Each field of changes replaces that field whole; memberships and offices are lists that replace. A term keeps what proved it unless the correction says otherwise.',
    writes: true,
    input: patchEntityRequest,
    reply: entityReply,
    handle: async ({ context, input, visitor, request, response }) => {
      const corrector = correctorOf(context, visitor, input.by);
      const done = await patchEntity(context, input, corrector, numberOf(expectedBy(request)));
      sendRevision(response, done.revision);
      return done;
    },
  }),
  route({
    method: 'post',
    path: '/entities/merge',
    summary: 'Merges two entities that are one; the dropped id opens the kept one',
    writes: true,
    input: mergeRequest,
    reply: mergeReply,
    handle: ({ context, input, visitor }) =>
      mergeEntities(context, input, howOf(nameOf(visitor, input.by), input.reason)),
  }),
  route({
    method: 'post',
    path: '/entities/unmerge',
    summary: 'Undoes a merge',
    description: 'Refused (409) while a later merge rests on it: undo that one first.',
    writes: true,
    input: unmergeRequest,
    reply: unmergeReply,
    handle: ({ context, input, visitor }) =>
      unmergeEntities(context, input.drop, howOf(nameOf(visitor, input.by), input.reason)),
  }),
  route({
    method: 'get',
    path: '/nodes/:id/history',
    summary: 'The versions of what was coded or changed here, newest first',
    description:
      'before and after hold the fields that changed. Of a deleted statement the versions stay; of a merged entity they are those of the kept one.',
    input: historyRequest,
    reply: historyReply,
    handle: ({ context, input }) => historyOf(context, input),
  }),
  route({
    method: 'post',
    path: '/nodes/:id/history/:number/undo',
    summary: 'Puts back what a version changed; is itself a version',
    description: 'Refused (409) when something of it was changed again since.',
    writes: true,
    input: undoRequest,
    reply: entityReply,
    handle: ({ context, input, visitor }) =>
      undoVersion(context, input, correctorOf(context, visitor, input.by)),
  }),
];

function numberOf(expected: ReturnType<typeof expectedBy>): number | undefined {
  return typeof expected === 'number' ? expected : undefined;
}
