/** The first scene: what is drawn, and the words that introduce it. */
import { z } from 'zod';
import { amongReply } from './nodes.ts';
import { sceneId } from './scenes.ts';

/** What a first visitor reads beside the first scene. */
export const introduction = z.object({
  headline: z.string().min(1).max(80),
  /** One sentence. */
  lead: z.string().min(1).max(300),
  /** Questions to begin with, each with the page that answers it. */
  questions: z
    .array(z.object({ question: z.string().min(1).max(90), address: z.string().startsWith('/') }))
    .min(1)
    .max(5),
  /** A story that tells it from beginning to end. */
  story: sceneId.optional(),
});
export type Introduction = z.infer<typeof introduction>;

/** Id, x, y: where a node stands in a drawing that is wider than high. */
const placed = z.tuple([z.string(), z.number(), z.number()]);

/** `seed/<dossier>/by-hand/opening.json`: a first scene composed by hand. */
export const composedOpening = introduction.extend({ nodes: z.array(placed).min(1).max(60) });
export type ComposedOpening = z.infer<typeof composedOpening>;

/* GET /api/opening */
export const openingReply = amongReply.extend({
  introduction: introduction.optional(),
  places: z.array(placed).optional(),
});
export type OpeningReply = z.infer<typeof openingReply>;
