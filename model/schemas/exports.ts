/** Requests and replies about taking the graph along as a file. */
import { z } from 'zod';
import { graphFormats } from '../formats/graph-files.ts';
import { inOrder, statementFilters } from './statements.ts';

/* GET /api/export */
export const graphExportRequest = statementFilters
  .extend({
    format: z.enum(graphFormats),
    /** Tells what the file would not hold, in place of the file. */
    report: z
      .enum(['1', 'true', '0', 'false'])
      .transform((text) => text === '1' || text === 'true')
      .optional(),
  })
  .refine(...inOrder);
export const lossReportReply = z.object({
  format: z.enum(graphFormats),
  nodes: z.number(),
  relationships: z.number(),
  /** Each with how many of it the file does not hold: `property wikidata of Actor`. */
  losses: z.array(z.object({ kind: z.string(), count: z.number() })),
});
