/** The graph, or a working set of it, as a file; or what the file would not hold. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { type GraphFormat, graphFiles } from '../../../model/formats/graph-files.ts';
import {
  graphExportRequest,
  lossReportReply,
  studyExportRequest,
} from '../../../model/schemas/exports.ts';
import { lossReport, type StudyParts } from '../../exports/format.ts';
import type { ExportGraph } from '../../exports/graph.ts';
import { exportFormats, graphFor } from '../../exports/index.ts';
import { programVersion } from '../../program.ts';
import { sinkTo } from '../../sink.ts';
import { type RouteDefinition, route } from './route.ts';

export const exportRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/export',
    summary: 'The whole graph, or the working set, as a file',
    description:
      'With any filter of /api/statements: the statements that match, their speakers, agreements and sources, and what these belong to. report=1 tells what the format cannot hold, by kind and count.',
    input: graphExportRequest,
    // Some formats of files are JSON, too.
    reply: z.union([lossReportReply, z.looseObject({}), z.array(z.unknown())]),
    sends: ['application/json', ...new Set(Object.values(graphFiles).map(({ type }) => type))],
    async handle({ context, input, request, response }) {
      const { format, report, title, ...filters } = input;
      const graph = await graphFor(context, filters);
      if (report) return { format, ...(await lossReport(exportFormats[format], graph)) };
      const study = { store: context, program: programVersion(), title, filters };
      return send(format, graph, study, request, response);
    },
  }),
  route({
    method: 'post',
    path: '/export/study',
    summary: 'A study with the figures that are sent along',
    description: 'Filters as of GET /api/export stand in the query or the body; figures in Base64.',
    bodyBytes: 32 * 1024 * 1024,
    input: studyExportRequest,
    reply: z.unknown(),
    sends: [graphFiles.study.type],
    async handle({ context, input, request, response }) {
      const { title, figures, ...filters } = input;
      const graph = await graphFor(context, filters);
      const pictures = figures.map(({ name, data }) => ({
        name,
        bytes: Buffer.from(data, 'base64'),
      }));
      const study = {
        store: context,
        program: programVersion(),
        title,
        filters,
        figures: pictures,
      };
      return send('study', graph, study, request, response);
    },
  }),
];

async function send(
  format: GraphFormat,
  graph: ExportGraph,
  study: StudyParts,
  request: Request,
  response: Response,
): Promise<undefined> {
  const { type, ending } = graphFiles[format];
  const day = new Date().toISOString().slice(0, 10);
  response
    .status(200)
    .type(type)
    .set('Content-Disposition', `attachment; filename="stancegraph.${ending}"`);
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  try {
    await exportFormats[format].write(graph, sinkTo(response), {
      day,
      name: 'export',
      origin,
      study,
    });
    response.end();
  } catch (error) {
    // The status has gone out: a file that breaks off must not look whole.
    if (!response.headersSent) throw error;
    response.destroy(error as Error);
  }
  return undefined;
}
