/** New versions of the text of a source: what differs, which passages stand where now. */
import { z } from 'zod';
import { id } from './api.ts';
import { reason, version } from './corrections.ts';

const by = z.string().trim().min(1).max(300).optional();
const place = z.object({ start: z.int().min(0), end: z.int().min(1) });

/* POST /api/sources/{id}/texts */
export const newTextRequest = z.object({
  id,
  text: z.string().min(1).max(1_000_000),
  reason,
  by,
  /** Whether the text is kept for readers; as it was unless said. */
  keepText: z.boolean().optional(),
  /** The revision of the source that was read: a change in between is refused (409). */
  revision: z.int().min(1).optional(),
  /** Only shows what would be. */
  dryRun: z.boolean().optional(),
  /** Passages that a person has placed; what is neither carried over nor placed stays with the text before. */
  placed: z
    .array(z.object({ statement: id, segments: z.array(place).min(1).max(200) }))
    .max(2000)
    .optional(),
});
export type NewTextRequest = z.infer<typeof newTextRequest>;

const passageStatuses = ['same', 'moved', 'changed', 'ambiguous', 'lost'] as const;
const step = z.discriminatedUnion('op', [
  z.object({ op: z.enum(['same', 'dropped', 'added']), text: z.string() }),
  z.object({ op: z.literal('left-out'), characters: z.number() }),
]);
export const passage = z.object({
  statement: z.string(),
  /** The words as they are quoted. */
  exact: z.string(),
  /** `same` and `moved` are carried over; the others are for a person. */
  status: z.enum(passageStatuses),
  /** Whether a person has placed it. */
  placed: z.boolean(),
  /** Where it may stand in the new text, with what stands there and around it. */
  places: z.array(
    z.object({
      segments: z.array(place),
      exact: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type Passage = z.infer<typeof passage>;
export const newTextReply = z.object({
  source: z.string(),
  /** Of the source, after what was written or before what would be. */
  revision: z.number(),
  written: z.boolean(),
  /** From the text before, where it is kept; null where not. */
  difference: z.array(step).nullable(),
  passages: z.array(passage),
  carried: z.number(),
  left: z.number(),
});
export type NewTextReply = z.infer<typeof newTextReply>;

/* GET /api/sources/{id}/texts */
export const sourceTextsRequest = z.object({ id });
export const sourceTextsReply = z.object({
  revision: z.number(),
  textHash: z.string().nullable(),
  characters: z.number().nullable(),
  /** The newest first. */
  versions: z.array(version),
  /** Statements whose words were last found in an earlier version of the text. */
  left: z.array(z.object({ statement: z.string(), exact: z.string() })),
});
export type SourceTextsReply = z.infer<typeof sourceTextsReply>;

/* GET /api/sources/{id}/texts/{number} */
export const sourceTextRequest = z.object({ id, number: z.coerce.number().int().min(1) });
export const sourceTextReply = z.object({
  number: z.number(),
  /** As it stood then; null where it is not kept. */
  text: z.string().nullable(),
  /** From it to the text of now. */
  difference: z.array(step).nullable(),
});
export type SourceTextReply = z.infer<typeof sourceTextReply>;
