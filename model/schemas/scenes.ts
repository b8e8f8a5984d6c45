/** Saved scenes and stories: what the client saves, what the routes take and give. */
import { z } from 'zod';
import { labelNames, stanceNames } from '../vocabulary/labels.ts';
import { propertyValue } from './graph.ts';
import { degreesById } from './nodes.ts';

/** What the canvas holds at most. */
const mostNodes = 5000;
const mostRelationships = 20_000;

const elementId = z.string().min(1).max(500);
const coordinate = z.number().min(-1e7).max(1e7);
const line = z.string().max(300);
const paragraph = z.string().max(5000);

export const sceneId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .max(100);

/** Id, x, y, 1 when pinned. */
const placed = z.tuple([elementId, coordinate, coordinate, z.union([z.literal(0), z.literal(1)])]);

const place = z.object({ x: coordinate, y: coordinate, pinned: z.boolean() });

/** What is on the canvas, on stable ids; what the graph itself knows is read anew. */
const savedCanvas = z.object({
  nodes: z.array(placed).min(1).max(mostNodes),
  path: z.array(elementId).max(100).default([]),
  /** Of nodes of a graph of others: what tells them from others that get the same id later. */
  prints: z
    .array(z.tuple([elementId, z.string().max(20)]))
    .max(mostNodes)
    .optional(),
  expansions: z
    .array(z.tuple([elementId, z.array(elementId).max(mostNodes)]))
    .max(mostNodes)
    .optional(),
  notes: z
    .array(
      z.object({
        id: elementId,
        text: paragraph,
        on: elementId.optional(),
        x: coordinate.optional(),
        y: coordinate.optional(),
      }),
    )
    .max(1000)
    .optional(),
  bundles: z
    .array(
      z.object({
        id: elementId,
        title: line,
        by: z.enum(['party', 'country', 'type', 'hand']),
        members: z.array(elementId).max(mostNodes),
        open: z.boolean(),
        place: place.optional(),
      }),
    )
    .max(1000)
    .optional(),
  hiddenTypes: z.array(line).max(200).optional(),
  merged: z.boolean().optional(),
  style: z.record(z.string().max(100), propertyValue).optional(),
});

/** A step of an exploration, as a reader reads it. */
const trailStep = z.object({
  /** Searched, expanded, pathed, filtered, noted, …: the canvas's own words. */
  kind: z.string().max(40),
  text: line,
  about: z.array(elementId).max(mostNodes),
  /** ISO 8601. */
  at: z.iso.datetime(),
});
export type TrailStep = z.infer<typeof trailStep>;

const count = z.number().int().min(0);

/** What the graph knew when the scene was saved, to say later what has changed since. */
const knownGraph = z.object({
  /**
   * Id, name, fingerprint of its properties; in the whole graph the number of its relationships,
   * and of statements about it.
   */
  nodes: z
    .array(z.tuple([elementId, z.string().max(200), z.string().max(20), count, count]))
    .max(mostNodes),
  /** Id and fingerprint. */
  relationships: z
    .array(z.tuple([z.string().max(1500), z.string().max(20)]))
    .max(mostRelationships),
});
export type KnownGraph = z.infer<typeof knownGraph>;

const drawnPath = z
  .string()
  .regex(/^[MLZhvz0-9 .-]*$/)
  .max(8000);

/** A drawing of 240 by 150: one path a colour, so that it follows the theme. */
export const thumbnail = z.object({
  lines: z.partialRecord(z.enum([...stanceNames, 'act', 'plain']), drawnPath),
  shapes: z.partialRecord(z.enum([...labelNames, 'other']), drawnPath),
});
export type Thumbnail = z.infer<typeof thumbnail>;

/** One page of a story. */
const storyStep = z.object({
  title: line,
  /**
   * Paragraphs parted by empty lines. `[statement:…]` and `[source:…]` behind a claim cite what
   * proves it.
   */
  text: z.string().max(20_000),
  /** Statements whose words stand beside the text. */
  statements: z.array(elementId).max(20),
  /** What the picture is about: shown in full strength and in the middle; all when empty. */
  focus: z.array(elementId).max(mostNodes),
  /** What is on the picture, and where. */
  nodes: z.array(placed).min(1).max(500),
});
export type StoryStep = z.infer<typeof storyStep>;

export const story = z.object({
  title: line.min(1),
  lead: z.string().max(2000),
  byline: line.optional(),
  steps: z.array(storyStep).min(1).max(100),
});
export type Story = z.infer<typeof story>;

/** A scene as it is sent to be kept. */
export const sceneDraft = z.object({
  name: line.min(1),
  description: z.string().max(2000).default(''),
  canvas: savedCanvas,
  /** The address's filters, the as-of date among them. */
  filters: z.record(z.string().max(50), z.string().max(2000)).default({}),
  trail: z.array(trailStep).max(1000).default([]),
  known: knownGraph.optional(),
  thumbnail: thumbnail.optional(),
  story: story.nullable().default(null),
});
export type SceneDraft = z.infer<typeof sceneDraft>;

const kept = z.object({
  id: sceneId,
  /** Differs after every change; sent back as `If-Match` or `revision` it guards against losing one. */
  revision: z.number().int(),
  created: z.iso.datetime(),
  changed: z.iso.datetime(),
  /** Comes with the program: it can be copied, not changed. */
  shipped: z.boolean(),
});

export const sceneReply = sceneDraft.extend(kept.shape);
export type SceneReply = z.infer<typeof sceneReply>;

/** A scene as the list shows it. */
export const sceneSummary = kept.extend({
  name: line,
  description: z.string(),
  nodes: z.number().int(),
  thumbnail: thumbnail.nullable(),
  story: z.object({ title: line, lead: z.string(), steps: z.number().int() }).nullable(),
});
export type SceneSummary = z.infer<typeof sceneSummary>;

export const scenesReply = z.object({ scenes: z.array(sceneSummary) });

export const sceneRequest = z.object({ id: sceneId });
export const putSceneRequest = sceneDraft.extend({
  id: sceneId,
  revision: z.number().int().optional(),
});

/* POST /api/degrees */
export const degreesRequest = z.object({ ids: z.array(elementId).min(1).max(mostNodes) });
export const degreesReply = z.object({ degrees: degreesById });
export type DegreesReply = z.infer<typeof degreesReply>;
