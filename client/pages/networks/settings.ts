/** The settings of a network in the address, as the API takes them and as the page words them. */
import {
  type Aggregation,
  aggregations,
  type DuplicateRule,
  type MixedRule,
  type Mode,
  type Normalization,
  normalizations,
  type Projection,
  type Refusal,
  refusalsOf,
} from '../../../model/networks/settings.ts';
import { filtersOf, institutionScopeOf, type Search } from '../../address/address.ts';
import type { UrlQuery } from '../../api/request.ts';

export interface Settings {
  mode: Mode;
  rows: 'actor' | 'party' | 'institution';
  project: Projection;
  fold: 'coded' | 'whole';
  aggregation: Aggregation;
  normalization: Normalization;
  duplicates: DuplicateRule;
  mixed: MixedRule;
  isolates: boolean;
  minStatements: number;
}

/** What an address says; what it does not say is as in the preset of coalitions. */
export function settingsInAddress(search: Search): Settings {
  const mode = (search.mode ?? 'one') as Mode;
  const rows = search.rows === 'group' ? 'party' : search.rows;
  return {
    mode,
    rows: (rows ?? 'party') as Settings['rows'],
    project: (search.project ?? 'rows') as Projection,
    fold: search.fold === 'whole' ? 'whole' : 'coded',
    aggregation: (search.aggregation ?? 'subtract') as Aggregation,
    normalization: (search.normalization ?? usualNormalization(mode)) as Normalization,
    duplicates: (search.duplicates ?? 'document') as DuplicateRule,
    mixed: (search.mixed ?? 'leave') as MixedRule,
    isolates: search.isolates === 'true',
    minStatements: Math.max(1, Math.floor(Number(search.minStatements ?? 1)) || 1),
  };
}

function usualNormalization(mode: Mode): Normalization {
  return mode === 'one' ? 'average' : 'no';
}

/** The same network over time, as the address asks for it: slices of years unless it says otherwise. */
export function timedQuery(query: UrlQuery, search: Search): UrlQuery {
  return {
    ...query,
    window: search.window === 'moving' ? 'moving' : 'slices',
    unit: search.unit ?? 'year',
    size: search.size ?? 3,
  };
}

/** Settings and filters as the API takes them. */
export function apiQuery(search: Search): UrlQuery {
  const settings = settingsInAddress(search);
  const { isolates, minStatements, ...named } = settings;
  return {
    ...filtersOf(search),
    ...named,
    scope: institutionScopeOf(search),
    isolates: isolates ? 'true' : undefined,
    minStatements: minStatements > 1 ? minStatements : undefined,
  };
}

/** Settings as the address holds them: what is usual is left out. */
export function inAddress(settings: Settings): Partial<Search> {
  const { mode } = settings;
  const usual = settingsInAddress({ mode });
  const said = (name: keyof Settings) =>
    settings[name] === usual[name] ? undefined : String(settings[name]);
  return {
    mode: mode === 'one' ? undefined : mode,
    rows: said('rows'),
    project: said('project'),
    fold: settings.fold === 'whole' ? 'whole' : undefined,
    aggregation: said('aggregation'),
    normalization: said('normalization'),
    duplicates: said('duplicates'),
    mixed: said('mixed'),
    isolates: settings.isolates ? 'true' : undefined,
    minStatements: said('minStatements'),
  };
}

/** One thing changed, and what cannot be together with it set to what can. */
export function changedSettings(settings: Settings, change: Partial<Settings>): Settings {
  const next = { ...settings, ...change };
  if (next.mode === 'two') next.project = 'rows';
  const refused = (path: Refusal['path']) => refusalsOf(next).some((one) => one.path === path);
  if (refused('aggregation')) next.aggregation = 'subtract';
  if (refused('normalization')) {
    next.normalization = next.aggregation === 'combine' ? 'no' : usualNormalization(next.mode);
  }
  if (refused('mixed')) next.mixed = 'leave';
  return next;
}

/** Why a choice is not possible beside the others; undefined when it is. */
export function choiceRefusal(
  settings: Settings,
  path: 'aggregation' | 'normalization' | 'mixed',
  value: string,
): string | undefined {
  const tried = { ...settings, [path]: value } as Settings;
  return refusalsOf(tried).find((one) => one.path === path)?.message;
}

export const presets = [
  { name: 'coalitions', settings: {} },
  { name: 'topics', settings: { aggregation: 'ignore' } },
  { name: 'conflict', settings: { aggregation: 'conflict' } },
  { name: 'together', settings: { project: 'columns', aggregation: 'congruence' } },
  { name: 'positions', settings: { mode: 'two', normalization: 'no' } },
] as const satisfies { name: string; settings: Partial<Settings> }[];
export type PresetName = (typeof presets)[number]['name'];

/** The settings of a preset, with what it does not speak of kept. */
export function withPreset(settings: Settings, name: PresetName): Settings {
  const { rows, fold, duplicates, mixed, isolates, minStatements } = settings;
  const preset: Partial<Settings> = presets.find((one) => one.name === name)?.settings ?? {};
  const kept = { rows, fold, duplicates, mixed, isolates, minStatements };
  return changedSettings({ ...settingsInAddress({}), ...kept }, preset);
}

/** The preset that settings are, if any. */
export function presetOf(settings: Settings): PresetName | undefined {
  return presets.find(({ name }) => {
    const wanted = withPreset(settings, name);
    return (['mode', 'project', 'aggregation', 'normalization'] as const).every(
      (one) => wanted[one] === settings[one],
    );
  })?.name;
}

export { aggregations, normalizations };
