/** Requests and replies about discourse networks: who stands with whom, computed from statements. */
import { z } from 'zod';
import { linkages } from '../networks/clusters.ts';
import {
  aggregations,
  duplicateRules,
  mixedRules,
  modes,
  type Normalization,
  normalizations,
  projections,
  refusalsOf,
  timeUnits,
  type WeightSettings,
  windowKinds,
} from '../networks/settings.ts';
import { stanceNames, type Unsided, unsided } from '../vocabulary/stances.ts';
import { flag, id, many, maxLimit } from './api.ts';
import { graphNode } from './graph.ts';
import { count, rowKinds, stanceCounts } from './positions.ts';
import { inOrder, statementFilters, statementItem } from './statements.ts';

/** Edges that one network gives at most. */
export const mostEdgesGiven = 5000;
const networkFormats = ['json', 'csv', 'edges', 'nodes', 'dl', 'graphml', 'gexf', 'pajek'] as const;
export type NetworkFormat = (typeof networkFormats)[number];

/* GET /api/networks */
const asked = statementFilters.extend({
  mode: z.enum(modes).default('one'),
  rows: z.enum(rowKinds).default('actor'),
  /** With mode=one: `columns` links agreements over the speakers that they share. */
  project: z.enum(projections).default('rows'),
  /** `whole` counts a statement under the outermost agreement, once a stance. */
  fold: z.enum(['coded', 'whole']).default('coded'),
  aggregation: z.enum(aggregations).default('subtract'),
  /** Unless said, average with mode=one and no with mode=two. */
  normalization: z.enum(normalizations).optional(),
  duplicates: z.enum(duplicateRules).default('document'),
  mixed: z.enum(mixedRules).default('leave'),
  /** Also nodes without any counted statement. */
  isolates: flag.default(false),
  window: z.enum(windowKinds).default('no'),
  unit: z.enum(timeUnits).default('month'),
  /** Units, or statements with window=events, that a moving window spans. */
  size: z.coerce.number().int().min(1).max(10_000).default(3),
  /** Leaves out nodes with fewer counted statements, once, after duplicates. */
  minStatements: z.coerce.number().int().min(1).max(100_000).default(1),
  /** Gives edges of at least this weight, whichever sign; no weight and no total changes. */
  threshold: z.coerce.number().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(mostEdgesGiven).default(mostEdgesGiven),
  excludeActor: many(id).optional(),
  excludeParty: many(id).optional(),
  excludeInstitution: many(id).optional(),
  /** With its parts, unless parts=false. */
  excludeAgreement: many(id).optional(),
  /** Statements whose main source it is. */
  excludeSource: many(id).optional(),
  /** Adds bar plot, groups, E-I index and clusters. */
  measures: flag.default(false),
  /** Adds how the network fares when it is made otherwise; of window=no alone. */
  robustness: flag.default(false),
  linkage: z.enum(linkages).default('average'),
  format: z.enum(networkFormats).default('json'),
  /** Between the values of a matrix in a CSV file. */
  separator: z.enum([';', ',']).default(';'),
  /** Puts a file into a zip with a README that names settings and link. */
  readme: flag.default(false),
});

type Asked = Omit<z.infer<typeof asked>, 'limit'>;

/** What a weight is divided by: unless said, by the average in a one-mode network. */
export function normalizationOf({ mode, normalization }: Asked): Normalization {
  return normalization ?? (mode === 'one' ? 'average' : 'no');
}

/** What decides the weights of a request. */
export function weightsOf(request: Asked): WeightSettings {
  const { mode, project, aggregation, mixed } = request;
  return { mode, project, aggregation, normalization: normalizationOf(request), mixed };
}

const possible = (input: Asked, context: z.core.$RefinementCtx) => {
  for (const { path, message } of refusalsOf({ ...input, normalization: normalizationOf(input) })) {
    context.addIssue({ code: 'custom', path: [path], message, input: input[path] });
  }
  if (input.window === 'events' && input.size < 2) {
    const message = 'must be at least 2 statements with window=events';
    context.addIssue({ code: 'custom', path: ['size'], message, input: input.size });
  }
};
export const networksRequest = asked.superRefine(possible).refine(...inOrder);
export type NetworksRequest = z.infer<typeof networksRequest>;

/** Every parameter that names what to leave out. */
export const exclusions = Object.keys(asked.shape).filter((name) => name.startsWith('exclude'));

const networkNode = z.object({
  node: graphNode,
  /** Counted statements, over all its agreements (of an agreement: over all speakers). */
  statements: count,
  /** Those that rest on an office or membership whose dates are not stated. */
  uncertain: count,
  agreements: count,
  /** Of a two-mode network: whether it is a row or a column. */
  side: z.enum(['row', 'column']),
  /** What it belongs to: a speaker's party, a party's country, an agreement's whole. */
  group: z.string().nullable(),
  groupName: z.string().nullable(),
  /** The place of its group in the best split found; null when it has no ties. */
  community: count.nullable(),
  certain: z.boolean(),
});
export type NetworkNode = z.infer<typeof networkNode>;

const networkEdge = z.object({
  from: z.string(),
  to: z.string(),
  weight: z.number(),
  /** Before division: on the same side and on opposite sides; of a two-mode network support and oppose. */
  congruence: z.number(),
  conflict: z.number(),
  /** Agreements that both speak about; of a two-mode network the statements of the cell. */
  shared: count,
  /**
   * Whether no statement that the weight adds up rests on an office or membership whose dates are not
   * stated. What this aggregation does not count beside the other end (with congruence a support that
   * meets only opposition) does not matter, nor do those that it is divided by.
   */
  certain: z.boolean(),
});
export type NetworkEdge = z.infer<typeof networkEdge>;

const bar = z.object({
  node: graphNode,
  /** With duplicates left out, told by this entity and the stance alone; and all of them. */
  counted: stanceCounts,
  all: stanceCounts,
});
const scored = z.object({
  modularity: z.number(),
  groups: count,
  externalInternal: z.object({
    congruence: z.number().nullable(),
    conflict: z.number().nullable(),
  }),
});
const networkMeasures = z.object({
  barplot: z.object({ agreements: z.array(bar), speakers: z.array(bar) }),
  /** Which weights modularity is of: the positive ones of this aggregation. Null with mode=two. */
  modularityOf: z.string().nullable(),
  best: scored
    .extend({
      exact: z.boolean(),
      /** The best for each number of groups, where all splits were tried. */
      byGroups: z.array(z.object({ groups: count, modularity: z.number() })),
      members: z.array(z.array(z.string())),
      /**
       * For each agreement (with project=columns each speaker) what the groups said, in their order:
       * counted statements for and against it, and how many members made them. Of groups without number
       * the largest alone.
       */
      positions: z.array(
        z.object({
          node: graphNode,
          groups: z.array(z.object({ support: count, oppose: count, members: count })),
        }),
      ),
    })
    .nullable(),
  /** Of the split by `group`. */
  byGroup: scored.nullable(),
  clusters: z
    .object({
      linkage: z.enum(linkages),
      /** Ids, numbered from 0; a merge has the next number after them. */
      leaves: z.array(z.string()),
      merges: z.array(z.object({ left: count, right: count, height: z.number(), size: count })),
      order: z.array(z.string()),
      ties: z.boolean(),
    })
    .nullable(),
});
export type NetworkMeasures = z.infer<typeof networkMeasures>;

const robustness = z.object({
  /** What was left out or counted otherwise, and how many nodes left their group then. */
  variants: z.array(
    z.object({
      what: z.enum(['source', 'duplicates', 'uncertain', 'contested', 'unverified', 'paraphrases']),
      /** The id of the source, or the rule for duplicates. */
      name: z.string().nullable(),
      moved: count,
    }),
  ),
  /** Main sources of the counted statements; those with most statements are tried. */
  sources: count,
  sourcesTried: count,
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      /** The smallest and the largest weight. */
      low: z.number(),
      high: z.number(),
      /** In how many variants the weight has the same sign, and both ends are in one group. */
      sameSign: count,
      together: count,
    }),
  ),
  /** In how many variants a node is with most of its group. */
  members: z.array(z.object({ node: z.string(), community: count, stays: count })),
});
export type Robustness = z.infer<typeof robustness>;

const part = z.tuple([count, z.number()]);
const network = z.object({
  /** First, middle and last day; null where a network has none. */
  from: z.string().nullable(),
  middle: z.string().nullable(),
  to: z.string().nullable(),
  /** Distinct statements that are counted. */
  statements: count,
  nodes: z.array(networkNode),
  edges: z.array(networkEdge),
  /** Of the whole network, whatever `threshold` and `limit` leave out. */
  totals: z.object({
    /** Those with a weight other than 0. */
    edges: count,
    weight: z.number(),
    positive: part,
    negative: part,
    /** Pairs with as much congruence as conflict, given with the weight 0. */
    balanced: count,
    congruence: z.number(),
    conflict: z.number(),
    modularity: z.number().nullable(),
  }),
  /** Edges given, of all with the balanced ones. */
  shown: count,
  measures: networkMeasures.optional(),
  /** With robustness=true, of a network that is not over time. */
  robustness: robustness.optional(),
});
export type Network = z.infer<typeof network>;

const leftOut = z.object({
  /** Statements whose stance takes no side, by stance. */
  ...(Object.fromEntries(unsided.map((stance) => [stance, count])) as Record<
    Unsided,
    typeof count
  >),
  /** Statements that repeat an earlier one wholly. */
  duplicates: count,
  /** Statements whose speakers are of no row. */
  withoutRow: count,
  /** Counted statements in more than one window, because of a date coarser than the unit. */
  coarse: count,
  /** Statements without a date, which are in no window. */
  undated: count,
  /** Nodes with fewer statements than asked for. */
  rare: count,
});
export const networksReply = z.object({
  settings: z.record(z.string(), z.unknown()),
  /** Counts every write: the same settings of the same version are the same network. */
  graphVersion: count,
  /** Distinct statements that match, before anything is left out. */
  selected: count,
  networks: z.array(network),
  leftOut,
  /** Sentences about what the settings did that may surprise. */
  notes: z.array(z.string()),
});
export type NetworksReply = z.infer<typeof networksReply>;

/* GET /api/networks/evidence */
export const evidenceRequest = asked
  .extend({
    /**
     * One end of the edge, or the row of the cell. Ids of sources beside it are the filter of that
     * name.
     */
    source: many(id),
    /** The other end, or the column of the cell. */
    target: id,
    /** The window, by its place in `networks`, from 0. */
    network: z.coerce.number().int().min(0).default(0),
    /** Statements given whole; of all others the id and the stance. */
    limit: z.coerce.number().int().min(0).max(maxLimit).default(maxLimit),
  })
  .superRefine(possible)
  .refine(...inOrder);
export type EvidenceRequest = z.infer<typeof evidenceRequest>;

/** The end of an edge among the ids given as `source`, and those of sources, which filter. */
export function endAndSources(ids: readonly string[]) {
  const sources = ids.filter((one) => one.startsWith('source:'));
  return { end: ids.filter((one) => !sources.includes(one))[0], sources };
}

const stand = z.object({
  statement: z.string(),
  stance: z.enum(stanceNames),
  certain: z.boolean(),
});
const side = z.object({ node: graphNode, statements: z.array(stand) });
const shareOfWeight = z.object({
  congruence: z.number(),
  conflict: z.number(),
  /** What it adds to the weight before division. */
  weight: z.number(),
});
export const evidenceReply = z.object({
  settings: z.record(z.string(), z.unknown()),
  source: graphNode,
  target: graphNode,
  from: z.string().nullable(),
  to: z.string().nullable(),
  weight: z.number(),
  /** The sum before division, and what it is divided by. */
  sum: z.number(),
  divisor: z.number(),
  /** "divided by 6.5, the mean of 5 and 8 statements" */
  division: z.string(),
  congruence: z.number(),
  conflict: z.number(),
  /** What both speak about (with project=columns: who speaks about both), the largest share first. */
  links: z.array(z.object({ node: graphNode, share: shareOfWeight, source: side, target: side })),
  /** The first statements, as on their own pages. */
  statements: z.array(statementItem),
  /** Distinct statements behind the weight. */
  total: count,
});
export type EvidenceReply = z.infer<typeof evidenceReply>;
