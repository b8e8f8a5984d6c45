/** Imports: what is uploaded, what would become of it, and what became of it. */
import { z } from 'zod';
import { labelNames } from '../vocabulary/labels.ts';

/** Cases of a cause are cut to the first 20; `count` tells all. */
export const issueGroup = z.object({
  kind: z.enum(['problem', 'note']),
  cause: z.string(),
  /** What to do about it. */
  advice: z.string().optional(),
  count: z.number().int(),
  cases: z.array(z.object({ place: z.string(), message: z.string() })),
});
export type IssueGroup = z.infer<typeof issueGroup>;

export const coverageItem = z.object({
  collection: z.string(),
  item: z.string(),
  date: z.string().optional(),
  present: z.boolean(),
});
export type CoverageItem = z.infer<typeof coverageItem>;

/** Numbers of objects by label or relationship type. */
const counts = z.record(z.string(), z.number().int());
export type ObjectCounts = z.infer<typeof counts>;

const sample = z.object({ id: z.string(), kind: z.string(), name: z.string(), place: z.string() });

/** What an import would do, or did. `vanished` stays in the store: it is only told. */
export const importPlan = z.object({
  created: counts,
  changed: counts,
  unchanged: counts,
  vanished: counts,
  /** Some of each, to look at. */
  samples: z.object({
    created: z.array(sample),
    changed: z.array(sample.extend({ properties: z.array(z.string()) })),
    vanished: z.array(sample),
  }),
});
export type ImportPlan = z.infer<typeof importPlan>;

/** Somebody of the import who may be somebody of the store: a person decides. */
export const suggestion = z.object({
  key: z.string(),
  label: z.enum(labelNames),
  id: z.string(),
  name: z.string(),
  place: z.string(),
  candidates: z.array(z.object({ id: z.string(), name: z.string(), reasons: z.array(z.string()) })),
  /** The id of who it is, `different` for none of them, null while nobody has decided. */
  decision: z.string().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** A decision, remembered for like cases: the same label and name. */
export const decision = z.strictObject({
  key: z.string().min(1),
  name: z.string().optional(),
  candidates: z.array(z.string()).optional(),
  decision: z.string().nullable(),
});
export type Decision = z.infer<typeof decision>;
/** The file of `--decisions` and `--save-decisions`. */
export const decisionsFile = z.strictObject({
  $schema: z.string().optional(),
  decisions: z.array(decision),
});

export const importStates = [
  'reading',
  'ready',
  'refused',
  'waiting',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

export const importHead = z.object({
  id: z.string(),
  state: z.enum(importStates),
  /** The dossier under whose name later versions of the same files are compared. */
  dossier: z.string(),
  format: z.string(),
  files: z.array(z.object({ name: z.string(), size: z.number() })),
  /** ISO 8601. */
  made: z.string(),
  problems: z.number().int(),
  notes: z.number().int(),
});
export type ImportHead = z.infer<typeof importHead>;

export const importProgress = z.object({
  step: z.enum(['uploading', 'reading', 'comparing', 'waiting', 'writing', 'undoing', 'done']),
  done: z.number(),
  total: z.number(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const importReply = importHead.extend({
  progress: importProgress,
  plan: importPlan.nullable(),
  suggestions: z.array(suggestion),
  problemGroups: z.array(issueGroup),
  noteGroups: z.array(issueGroup),
  coverage: z.array(
    z.object({ collection: z.string(), present: z.number().int(), missing: z.number().int() }),
  ),
  /** Why it was refused or has failed, and what to do. */
  reason: z.string().nullable(),
  skipInvalid: z.boolean(),
  /** Of tables: what was made of their columns, with the first rows; null for other formats. */
  mapping: z.unknown(),
});
export type ImportReply = z.infer<typeof importReply>;
