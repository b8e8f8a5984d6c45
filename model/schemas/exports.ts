/** Requests and replies about taking the graph along as a file. */
import { z } from 'zod';
import { graphFormats } from '../formats/graph-files.ts';
import { inOrder, statementFilters } from './statements.ts';

const studyTitle = z.string().trim().min(1).max(200).optional();

/* GET /api/export */
export const graphExportRequest = statementFilters
  .extend({
    format: z.enum(graphFormats),
    /** Tells what the file would not hold, in place of the file. */
    report: z
      .enum(['1', 'true', '0', 'false'])
      .transform((text) => text === '1' || text === 'true')
      .optional(),
    /** Of a study. */
    title: studyTitle,
  })
  .refine(...inOrder);

/* POST /api/export/study */
export const studyExportRequest = statementFilters
  .extend({
    title: studyTitle,
    /** Pictures that go along, in Base64. */
    figures: z
      .array(
        z.object({
          name: z
            .string()
            .regex(
              /^[\w][\w .()-]{0,100}\.(svg|png|pdf|jpe?g)$/i,
              'must be a name of a picture, such as matrix.svg',
            ),
          data: z.base64().max(8 * 1024 * 1024),
        }),
      )
      .max(40)
      .default([]),
  })
  .refine(...inOrder);

export const lossReportReply = z.object({
  format: z.enum(graphFormats),
  nodes: z.number(),
  relationships: z.number(),
  /** Each with how many of it the file does not hold: `property wikidata of Actor`. */
  losses: z.array(z.object({ kind: z.string(), count: z.number() })),
});
