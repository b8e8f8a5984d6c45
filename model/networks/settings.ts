/**
 * The choices of a discourse network, by the names that Discourse Network Analyzer (Leifeld) gives
 * them, and which of them do not go together.
 */

export const modes = ['one', 'two'] as const;
export const projections = ['rows', 'columns'] as const;
export const aggregations = ['ignore', 'congruence', 'conflict', 'subtract', 'combine'] as const;
export const normalizations = [
  'no',
  'average',
  'jaccard',
  'cosine',
  'activity',
  'prominence',
] as const;
export const duplicateRules = [
  'include',
  'document',
  'week',
  'month',
  'year',
  'acrossrange',
] as const;
export const mixedRules = ['leave', 'both', 'middle'] as const;
export const windowKinds = ['no', 'slices', 'moving', 'events'] as const;
export const timeUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type Mode = (typeof modes)[number];
export type Projection = (typeof projections)[number];
export type Aggregation = (typeof aggregations)[number];
export type Normalization = (typeof normalizations)[number];
export type DuplicateRule = (typeof duplicateRules)[number];
export type MixedRule = (typeof mixedRules)[number];
export type TimeUnit = (typeof timeUnits)[number];

/** What decides a weight, once the statements have been counted. */
export interface WeightSettings {
  mode: Mode;
  project: Projection;
  aggregation: Aggregation;
  normalization: Normalization;
  mixed: MixedRule;
}

/** A choice that cannot be made, and why. */
export interface Refusal {
  path: 'project' | 'aggregation' | 'normalization' | 'mixed';
  message: string;
}

const aggregationsOf: Record<Mode, readonly Aggregation[]> = {
  one: ['ignore', 'congruence', 'conflict', 'subtract'],
  two: ['ignore', 'subtract', 'combine'],
};
const normalizationsOf: Record<Mode, readonly Normalization[]> = {
  one: ['no', 'average', 'jaccard', 'cosine'],
  two: ['no', 'activity', 'prominence'],
};
const named: Record<Mode, string> = { one: 'one-mode', two: 'two-mode' };

/**
 * Why settings make no network; empty when they do. Nothing is replaced silently: that is how the
 * wrong network gets published.
 */
export function refusalsOf(settings: WeightSettings): Refusal[] {
  const { mode, project, aggregation, normalization, mixed } = settings;
  const found: Refusal[] = [];
  if (!aggregationsOf[mode].includes(aggregation)) {
    found.push({
      path: 'aggregation',
      message: `${aggregation} is not for a ${named[mode]} network; it takes ${listed(aggregationsOf[mode])}`,
    });
  }
  if (!normalizationsOf[mode].includes(normalization)) {
    found.push({
      path: 'normalization',
      message: `${normalization} is not for a ${named[mode]} network; it takes ${listed(normalizationsOf[mode])}`,
    });
  }
  if (aggregation === 'combine' && normalization !== 'no') {
    found.push({
      path: 'normalization',
      message:
        'combine gives a category (only support, only oppose, both), which cannot be divided; it takes no',
    });
  }
  if (aggregation === 'combine' && mixed === 'middle') {
    found.push({
      path: 'mixed',
      message: 'combine has no place for a stance in the middle; it takes leave or both',
    });
  }
  if (mode === 'two' && project === 'columns') {
    found.push({
      path: 'project',
      message: 'a two-mode network has both rows and columns; project is for mode=one',
    });
  }
  return found;
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
