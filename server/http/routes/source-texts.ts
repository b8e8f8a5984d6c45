/** New versions of the text of a source. */
import { codingBytes } from '../../../model/schemas/coding.ts';
import {
  newTextReply,
  newTextRequest,
  sourceTextReply,
  sourceTextRequest,
  sourceTextsReply,
  sourceTextsRequest,
} from '../../../model/schemas/source-texts.ts';
import { newSourceText, sourceTextAt, sourceTexts } from '../../coding/source-texts.ts';
import { nameOf } from './corrections.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteDefinition, route } from './route.ts';

export const sourceTextRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/sources/:id/texts',
    summary: 'The versions of the text of a source, and the statements left with an earlier one',
    input: sourceTextsRequest,
    reply: sourceTextsReply,
    handle: async ({ context, input, response }) => {
      const texts = await sourceTexts(context, input.id);
      sendRevision(response, texts.revision);
      return texts;
    },
  }),
  route({
    method: 'get',
    path: '/sources/:id/texts/:number',
    summary: 'The text of a source as a version left it, with what differs from the present text',
    input: sourceTextRequest,
    reply: sourceTextReply,
    handle: ({ context, input }) => sourceTextAt(context, input.id, input.number),
  }),
  route({
    method: 'post',
    path: '/sources/:id/texts',
    summary: 'A new text of a source: what differs, which passages are carried over, which are not',
    description:
      'Passages are carried over only where there is one place that they can stand; of the others, placed says where a person puts them, and what is not placed stays with the text before. Each statement that is placed anew has a version that says so. dryRun only shows it. Undone at /api/nodes/{id}/history/{number}/undo. If-Match with the revision that was read refuses (409) a change in between.',
    writes: true,
    bodyBytes: codingBytes,
    input: newTextRequest,
    reply: newTextReply,
    handle: async ({ context, input, visitor, request, response }) => {
      const expected = expectedBy(request, input.revision);
      const done = await newSourceText(
        context,
        input,
        nameOf(visitor, input.by),
        typeof expected === 'number' ? expected : undefined,
      );
      sendRevision(response, done.revision);
      return done;
    },
  }),
];
