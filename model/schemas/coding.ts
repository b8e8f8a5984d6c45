/** Coding texts: suggestions, checks against doubles, publishing, codebooks. */
import { z } from 'zod';
import { labelNames, sourceClasses, speakers, stanceNames } from '../vocabulary/labels.ts';
import { id, partialDate } from './api.ts';
import { graphNode } from './graph.ts';
import { verifyStatuses } from './quotes.ts';

/** Characters of a text, in UTF-16 units; coding/fold.ts says the same to the page. */
const longestText = 500_000;
/** Bytes of JSON that a request with a text may have: a character takes up to six. */
export const codingBytes = 4 * 1024 * 1024;
export const name = z.string().trim().min(1).max(300);
const span = z.object({ start: z.int().min(0), end: z.int().min(1) });

/* POST /api/coding/suggest */
export const suggestRequest = z.object({
  text: z.string().min(1),
  language: z.string().min(2).max(20).optional(),
  date: partialDate.optional(),
  sticky: z.object({ agreements: z.array(id).max(20), speaker: id.optional() }).optional(),
});
export type SuggestRequest = z.infer<typeof suggestRequest>;
const candidate = z.object({
  id: z.string(),
  name: z.string(),
  how: z.string(),
  confidence: z.number(),
});
const suggestedSpeaker = z.object({
  mention: span.nullable(),
  name: z.string(),
  how: z.string(),
  confidence: z.number(),
  candidates: z.array(candidate),
  as: z.string().optional(),
});
const suggestion = z.object({
  id: z.string(),
  kind: z.enum(['quote', 'paraphrase', 'fragment']),
  segments: z.array(span),
  exact: z.string(),
  rule: z.string(),
  confidence: z.number(),
  speakers: z.array(suggestedSpeaker),
  reportedBy: suggestedSpeaker.optional(),
  /** The day that the text gives for these words, where it is another way of saying one. */
  date: z
    .object({ date: z.string(), how: z.string(), mention: span, confidence: z.number() })
    .optional(),
  about: z.array(
    z.object({
      agreement: z.string(),
      name: z.string(),
      how: z.string(),
      confidence: z.number(),
      /** Filled in, not only offered. */
      filled: z.boolean(),
      mention: span.optional(),
      stance: z
        .object({
          value: z.enum(stanceNames).nullable(),
          how: z.string(),
          count: z.number(),
          confidence: z.number(),
        })
        .nullable(),
    }),
  ),
  /** The words are in the graph already. */
  known: z
    .object({
      status: z.enum(verifyStatuses),
      statement: z.string(),
      speakers: z.array(z.string()),
      differs: z.array(z.enum(['speaker', 'date'])),
      difference: z.array(z.object({ op: z.enum(['same', 'dropped', 'added']), text: z.string() })),
    })
    .optional(),
});
export type SuggestionReply = z.infer<typeof suggestion>;
export const suggestReply = z.object({
  language: z.string(),
  certain: z.boolean(),
  mode: z.enum(['article', 'transcript']),
  suggestions: z.array(suggestion),
  mentions: z.array(span.extend({ id: z.string() })),
  notices: z.array(z.string()),
});
export type SuggestReply = z.infer<typeof suggestReply>;

/* POST /api/entities/similar */
export const similarRequest = z.object({ label: z.enum(labelNames), name });
export type SimilarRequest = z.infer<typeof similarRequest>;
export const similarReply = z.object({
  matches: z.array(z.object({ node: graphNode, similarity: z.number(), why: z.string() })),
});
export type SimilarReply = z.infer<typeof similarReply>;

/* POST /api/coding/publish */
export const codedSource = z.object({
  id: id.optional(),
  title: name,
  publisher: name,
  date: partialDate,
  language: z.string().min(2).max(20),
  sourceClass: z.enum(Object.keys(sourceClasses) as [keyof typeof sourceClasses]),
  originator: name.optional(),
  licence: name.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  text: z
    .string()
    .min(1)
    .max(longestText * 2),
  /** Whether readers may read the text; needs a licence or an official text. */
  keepText: z.boolean(),
});
const term = {
  role: z.string().max(200).optional(),
  from: partialDate.optional(),
  to: partialDate.optional(),
};
export const newEntity = z.object({
  /** How statements of this request name it, when it has no id yet. */
  ref: z.string().max(300).optional(),
  id: id.optional(),
  labels: z.array(z.enum(speakers)).min(1).max(2),
  properties: z.object({
    name,
    aliases: z.array(name).max(40).optional(),
    country: z.string().max(100).optional(),
    description: z.string().max(1000).optional(),
  }),
  memberships: z
    .array(z.object({ party: id, ...term }))
    .max(20)
    .optional(),
  offices: z
    .array(z.object({ institution: id, ...term }))
    .max(20)
    .optional(),
});
export const codedStatement = z.object({
  ref: z.string().min(1).max(300),
  kind: z.enum(['quote', 'paraphrase']),
  method: z.enum(['hand', 'rules', 'model']),
  /** Which model proposed it; whoever publishes has confirmed it. */
  model: z.string().max(200).optional(),
  confidence: z.number().min(0).max(1).optional(),
  segments: z
    .array(span.extend({ exact: z.string().min(1) }))
    .min(1)
    .max(200),
  speakers: z
    .array(z.object({ id, as: z.string().max(300).optional() }))
    .min(1)
    .max(20),
  reportedBy: id.optional(),
  about: z
    .array(z.object({ agreement: id, stance: z.enum(stanceNames) }))
    .min(1)
    .max(20),
  respondsTo: id.optional(),
  date: partialDate.optional(),
  translation: z.string().max(20_000).optional(),
  textIsPublishedTranslation: z.boolean().optional(),
  note: z.string().max(4000).optional(),
});
export const publishRequest = z.object({
  /** The same again gives the same answer. */
  key: z.uuid(),
  dryRun: z.boolean().optional(),
  source: codedSource,
  entities: z.array(newEntity).max(200).default([]),
  statements: z.array(codedStatement).min(1).max(1000),
  coding: z.object({
    /** Whoever publishes it, and so confirms it. */
    codedBy: name,
    study: z.string().trim().min(1).max(200).optional(),
    /** The shared text that this is the coding of: it is published then. */
    text: z.string().min(1).max(120).optional(),
    /** Under whose names beside that of `codedBy` it is published: coders whose codings were compared. */
    coders: z.array(name).max(20).optional(),
  }),
});
export type PublishRequest = z.infer<typeof publishRequest>;
const made = z.object({ ref: z.string(), id: z.string() });
export const publishReply = z.object({
  source: z.string(),
  statements: z.array(made),
  entities: z.array(made),
  /** What was not there before. */
  made: z.object({ source: z.boolean(), statements: z.number(), entities: z.number() }),
  notices: z.array(z.string()),
});
export type PublishReply = z.infer<typeof publishReply>;

/* GET, PUT /api/codebooks/{dossier} */
const alias = z.object({
  language: z.string().min(2).max(20),
  text: z.string().trim().min(2).max(200),
  /** `stem`: words may go on where a * stands. */
  match: z.enum(['exact', 'stem']),
});
export const codebook = z.object({
  agreements: z
    .array(
      z.object({
        agreement: id,
        definition: z.string().max(4000).default(''),
        include: z.string().max(4000).default(''),
        exclude: z.string().max(4000).default(''),
        stances: z.string().max(4000).default(''),
        examples: z.array(id).max(5).default([]),
        aliases: z.array(alias).max(200).default([]),
      }),
    )
    .max(500),
  /** Who codes in the study of this name; anybody where nobody is named. */
  coders: z.array(name).max(200).default([]),
});
export type Codebook = z.infer<typeof codebook>;
const dossier = z
  .string()
  .regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u)
  .max(300);
export const codebookRequest = z.object({ dossier });
export const putCodebookRequest = codebook.extend({ dossier, revision: z.int().optional() });
export const codebookReply = codebook.extend({
  dossier: z.string(),
  revision: z.number(),
  shipped: z.boolean(),
});
export type CodebookReply = z.infer<typeof codebookReply>;
