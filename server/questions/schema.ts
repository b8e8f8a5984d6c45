/** What the graph is made of: labels, relationship types, their properties and counts. */
import type { Health, SchemaReply } from '../../model/schemas/api.ts';
import {
  dateProperties,
  entityLabel,
  hiddenProperties,
  isHousekeeping,
  isLabel,
} from '../../model/vocabulary/index.ts';
import type { Context } from '../store/cache.ts';
import { countsOf } from '../store/counts.ts';
import { cypher } from '../store/cypher-files.ts';
import { isLargeAndForeign, type LabelCount, labelCountsOf } from './label-counts.ts';
import { sampledNaming } from './names/sampled-naming.ts';
import { readWholeGraph } from './whole-graph.ts';

/** Nodes, and relationships, that are looked at in a large graph of others. */
const sampleSize = 50_000;
const hidden = new Set<string>(['id', ...hiddenProperties]);

/** Labels and types by name; housekeeping is not listed, nor `Entity` where it stands beside a label of ours. */
export async function schema(context: Context): Promise<SchemaReply> {
  return context.cached('schema', () => readSchema(context));
}

async function readSchema(context: Context): Promise<SchemaReply> {
  const { engine } = context;
  const labelCounts = await labelCountsOf(context);
  const { labelProperties, typeCounts, typeProperties } = await (engine.kind === 'neo4j' &&
  isLargeAndForeign(labelCounts)
    ? sampled(engine, labelCounts)
    : whole(engine));
  const labels = new Map<string, { count: number; properties: Set<string> }>();
  const types = new Map<
    string,
    { count: number; properties: Set<string>; from: Set<string>; to: Set<string> }
  >();
  for (const row of labelCounts) {
    for (const name of listed(row.labels)) {
      const label = labels.get(name) ?? { count: 0, properties: new Set<string>() };
      labels.set(name, { ...label, count: label.count + row.count });
    }
  }
  for (const row of labelProperties) {
    for (const name of listed(row.labels)) labels.get(name)?.properties.add(row.property);
  }
  for (const row of typeCounts) {
    const type = types.get(row.type) ?? {
      count: 0,
      properties: new Set<string>(),
      from: new Set<string>(),
      to: new Set<string>(),
    };
    type.count += row.count;
    for (const name of listed(row.from)) type.from.add(name);
    for (const name of listed(row.to)) type.to.add(name);
    types.set(row.type, type);
  }
  for (const row of typeProperties) types.get(row.type)?.properties.add(row.property);
  const listedLabels = byName(labels).map(([name, { count, properties }]) => ({
    name,
    count,
    properties: shown(properties),
  }));
  const naming = await sampledNaming(context, listedLabels);
  return {
    labels: listedLabels.map((label) => {
      const property = naming.get(label.name);
      return property === undefined ? label : { ...label, naming: property };
    }),
    relationshipTypes: byName(types).map(([name, { count, properties, from, to }]) => ({
      name,
      count,
      properties: shown(properties),
      from: [...from].sort(),
      to: [...to].sort(),
    })),
  };
}

interface TypeCount {
  type: string;
  from: string[];
  to: string[];
  count: number;
}

interface Parts {
  labelProperties: { labels: string[]; property: string }[];
  typeCounts: TypeCount[];
  typeProperties: { type: string; property: string }[];
}

async function whole(engine: Context['engine']): Promise<Parts> {
  const [labelProperties, typeCounts, typeProperties] = await Promise.all([
    readWholeGraph<Parts['labelProperties'][0]>(engine, cypher('questions/label-properties')),
    readWholeGraph<TypeCount>(engine, cypher('questions/type-counts')),
    readWholeGraph<Parts['typeProperties'][0]>(engine, cypher('questions/type-properties')),
  ]);
  return { labelProperties, typeCounts, typeProperties };
}

/** Of a large graph of others counts are whole; properties and ends are those of a part of it. */
async function sampled(engine: Context['engine'], counts: readonly LabelCount[]): Promise<Parts> {
  const types = await engine.read<{ type: string; count: number }>(cypher('neo4j/types-alone'));
  const nodes = counts.reduce((sum, row) => sum + row.count, 0);
  const relationships = types.reduce((sum, row) => sum + row.count, 0);
  const partOf = (total: number) => ({ part: Math.min(1, sampleSize / Math.max(1, total)) });
  const [labelProperties, ends, typeProperties] = await Promise.all([
    engine.read<Parts['labelProperties'][0]>(
      cypher('neo4j/label-properties-sampled'),
      partOf(nodes),
    ),
    engine.read<TypeCount>(cypher('neo4j/type-ends-sampled'), partOf(relationships)),
    engine.read<Parts['typeProperties'][0]>(
      cypher('neo4j/type-properties-sampled'),
      partOf(relationships),
    ),
  ]);
  const typeCounts = [
    ...types.map((row) => ({ ...row, from: [], to: [] })),
    ...ends.map((row) => ({ ...row, count: 0 })),
  ];
  return { labelProperties, typeCounts, typeProperties };
}

/** Store, version and counts; housekeeping is not counted. */
export async function storeHealth(context: Context): Promise<Health> {
  return {
    status: 'ok',
    store: { kind: context.engine.kind, version: await context.engine.version() },
    counts: await context.cached('counts', () => countsOf(context.engine)),
  };
}

function listed(labels: string[]): string[] {
  if (labels.some(isHousekeeping)) return [];
  // Others use that label too.
  return labels.some(isLabel) ? labels.filter((label) => label !== entityLabel) : labels;
}

function shown(properties: Set<string>): string[] {
  return [...properties]
    .filter((name) => !hidden.has(name))
    .filter((name) => !(name.endsWith('End') && dateProperties.has(name.slice(0, -3))))
    .sort();
}

function byName<Value>(map: Map<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
