/** Tokens: who may do what, by a text that is shown once and kept only as its hash. */
import { z } from 'zod';
import { oneLine } from '../formats/one-line.ts';

/** From the least to the most: each may do what those before it may. */
export const accessRoles = ['reader', 'coder', 'editor', 'admin'] as const;
export type AccessRole = (typeof accessRoles)[number];

/** Whether a role may do what another is needed for. */
export function reaches(role: AccessRole, needed: AccessRole): boolean {
  return accessRoles.indexOf(role) >= accessRoles.indexOf(needed);
}

/** What a role is for, in words. */
export const roleTexts: Record<AccessRole, string> = {
  reader: 'reads',
  coder: 'codes texts in a layer of its own',
  editor: 'saves queries, scenes and imports, publishes and corrects',
  admin: 'makes and revokes tokens, too',
};

/** Days that a token is valid unless said otherwise. */
export const defaultTokenDays = 90;
const day = 24 * 60 * 60 * 1000;
const longestTokenDays = 3660;

/* POST /api/tokens */
export const tokenRequest = z.object({
  /** Who or what uses it; the audit names it. */
  name: z.string().trim().min(1).max(100).regex(oneLine, 'must be one line'),
  role: z.enum(accessRoles),
  /** The one study that it is for. */
  study: z.string().min(1).max(200).optional(),
  /** ISO 8601; {@link defaultTokenDays} from now unless said. */
  expiresAt: z
    .union([z.iso.datetime({ offset: true }), z.iso.date()])
    .optional()
    .refine((at) => at === undefined || isWithin(at), {
      message: `must be later than now, and at most ${longestTokenDays} days from now`,
    }),
});
export type TokenRequest = z.infer<typeof tokenRequest>;

function isWithin(at: string): boolean {
  const ms = Date.parse(at) - Date.now();
  return ms > 0 && ms <= longestTokenDays * day;
}

export const tokenMade = z.object({
  id: z.string(),
  /** Shown this once. */
  token: z.string(),
});
export type TokenMade = z.infer<typeof tokenMade>;

/* GET /api/tokens */
export const tokenItem = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(accessRoles),
  study: z.string().nullable(),
  created: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
  /** To within an hour; null when it was never used. */
  lastUsed: z.string().nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
});
export type TokenItem = z.infer<typeof tokenItem>;
export const tokensReply = z.object({ tokens: z.array(tokenItem) });
