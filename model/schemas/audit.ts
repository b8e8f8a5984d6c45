/** The audit: what was written to the store, when, and by which means. */
import { z } from 'zod';
import { cursor, limit } from './api.ts';

/**
 * Through a running server (the page and the API, and the first graph that it loads itself), or by
 * a command that opens the store.
 */
const auditMeans = ['server', 'command'] as const;
export interface AuditOrigin {
  means: (typeof auditMeans)[number];
  /** The name of the token that was used; null without one. */
  by: string | null;
}

export const auditEntry = z.object({
  /** In the order of time. */
  key: z.string(),
  /** ISO 8601. */
  at: z.string(),
  action: z.enum(['create', 'change', 'delete', 'load', 'restore']),
  kind: z.enum([
    'SavedQuery',
    'Scene',
    'Import',
    'Token',
    'Link',
    'Coding',
    'CodingText',
    'Revision',
    'Report',
    'Webhook',
    'Event',
    'Statement',
    'Entity',
    'Dossier',
    'Backup',
  ]),
  /** Of a saved query or dossier its name, of a scene or import its id, of a backup its file. */
  name: z.string(),
  means: z.enum(auditMeans),
  /** The name of the token that was used; null without one. */
  by: z.string().nullable().default(null),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/* GET /api/audit */
export const auditRequest = z.object({ limit, cursor });
export type AuditRequest = z.infer<typeof auditRequest>;
export const auditReply = z.object({
  entries: z.array(auditEntry),
  total: z.number(),
  next: z.string().nullable(),
});
export type AuditReply = z.infer<typeof auditReply>;
