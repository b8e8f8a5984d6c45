/** Texts that several people code, their codings, and how far coders agree. */
import { z } from 'zod';
import { flag, many, partialDate } from './api.ts';
import { codedSource, codedStatement, name, newEntity, suggestReply } from './coding.ts';

const textStates = ['new', 'taken', 'coded', 'second-coding', 'published'] as const;
const textId = z.string().min(1).max(120);
const study = z.string().trim().min(1).max(200);
const coder = name.max(100);

/* POST /api/coding/texts */
const textSettings = {
  study: study.nullable(),
  /** While it is coded, coders see no coding but their own, and readers none. */
  blind: z.boolean(),
  /** Whether the next coders see suggestions. */
  withSuggestions: z.boolean(),
};
export const addTextRequest = z.object({
  source: codedSource,
  study: textSettings.study.default(null),
  blind: textSettings.blind.default(false),
  withSuggestions: textSettings.withSuggestions.default(true),
});
export type AddTextRequest = z.infer<typeof addTextRequest>;

/* GET /api/coding/texts */
export const textsRequest = z.object({
  state: z.enum(textStates).optional(),
  study: study.optional(),
  /** Whoever has taken or coded it. */
  coder: coder.optional(),
  /** With a coding that was made with an earlier revision of the codebook than that of now. */
  older: flag.optional(),
});
export type TextsRequest = z.infer<typeof textsRequest>;
const codingSummary = z.object({
  coder: z.string(),
  method: z.enum(['hand', 'rules', 'model']),
  model: z.string().nullable(),
  statements: z.number(),
  /** Handed in; an unfinished coding is compared with nothing. */
  done: z.boolean(),
  /** The revision of the codebook that it was made with; null where nobody said. */
  codebook: z.number().nullable(),
  revision: z.number(),
  changed: z.string(),
});
export type CodingSummary = z.infer<typeof codingSummary>;
const keptSource = codedSource.omit({ text: true });
const textSummary = z.object({
  id: z.string(),
  source: keptSource,
  ...textSettings,
  state: z.enum(textStates),
  /** Whoever is coding it; a text is free again after 24 hours without a change. */
  takenBy: z.string().nullable(),
  takenAt: z.string().nullable(),
  characters: z.number(),
  textHash: z.string(),
  /** How many statements the rules propose. */
  suggestions: z.number(),
  codings: z.array(codingSummary),
  /** Whose statements of it are in the graph. */
  publishedBy: z.string().nullable(),
  /** The codebook of its study, by which it is coded now. */
  codebook: z.object({ dossier: z.string(), revision: z.number() }),
  revision: z.number(),
  created: z.string(),
  changed: z.string(),
});
export type TextSummary = z.infer<typeof textSummary>;
export const textsReply = z.object({ texts: z.array(textSummary) });
export const textRequest = z.object({ id: textId });
export const textReply = textSummary.extend({
  /** Null when the text may not be kept: whoever codes it brings it, and the hash tells. */
  text: z.string().nullable(),
});
export type TextReply = z.infer<typeof textReply>;

/* PUT /api/coding/texts/{id} */
export const putTextRequest = z.object({
  id: textId,
  source: codedSource.optional(),
  study: textSettings.study.optional(),
  blind: textSettings.blind.optional(),
  withSuggestions: textSettings.withSuggestions.optional(),
  /** Takes the text for a coder, or with null gives it back. */
  takenBy: coder.nullable().optional(),
  revision: z.int().optional(),
});
export type PutTextRequest = z.infer<typeof putTextRequest>;

/* GET, PUT /api/coding/texts/{id}/codings/{coder} */
export const codingRequest = z.object({ id: textId, coder });
export const codingBody = z.object({
  statements: z.array(codedStatement).max(1000),
  entities: z.array(newEntity).max(200).default([]),
  method: z.enum(['hand', 'rules', 'model']).default('hand'),
  model: z.string().max(200).optional(),
  done: z.boolean().default(true),
  /** The revision of the codebook that it was made with. */
  codebook: z.int().optional(),
});
export type CodingBody = z.infer<typeof codingBody>;
export const putCodingRequest = codingBody.extend({
  id: textId,
  coder,
  revision: z.int().optional(),
});
export const codingReply = codingBody.extend({
  text: z.string(),
  coder: z.string(),
  revision: z.number(),
  created: z.string(),
  changed: z.string(),
});
export type CodingReply = z.infer<typeof codingReply>;

/* GET /api/coding/agreement, /api/coding/texts/{id}/agreement */
export const codersRequest = z.object({ coders: many(coder).optional() });
export const agreementFiguresRequest = codersRequest.extend({
  texts: many(textId).optional(),
  study: study.optional(),
});
export type AgreementFiguresRequest = z.infer<typeof agreementFiguresRequest>;
const figure = z.object({
  /** Null when it is not defined. */
  value: z.number().nullable(),
  /** Units that it rests on. */
  n: z.number(),
  /** 95 %, over 1,000 samples of texts; null with fewer than two texts. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
});

const field = z.object({
  alpha: figure,
  kappa: figure,
  alphaNotCoded: figure,
  kappaNotCoded: figure,
});
export const agreementFiguresReply = z.object({
  coders: z.array(z.string()),
  texts: z.number(),
  units: z.object({ n: z.number(), matched: z.number(), f1: figure, overlap: figure }),
  speaker: field,
  stance: field,
  kind: field,
  agreements: z.object({ alpha: figure }),
  notices: z.array(z.string()),
});
export type AgreementFiguresReply = z.infer<typeof agreementFiguresReply>;

/* GET /api/coding/export */
const codingExportFormats = ['dna-csv', 'jsonl', 'webanno'] as const;
export const codingExportRequest = agreementFiguresRequest.extend({
  format: z.enum(codingExportFormats),
});
export type CodingExportRequest = z.infer<typeof codingExportRequest>;

/* POST /api/coding/model */
export const modelRequest = z.object({
  /** Not needed of a shared text whose words are kept. */
  text: z.string().min(1).optional(),
  language: z.string().min(2).max(20).optional(),
  date: partialDate.optional(),
  /** A shared text: what the model says of it is kept as a coding of its own. */
  shared: textId.optional(),
});
export type ModelRequest = z.infer<typeof modelRequest>;
export const modelReply = suggestReply.extend({
  model: z.object({
    name: z.string(),
    host: z.string(),
    /** Suggestions that the rules did not have. */
    added: z.number(),
    /** What it said that is not in the text, or names nobody that was given. */
    dropped: z.number(),
  }),
  coding: codingReply.nullable(),
});
export type ModelReply = z.infer<typeof modelReply>;
