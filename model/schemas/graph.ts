/** The shapes of nodes and relationships that cross every boundary. */
import { z } from 'zod';

/** A property as JSON: texts, numbers, booleans, dates as ISO 8601, and lists of these. */
export type PropertyValue =
  | string
  | number
  | boolean
  | null
  | PropertyValue[]
  | { [key: string]: PropertyValue };

export const propertyValue: z.ZodType<PropertyValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(propertyValue),
    z.record(z.string(), propertyValue),
  ]),
);

export const graphNode = z.object({
  id: z.string(),
  labels: z.array(z.string()),
  properties: z.record(z.string(), propertyValue),
});
export type GraphNode = z.infer<typeof graphNode>;

export const graphRelationship = z.object({
  id: z.string(),
  type: z.string(),
  from: z.string(),
  to: z.string(),
  properties: z.record(z.string(), propertyValue),
});
export type GraphRelationship = z.infer<typeof graphRelationship>;

export const subgraph = z.object({
  nodes: z.array(graphNode),
  relationships: z.array(graphRelationship),
});
export type Subgraph = z.infer<typeof subgraph>;
