/** Corrections: changing what is in the graph with a reason, its versions, merging doubles. */
import { z } from 'zod';
import { stanceNames } from '../vocabulary/labels.ts';
import { cursor, id, limit, partialDate, problem } from './api.ts';
import { graphNode } from './graph.ts';

/** Why something is changed; nothing is without it. */
export const reason = z.string().trim().min(1, 'a reason is needed').max(2000);
/** Who changes it, as typed once in the browser; a token's own name comes first. */
const by = z.string().trim().min(1).max(300).optional();
const report = z.string().min(1).max(100).optional();
const text = z.string().trim().min(1).max(20_000);
const note = z.string().trim().min(1).max(4000);
const provenance = {
  sources: z.array(id).max(100).optional(),
  verified: z.boolean().optional(),
  basis: note.optional(),
  note: note.optional(),
};

/** The words as they stand in a source; offsets where its text or the hash of it is kept. */
const segments = z
  .array(
    z.object({
      start: z.int().min(0).optional(),
      end: z.int().min(1).optional(),
      exact: z.string().min(1).max(20_000),
    }),
  )
  .min(1)
  .max(200);

/* PATCH /api/statements/{id} */
/** Each replaces its field whole; null takes away what may be missing. */
const statementChanges = z.strictObject({
  about: z
    .array(z.object({ agreement: id, stance: z.enum(stanceNames) }))
    .min(1)
    .max(100)
    .optional(),
  speakers: z
    .array(z.object({ id, as: z.string().max(300).nullish() }))
    .min(1)
    .max(100)
    .optional(),
  reportedBy: z.union([id, z.array(id).max(20)]).nullish(),
  date: partialDate.nullish(),
  text: text.optional(),
  kind: z.enum(['quote', 'paraphrase']).optional(),
  translation: text.nullish(),
  note: note.nullish(),
  language: z.string().min(2).max(20).nullish(),
  /** The words in the main source, which stay whatever `text` becomes. */
  segments: segments.optional(),
  /** Sources by id; the first is the main one unless another is said to be. */
  sources: z
    .array(
      z.union([id, z.object({ id, main: z.boolean().optional(), segments: segments.optional() })]),
    )
    .min(1)
    .max(100)
    .optional(),
});
export type StatementChanges = z.infer<typeof statementChanges>;
export const patchStatementRequest = z.object({
  id,
  changes: statementChanges,
  reason,
  /** The report that this answers, which is closed by it. */
  report,
  by,
  /** The text of the main source, where it is not kept, to check segments against. */
  sourceText: z.string().min(1).max(1_000_000).optional(),
});
export type PatchStatementRequest = z.infer<typeof patchStatementRequest>;

/* DELETE /api/statements/{id} */
export const deleteStatementRequest = z.object({ id, reason, report, by });
export type DeleteStatementRequest = z.infer<typeof deleteStatementRequest>;
export const deleteStatementReply = z.object({
  id: z.string(),
  tombstone: problem.shape.tombstone.unwrap(),
});

/* GET /api/statements/{id} */
export const statementRequest = z.object({
  id,
  /** The statement as it stood then. */
  revision: z.coerce.number().int().min(1).optional(),
});

/* PATCH /api/entities/{id} */
const name = z.string().trim().min(1).max(300);
const line = z.string().trim().min(1).max(300).nullish();
const votes = z.int().min(0).nullish();
const period = { role: z.string().trim().min(1).max(200).nullish(), from: partialDate.nullish() };
const term = { ...period, to: partialDate.nullish(), ...provenance };
const entityChanges = z.strictObject({
  name: name.optional(),
  aliases: z.array(name).max(500).nullish(),
  abbreviation: line,
  description: note.nullish(),
  country: line,
  wikidata: line,
  kind: line,
  unidentified: z.boolean().nullish(),
  number: line,
  celex: line,
  status: line,
  date: partialDate.nullish(),
  proposed: partialDate.nullish(),
  politicalAgreement: partialDate.nullish(),
  parliamentVote: partialDate.nullish(),
  unVote: partialDate.nullish(),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstentions: votes,
  published: partialDate.nullish(),
  entryIntoForce: partialDate.nullish(),
  appliesFrom: partialDate.nullish(),
  rapporteur: id.nullish(),
  repeals: z.array(id).max(100).nullish(),
  verified: z.boolean().nullish(),
  basis: note.nullish(),
  note: note.nullish(),
  sources: z.array(id).max(500).nullish(),
  /** Of a person, as lists that replace. */
  memberships: z
    .array(z.object({ party: id, ...term }))
    .max(500)
    .optional(),
  offices: z
    .array(z.object({ institution: id, ...term }))
    .max(500)
    .optional(),
});
export type EntityChanges = z.infer<typeof entityChanges>;
export const patchEntityRequest = z.object({ id, changes: entityChanges, reason, by });
export type PatchEntityRequest = z.infer<typeof patchEntityRequest>;
export const entityReply = z.object({ node: graphNode, revision: z.number() });
export type EntityReply = z.infer<typeof entityReply>;

/* POST /api/entities/merge, POST /api/entities/unmerge */
export const mergeRequest = z.object({ keep: id, drop: id, reason, by });
export type MergeRequest = z.infer<typeof mergeRequest>;
export const mergeReply = z.object({
  node: graphNode,
  drop: z.string(),
  /** Relationships that now are the kept one's. */
  moved: z.number(),
  /** Those that both had: the kept one's stay, the dropped one's come back when taken apart. */
  same: z.number(),
  revision: z.number(),
});
export type MergeReply = z.infer<typeof mergeReply>;
export const unmergeRequest = z.object({ drop: id, reason, by });

export const unmergeReply = z.object({
  node: graphNode,
  keep: z.string(),
  /** Relationships that went back. */
  restored: z.number(),
  revision: z.number(),
});
export type UnmergeReply = z.infer<typeof unmergeReply>;

/* GET /api/nodes/{id}/history */
const fields = z.record(z.string(), z.unknown()).nullable();
export const version = z.object({
  number: z.number(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  /** The report that it answers. */
  report: z.string().optional(),
  /** The version that it undoes. */
  undoes: z.number().optional(),
  /** Who was merged into it, or taken out of it again. */
  merged: z.string().optional(),
  unmerged: z.string().optional(),
  /** Of a statement: the new text of a source with which its words were placed anew. */
  carried: z.object({ source: z.string(), revision: z.number() }).optional(),
  /** Of a source: how many passages a new text carried over, and how many it left. */
  passages: z.object({ carried: z.number(), left: z.number() }).optional(),
  /** The fields that changed; null where there was nothing before, or is nothing after. */
  before: fields,
  after: fields,
  differences: z.array(z.string()),
});
export type Version = z.infer<typeof version>;
export const historyRequest = z.object({ id, limit, cursor });
export type HistoryRequest = z.infer<typeof historyRequest>;
export const historyReply = z.object({
  /** The newest first. */
  versions: z.array(version),
  next: z.string().nullable(),
  /** The names of those whose ids are in the versions. */
  names: z.record(z.string(), z.string()).optional(),
  /** Who was merged into it and can be taken out again. */
  merged: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});
export type HistoryReply = z.infer<typeof historyReply>;

/* POST /api/nodes/{id}/history/{number}/undo */
export const undoRequest = z.object({ id, number: z.coerce.number().int().min(1), reason, by });
export type UndoRequest = z.infer<typeof undoRequest>;
