/** Material that people bring: uploaded, looked at, applied, undone. */
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import {
  applyImportRequest,
  coverageReply,
  importForm,
  importOptions,
  importReply,
  importRequest,
  importsReply,
  pieceReply,
  pieceRequest,
  readImportRequest,
  removeImportRequest,
  uploadReply,
  uploadRequest,
} from '../../../model/schemas/imports.ts';
import { StancegraphError } from '../../errors.ts';
import { coverage } from '../../imports/coverage.ts';
import { formats } from '../../imports/formats/index.ts';
import { whyNot } from '../rights.ts';
import { receiveUpload } from '../upload.ts';
import { type RouteDefinition, route } from './route.ts';

export const importRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/imports',
    summary: 'Imports, the latest first, and the formats that can be imported',
    description: 'Those that are not applied are listed for who may write.',
    input: z.object({}),
    reply: importsReply,
    handle: async ({ context, visitor }) => ({
      imports: await context.imports.list(whyNot(context.config, visitor, 'editor') === undefined),
      formats: formats.map(({ name, title, endings }) => ({ name, title, endings: [...endings] })),
    }),
  }),
  route({
    method: 'post',
    path: '/imports',
    summary: 'Uploads files, which are read and compared with the store; nothing is written yet',
    description:
      'A form with one or more files, of at most 2 GB each, or a zip archive. What takes longer than half a minute goes in pieces: POST /api/imports/uploads. Answers 202 with the import; GET /api/imports/{id} tells how it goes on.',
    writes: true,
    uploads: true,
    input: importForm,
    reply: importReply,
    handle: async ({ context, request, response }) => {
      const { id, folder } = await context.imports.folderFor();
      try {
        const { files, fields } = await receiveUpload(request, folder);
        const choices = {
          format: fields.format || undefined,
          mapping: fields.mapping ? jsonOf('mapping', fields.mapping) : undefined,
          options: fields.options
            ? importOptions.parse(jsonOf('options', fields.options))
            : undefined,
        };
        response.status(202).set('Location', `/api/imports/${id}`);
        return context.imports.start(id, folder, files, choices);
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
  }),
  route({
    method: 'post',
    path: '/imports/uploads',
    summary: 'Begins an upload in pieces, which goes on after a lost connection',
    description:
      'Names the files, of at most 2 GB each. Their pieces follow with PUT /api/imports/{id}/files/{file}; with the last one they are read, as GET /api/imports/{id} tells. DELETE /api/imports/{id} breaks it off; what nobody goes on with for a day is given up.',
    writes: true,
    makes: true,
    bodyBytes: 4 * 1024 * 1024,
    input: uploadRequest,
    reply: uploadReply,
    handle: async ({ context, input, response, visitor }) => {
      const begun = await context.imports.expect(input, visitor.name);
      response.status(201).set('Location', `/api/imports/${begun.id}/files`);
      return begun;
    },
  }),
  route({
    method: 'get',
    path: '/imports/:id/files',
    summary: 'How much of each file of an upload has arrived',
    needs: 'editor',
    input: importRequest,
    reply: uploadReply,
    handle: async ({ context, input, visitor }) => context.imports.arrived(input.id, visitor.name),
  }),
  route({
    method: 'put',
    path: '/imports/:id/files/:file',
    summary: 'A piece of a file, as the body; `offset` is the byte that it begins with',
    description:
      'Pieces of one file come one after another, from its beginning; one that came before may come again. Of a piece that breaks off, what arrived is kept: ask GET /api/imports/{id}/files and go on from there. 409 tells that a piece before it is missing, or that the file has become another.',
    writes: true,
    takes: 'application/octet-stream',
    input: pieceRequest,
    reply: pieceReply,
    handle: async ({ context, input, request, visitor }) => {
      const { id, ...where } = input;
      const length = Number(request.headers['content-length']);
      return context.imports.receive(id, {
        ...where,
        length: Number.isFinite(length) ? length : undefined,
        body: request,
        by: visitor.name,
      });
    },
  }),
  route({
    method: 'get',
    path: '/imports/:id',
    summary: 'An import: its state, progress, plan, suggestions, problems, notes and coverage',
    input: importRequest,
    reply: importReply,
    handle: async ({ context, input, visitor }) => {
      const found = await context.imports.get(input.id);
      const isPublic = ['applied', 'undoing', 'undone'].includes(found.state);
      const reason = isPublic ? undefined : whyNot(context.config, visitor, 'editor');
      if (reason !== undefined) throw new StancegraphError('forbidden', reason);
      return found;
    },
  }),
  route({
    method: 'post',
    path: '/imports/:id/read',
    summary: 'Reads the uploaded files again, with a corrected mapping or other choices',
    writes: true,
    bodyBytes: 4 * 1024 * 1024,
    input: readImportRequest,
    reply: importReply,
    handle: ({ context, input: { id, ...choices } }) => context.imports.readAgain(id, choices),
  }),
  route({
    method: 'post',
    path: '/imports/:id/apply',
    summary: 'Writes an import, with the decisions on who is who; all of it or nothing',
    description: 'One is written at a time; the others wait their turn.',
    writes: true,
    input: applyImportRequest,
    reply: importReply,
    handle: ({ context, input }) => context.imports.apply(input.id, input.decisions, context),
  }),
  route({
    method: 'delete',
    path: '/imports/:id',
    summary: 'Undoes an import that is applied, or discards one that is not',
    description:
      'Refused (409) while a later import builds on it, and where people have corrected what it made, unless `corrections=lose` is said.',
    writes: true,
    input: removeImportRequest,
    reply: importReply,
    handle: ({ context, input: { id, corrections } }) =>
      context.imports.remove(id, context, corrections === 'lose'),
  }),
  route({
    method: 'get',
    path: '/coverage',
    summary: 'What was searched: how much there is, from when to when, and what is missing',
    input: z.object({}),
    reply: coverageReply,
    handle: ({ context }) => coverage(context),
  }),
];

function jsonOf(field: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}`;
    throw new StancegraphError('bad-input', `The field ${field} ${message}.`, {
      errors: [{ path: field, message }],
    });
  }
}
