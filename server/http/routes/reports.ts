/** Reports that a statement is wrong, and what is decided about them. */
import {
  decisionRequest,
  reportItem,
  reportMade,
  reportRequest,
  reportsAnHour,
  reportsReply,
  reportsRequest,
} from '../../../model/schemas/reports.ts';
import { decideReport, listReports, takeReport } from '../../coding/reports.ts';
import { StancegraphError } from '../../errors.ts';
import { countedByAddress } from '../limits.ts';
import { whyNot } from '../rights.ts';
import { nameOf } from './corrections.ts';
import { type Handling, type RouteDefinition, route } from './route.ts';

const isEditor = ({ context, visitor }: Pick<Handling<unknown>, 'context' | 'visitor'>) =>
  whyNot(context.config, visitor, 'editor') === undefined;

export const reportRoutes: RouteDefinition[] = [
  route({
    method: 'post',
    path: '/reports',
    summary: 'Reports an error in a statement, without an account where REPORTS=open',
    description: `What is reported is seen by editors alone until one of them has looked at it. ${reportsAnHour} an hour from one address; editors are free. No address and no name is kept.`,
    writes: true,
    needs: 'reader',
    makes: true,
    input: reportRequest,
    reply: reportMade,
    handle: async ({ context, input, visitor, request, response }) => {
      const { config } = context;
      if (config.readOnly) {
        throw new StancegraphError('forbidden', 'This server only reads: READ_ONLY=1 is set.');
      }
      const free = isEditor({ context, visitor });
      if (!free && config.reports !== 'open') {
        throw new StancegraphError(
          'forbidden',
          'This site does not collect reports. Send yours to the people who run it.',
        );
      }
      const take = () => takeReport(context, config, input);
      const made = await (free
        ? take()
        : countedByAddress(context.engine, request.ip ?? '', reportsAnHour, take));
      response.status(201);
      return made;
    },
  }),
  route({
    method: 'get',
    path: '/reports',
    summary: 'Reports, the latest first; for others than editors those that were triaged',
    input: reportsRequest,
    reply: reportsReply,
    handle: ({ context, input, visitor }) =>
      listReports(context, context.config, input, isEditor({ context, visitor })),
  }),
  route({
    method: 'post',
    path: '/reports/:id/decision',
    summary: 'Decides a report, with a reason: triage, accept, reject, or ask for more',
    description:
      'While it is triaged, asked or accepted its statement is contested. An accepted one stays so until a correction (PATCH /api/statements/{id}) names it.',
    writes: true,
    input: decisionRequest,
    reply: reportItem,
    handle: ({ context, input, visitor }) =>
      decideReport(context, context.config, input, nameOf(visitor, input.by)),
  }),
];
