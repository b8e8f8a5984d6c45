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

export const collectionCounts = z.object({
  collection: z.string(),
  present: z.number().int(),
  missing: z.number().int(),
});

export type CollectionCounts = z.infer<typeof collectionCounts>;

/** What an import covers of a collection, with the first and the last day that its items tell. */
export const coveredCollection = collectionCounts.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type CoveredCollection = z.infer<typeof coveredCollection>;

/** Numbers of objects by label or relationship type. */
const counts = z.record(z.string(), z.number().int());

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
export type MatchSuggestion = z.infer<typeof suggestion>;

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

const importStates = [
  'uploading',
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

/** Bytes, records or rows; while it waits in line, `total` imports are before it. */
const importProgress = z.object({
  step: z.enum(['uploading', 'reading', 'comparing', 'waiting', 'writing', 'undoing', 'done']),
  done: z.number(),
  total: z.number(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** What the columns of tables are taken for, with the first rows to look at. */
const tables = z.object({
  /** As of docs/formats/mapping.schema.json. */
  mapping: z.unknown(),
  tables: z.array(
    z.object({
      file: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      /** Of columns with few different values, these. */
      values: z.record(z.string(), z.array(z.string())),
    }),
  ),
  unclear: z.array(z.object({ file: z.string(), message: z.string() })),
});
export type ImportTables = z.infer<typeof tables>;

export const importReply = importHead.extend({
  progress: importProgress,
  plan: importPlan.nullable(),
  suggestions: z.array(suggestion),
  problemGroups: z.array(issueGroup),
  noteGroups: z.array(issueGroup),
  coverage: z.array(collectionCounts),
  /** Why it was refused or has failed, and what to do. */
  reason: z.string().nullable(),
  skipInvalid: z.boolean(),
  /** Null for formats without columns, and once it is applied. */
  tables: tables.nullable(),
});
export type ImportReply = z.infer<typeof importReply>;

/* GET /api/imports */
export const importsReply = z.object({
  imports: z.array(
    // Of those that are underway.
    importHead.extend({ progress: importProgress.optional() }),
  ),
  formats: z.array(z.object({ name: z.string(), title: z.string(), endings: z.array(z.string()) })),
});
export type ImportsReply = z.infer<typeof importsReply>;

/** The fields of the form of `POST /api/imports`; `mapping` and `options` are JSON as texts. */
export const importForm = z.object({
  files: z.array(z.string()).describe('One or more files, or a zip archive of them'),
  format: z.string().optional(),
  mapping: z.string().optional(),
  options: z.string().optional(),
});

/** The options of an import, as JSON. */
export const importOptions = z.strictObject({
  dossier: z.string().max(100).optional(),
  skipInvalid: z.boolean().optional(),
  /** Of the format: `unit`, `chair`. */
  format: z.record(z.string(), z.string()).optional(),
});
export type ImportOptions = z.infer<typeof importOptions>;

/* POST /api/imports/uploads */
export const uploadRequest = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(500),
        /** Bytes. */
        size: z.number().int().min(0),
        /** When it was last changed, as its owner's computer counts: whoever goes on tells it by it. */
        modified: z.number().optional(),
      }),
    )
    .min(1),
  format: z.string().optional(),
  mapping: z.unknown().optional(),
  options: importOptions.optional(),
});
export type UploadRequest = z.infer<typeof uploadRequest>;
export const uploadReply = z.object({
  id: z.string(),
  /** With `received`, how many bytes from its beginning have arrived. */
  files: z.array(
    z.object({
      name: z.string(),
      size: z.number(),
      modified: z.number().optional(),
      received: z.number(),
    }),
  ),
  /** The largest piece that is taken. */
  pieceBytes: z.number(),
  /** All of it has arrived, and is read. */
  complete: z.boolean(),
});
export type UploadReply = z.infer<typeof uploadReply>;
/* PUT /api/imports/{id}/files/{file}: the piece is the body */
export const pieceRequest = z.object({
  id: z.string(),
  file: z.coerce.number().int().min(0).describe('Which of the files, from 0'),
  offset: z.coerce
    .number()
    .int()
    .min(0)
    .describe('The byte of the file that the piece begins with'),
});
export const pieceReply = z.object({
  id: z.string(),
  file: z.number().int(),
  /** Bytes of this file that have arrived. */
  received: z.number(),
  complete: z.boolean(),
});
export type PieceReply = z.infer<typeof pieceReply>;

export const importRequest = z.object({ id: z.string() });
/* DELETE /api/imports/{id} */
export const removeImportRequest = importRequest.extend({
  corrections: z
    .literal('lose')
    .optional()
    .describe('Undoes the import also where people have corrected what it made'),
});
/* POST /api/imports/{id}/read */
export const readImportRequest = z.strictObject({
  id: z.string(),
  format: z.string().optional(),
  mapping: z.unknown().optional(),
  options: importOptions.optional(),
});
/* POST /api/imports/{id}/apply */
export const applyImportRequest = z.strictObject({
  id: z.string(),
  decisions: z.array(decision).default([]),
});

/* GET /api/coverage */
export const coverageReply = z.object({
  /** What every answer about what was said, or was not said, rests on. */
  statements: z.number().int(),
  sources: z.number().int(),
  /** The first and the last day of a statement; null without any that is dated. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Dossiers that are being written or taken out now: until then part of them is there. */
  writing: z.array(z.string()),
  imports: z.array(
    z.object({
      id: z.string(),
      dossier: z.string(),
      collections: z.array(coveredCollection),
      /** Sittings or documents that are known to be missing; at most 100. */
      missing: z.array(coverageItem),
      /** What the files leave open, by cause: such as why a speaker is not known. */
      gaps: z.array(z.object({ cause: z.string(), count: z.number().int() })),
    }),
  ),
});
export type CoverageReply = z.infer<typeof coverageReply>;
