/** Coding texts: suggestions, publishing, codebooks; and checking quotations. */

import {
  codebookReply,
  codebookRequest,
  codingBytes,
  publishReply,
  publishRequest,
  putCodebookRequest,
  similarReply,
  similarRequest,
  suggestReply,
  suggestRequest,
} from '../../../model/schemas/coding.ts';
import { verifyReply, verifyRequest } from '../../../model/schemas/quotes.ts';
import { getCodebook, saveCodebook } from '../../coding/codebooks.ts';
import { publish } from '../../coding/publish.ts';
import { similarEntities } from '../../coding/similar.ts';
import { suggestFor } from '../../coding/suggest.ts';
import * as questions from '../../questions/index.ts';
import { studyFor } from '../rights.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteDefinition, route } from './route.ts';

export const codingRoutes: RouteDefinition[] = [
  route({
    method: 'post',
    path: '/quotes/verify',
    summary: 'Whether somebody said these words: exactly, by somebody else, nearly, or not at all',
    description:
      'Marks, a capital at the start, blanks and normal forms do not count. Parts joined by an ellipsis are exact when each is, in that order. A paraphrase is never exact.',
    input: verifyRequest,
    reply: verifyReply,
    handle: ({ context, input }) => questions.verify(context, input),
  }),
  route({
    method: 'post',
    path: '/coding/suggest',
    summary: 'Proposes who said what about which agreement in a text; keeps nothing of it',
    description:
      'Offsets are UTF-16 code units of the text after CRLF became LF. Rules alone: no network, no model. known says which words the graph has already.',
    bodyBytes: codingBytes,
    input: suggestRequest,
    reply: suggestReply,
    handle: ({ context, input }) => suggestFor(context, input),
  }),
  route({
    method: 'post',
    path: '/coding/publish',
    summary: 'Publishes the statements of a text: all of them or none, once for each key',
    description:
      'Each segment must be the slice of the text that is sent along (422 otherwise); the text is kept only with keepText. dryRun checks and does not use up the key.',
    writes: true,
    ofStudy: true,
    bodyBytes: codingBytes,
    input: publishRequest,
    reply: publishReply,
    handle: ({ context, input, visitor }) => {
      const study = studyFor(visitor, input.coding.study);
      const coding = { ...input.coding, ...(study === null ? {} : { study }) };
      return publish(context, { ...input, coding });
    },
  }),
  route({
    method: 'post',
    path: '/entities/similar',
    summary: 'Entities of a label with nearly the same name, to avoid duplicates',
    input: similarRequest,
    reply: similarReply,
    handle: ({ context, input }) => similarEntities(context, input),
  }),
  route({
    method: 'get',
    path: '/codebooks/:dossier',
    summary: 'The codebook of a dossier: definitions and aliases of its agreements',
    input: codebookRequest,
    reply: codebookReply,
    handle: async ({ context, input, response }) => {
      const book = await getCodebook(context, input.dossier);
      sendRevision(response, book.revision);
      return book;
    },
  }),
  route({
    method: 'put',
    path: '/codebooks/:dossier',
    summary: 'Saves the codebook of a dossier',
    description: 'If-Match with the revision that was read refuses (409) a change in between.',
    writes: true,
    makes: true,
    bodyBytes: codingBytes,
    input: putCodebookRequest,
    reply: codebookReply,
    handle: async ({ context, input, request, response }) => {
      const { dossier, revision, ...draft } = input;
      const expected = expectedBy(request, revision);
      const { book, made } = await saveCodebook(context, dossier, draft, expected);
      sendRevision(response, book.revision, made);
      return book;
    },
  }),
];
