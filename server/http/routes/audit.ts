/** What was written here. */

import { auditReply, auditRequest } from '../../../model/schemas/audit.ts';
import * as questions from '../../questions/index.ts';
import { maxAuditEntries } from '../../store/audit.ts';
import { type RouteDefinition, route } from './route.ts';

export const auditRoutes: RouteDefinition[] = [
  route({
    method: 'get',
    path: '/audit',
    summary: 'Changes to the store, when and by which means; the latest first',
    description: `Saved queries and scenes that were made, changed or deleted, dossiers that were loaded, backups that were restored: through the server (page and API) or by a command. The last ${maxAuditEntries} are kept.`,
    input: auditRequest,
    reply: auditReply,
    handle: ({ context, input }) => questions.audit(context, input),
  }),
];
