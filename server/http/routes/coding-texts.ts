/** Texts that several people code, their codings in layers, and how far coders agree. */
import { z } from 'zod';
import { codingBytes } from '../../../model/schemas/coding.ts';
import {
  addTextRequest,
  agreementFiguresReply,
  agreementFiguresRequest,
  codersRequest,
  codingExportRequest,
  codingReply,
  codingRequest,
  modelReply,
  modelRequest,
  putCodingRequest,
  putTextRequest,
  type TextSummary,
  textReply,
  textRequest,
  textsReply,
  textsRequest,
} from '../../../model/schemas/texts.ts';
import { reaches } from '../../../model/schemas/tokens.ts';
import { agreementOf } from '../../coding/agreement.ts';
import { getCoding, saveCoding, sealCodings } from '../../coding/codings.ts';
import { modelSuggestions } from '../../coding/model/suggest.ts';
import { addText, changeText, deleteText, getText, listTexts } from '../../coding/texts.ts';
import { StancegraphError } from '../../errors.ts';
import { exportCodings } from '../../exports/codings/index.ts';
import { studyFor, type Visitor } from '../rights.ts';
import { expectedBy, sendRevision } from './revision.ts';
import { type RouteDefinition, route } from './route.ts';

const revisions =
  'If-Match with the revision that was read refuses (409) when somebody has changed it since; If-None-Match: * saves only what is not there yet.';

/** A coder writes under the name of their token alone; an editor may bring in others' work. */
function assertIsCoder({ role, name }: Visitor, coder: string): void {
  if (role !== 'coder' || name === null || name === coder) return;
  throw new StancegraphError(
    'forbidden',
    `Your token is of the coder ${JSON.stringify(name)}, who cannot write as ${JSON.stringify(coder)}.`,
  );
}

/** Whether somebody may see a coder's decisions on a text. */
function maySee({ role, name }: Visitor, text: TextSummary, coder: string): boolean {
  if (reaches(role, 'editor') || coder === name || text.state === 'published') return true;
  if (role === 'coder') return text.codings.some((own) => own.coder === name && own.done);
  return !text.blind;
}

export const codingTextRoutes: RouteDefinition[] = [
  route({
    method: 'post',
    path: '/coding/model',
    summary: 'Asks the configured language model for suggestions on a text; 404 without one',
    description:
      'Only words that stand in the text and names that were offered are taken; the rest is dropped and counted. Never surer than 0.7, never above a rule. With shared, its complete statements are kept as a coding of its own, in no count.',
    needs: 'coder',
    ofStudy: true,
    bodyBytes: codingBytes,
    input: modelRequest,
    reply: modelReply,
    handle: async ({ context, input, visitor }) => {
      if (input.shared !== undefined) {
        studyFor(visitor, (await getText(context, input.shared)).study ?? '');
      }
      return modelSuggestions(context, context.config, input);
    },
  }),
  route({
    method: 'get',
    path: '/coding/texts',
    summary: 'The shared texts: who has taken them, and what became of them',
    input: textsRequest,
    reply: textsReply,
    handle: async ({ context, input }) => ({ texts: await listTexts(context, input) }),
  }),
  route({
    method: 'post',
    path: '/coding/texts',
    summary: 'Shares a text for others to code',
    description:
      'The text itself is kept only with keepText, which needs a licence or an official text; else its hash tells whoever brings it again. blind: until it is published, coders see no coding but their own, and readers none.',
    writes: true,
    needs: 'coder',
    ofStudy: true,
    makes: true,
    bodyBytes: codingBytes,
    input: addTextRequest,
    reply: textReply,
    handle: async ({ context, input, response, visitor }) => {
      const study = studyFor(visitor, input.study);
      const text = await addText(context, { ...input, study });
      sendRevision(response, text.revision, true);
      response.set('Location', `/api/coding/texts/${encodeURIComponent(text.id)}`);
      return text;
    },
  }),
  route({
    method: 'get',
    path: '/coding/texts/:id',
    summary: 'A shared text, with its words when they may be kept',
    input: textRequest,
    reply: textReply,
    handle: async ({ context, input, response }) => {
      const text = await getText(context, input.id);
      sendRevision(response, text.revision);
      return text;
    },
  }),
  route({
    method: 'put',
    path: '/coding/texts/:id',
    summary: 'Takes a shared text for a coder, gives it back, or corrects its source',
    description: `What is not named stays. A text that another coder has taken is refused (409) until 24 hours without a change. ${revisions}`,
    writes: true,
    needs: 'coder',
    ofStudy: true,
    bodyBytes: codingBytes,
    input: putTextRequest,
    reply: textReply,
    handle: async ({ context, input, request, response, visitor }) => {
      const before = await getText(context, input.id);
      studyFor(visitor, before.study ?? '');
      if (input.study !== undefined) studyFor(visitor, input.study);
      if (input.takenBy) assertIsCoder(visitor, input.takenBy);
      if (input.takenBy === null && before.takenBy) assertIsCoder(visitor, before.takenBy);
      const text = await changeText(context, input, expectedBy(request, input.revision));
      if (text.blind) await sealCodings(context, context.config, text.id);
      sendRevision(response, text.revision);
      return text;
    },
  }),
  route({
    method: 'delete',
    path: '/coding/texts/:id',
    summary: 'Deletes a shared text with its codings; what is published of it stays',
    description: revisions,
    writes: true,
    ofStudy: true,
    input: textRequest,
    reply: textReply,
    handle: async ({ context, input, request, visitor }) => {
      studyFor(visitor, (await getText(context, input.id)).study ?? '');
      const expected = expectedBy(request);
      return deleteText(context, input.id, typeof expected === 'number' ? expected : undefined);
    },
  }),
  route({
    method: 'get',
    path: '/coding/texts/:id/agreement',
    summary: 'How far the coders of a text agree',
    input: textRequest.extend(codersRequest.shape),
    reply: agreementFiguresReply,
    handle: ({ context, input: { id, ...input } }) =>
      agreementOf(context, context.config, { ...input, texts: [id] }),
  }),
  route({
    method: 'get',
    path: '/coding/texts/:id/codings/:coder',
    summary: 'What a coder decided on a shared text',
    description:
      'A token of role coder sees others only when its own coding of the text is handed in; a blind text shows readers none before it is published.',
    input: codingRequest,
    reply: codingReply,
    handle: async ({ context, input, response, visitor }) => {
      const text = await getText(context, input.id);
      if (!maySee(visitor, text, input.coder)) {
        throw new StancegraphError(
          'forbidden',
          'This text is coded blind: hand in your own coding first, or wait until it is published.',
        );
      }
      const coding = await getCoding(context, context.config, input.id, input.coder);
      sendRevision(response, coding.revision);
      return coding;
    },
  }),
  route({
    method: 'put',
    path: '/coding/texts/:id/codings/:coder',
    summary: 'Keeps what a coder decided on a shared text, in a layer of its own',
    description: `Statements as for publishing; nothing of it is in the graph or any count. done: false keeps work that is not handed in. ${revisions}`,
    writes: true,
    needs: 'coder',
    ofStudy: true,
    makes: true,
    bodyBytes: codingBytes,
    input: putCodingRequest,
    reply: codingReply,
    handle: async ({ context, input, request, response, visitor }) => {
      const { id, coder, revision, ...body } = input;
      assertIsCoder(visitor, coder);
      const text = await getText(context, id);
      studyFor(visitor, text.study ?? '');
      const expected = expectedBy(request, revision);
      const { coding, made } = await saveCoding(
        context,
        context.config,
        text,
        coder,
        body,
        expected,
      );
      sendRevision(response, coding.revision, made);
      return coding;
    },
  }),
  route({
    method: 'get',
    path: '/coding/agreement',
    summary: 'How far coders agree over texts: F1 of statements, alpha, kappa, MASI',
    description:
      'Statements are one unit from half of their characters on. Each figure has its n and a 95 % interval over 1,000 samples of texts; value is null where it is not defined. alphaNotCoded and kappaNotCoded count what another did not find as “not coded”.',
    input: agreementFiguresRequest,
    reply: agreementFiguresReply,
    handle: ({ context, input }) => agreementOf(context, context.config, input),
  }),
  route({
    method: 'get',
    path: '/coding/export',
    summary: 'Codings with their offsets: for DNA, as JSON lines, or as WebAnno TSV 3',
    description:
      'webanno has a file for each text and coder, in a zip when there are several; texts that are not kept have none.',
    input: codingExportRequest,
    reply: z.string(),
    sends: ['text/csv', 'application/x-ndjson', 'text/tab-separated-values', 'application/zip'],
    handle: async ({ context, input, response, visitor }) => {
      const { type, name, body } = await exportCodings(
        context,
        context.config,
        input,
        (text, coder) => maySee(visitor, text, coder),
      );
      response.attachment(name).type(type).send(body);
      return undefined;
    },
  }),
];
