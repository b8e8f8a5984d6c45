/** The graph, or a working set of it, as a file; or what the file would not hold. */
import { graphFiles } from '../../../model/formats/graph-files.ts';
import { graphExportRequest, lossReportReply } from '../../../model/schemas/exports.ts';
import { lossReport } from '../../exports/format.ts';
import { exportFormats, graphFor } from '../../exports/index.ts';
import { sinkTo } from '../../exports/sink.ts';
import { type RouteDefinition, route } from './route.ts';

export const exportRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/export',
    summary: 'The whole graph, or the working set, as a file',
    description:
      'With any filter of /api/statements: the statements that match, their speakers, agreements and sources, and what these belong to. report=1 tells what the format cannot hold, by kind and count.',
    input: graphExportRequest,
    reply: lossReportReply,
    sends: ['application/json', ...new Set(Object.values(graphFiles).map(({ type }) => type))],
    async handle({ context, input, request, response }) {
      const { format, report, ...filters } = input;
      const graph = await graphFor(context, filters);
      if (report) return { format, ...(await lossReport(exportFormats[format], graph)) };
      const { type, ending } = graphFiles[format];
      const day = new Date().toISOString().slice(0, 10);
      response
        .status(200)
        .type(type)
        .set('Content-Disposition', `attachment; filename="stancegraph.${ending}"`);
      const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
      try {
        const about = { day, name: 'export', origin };
        await exportFormats[format].write(graph, sinkTo(response), about);
        response.end();
      } catch (error) {
        // The status has gone out: a file that breaks off must not look whole.
        if (!response.headersSent) throw error;
        response.destroy(error as Error);
      }
      return undefined;
    },
  }),
];
