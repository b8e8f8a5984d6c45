/** Short links to views of the explorer, kept in the store on request. */
import { z } from 'zod';

/** Characters of an address that is kept: browsers and proxies take a redirection to no more. */
const longestLink = 16_000;

/* POST /api/links */
export const linkRequest = z.object({
  /** An address of this explorer: whole, or from its first slash on. */
  url: z
    .string()
    .min(1)
    .max(longestLink, {
      error: `The address is longer than ${longestLink.toLocaleString('en')} characters. Save the canvas as a scene and share that.`,
    }),
});
export const linkReply = z.object({
  id: z.string(),
  /** The short address, from its first slash on. */
  url: z.string(),
});
export type LinkReply = z.infer<typeof linkReply>;

/* GET /api/card */
export const cardRequest = z.object({
  /** The path of a page, without its search part. */
  of: z.string().max(500).default('/'),
});
