/** The rules by which a scene is styled: what size, colour and width of line stand for. */
import type { SceneStyle } from '../state/scene.ts';

export const sizeRules = {
  type: 'Type',
  degree: 'Degree',
  statements: 'Statements',
  betweenness: 'Betweenness',
  pagerank: 'PageRank',
} as const;
type SizeRule = keyof typeof sizeRules;

export const colourRules = {
  type: 'Type',
  party: 'Party',
  country: 'Country',
  stance: 'Stance',
  community: 'Community',
} as const;
export type ColourRule = keyof typeof colourRules;

export const widthRules = { type: 'Type', count: 'Number of relationships' } as const;
type WidthRule = keyof typeof widthRules;

export interface Rules {
  size: SizeRule;
  colour: ColourRule;
  width: WidthRule;
  /** The measure that size stands for, as it was measured. */
  values: Readonly<Record<string, number>>;
  /** Community of each node, as it was measured. */
  communities: Readonly<Record<string, number>>;
}

/** The rules in a scene's style; what is not said or not known is by type. */
export function rulesOf(style: SceneStyle): Rules {
  const known = <Names extends object>(names: Names, value: unknown) =>
    (typeof value === 'string' && Object.hasOwn(names, value) ? value : 'type') as keyof Names;
  return {
    size: known(sizeRules, style.size),
    colour: known(colourRules, style.colour),
    width: known(widthRules, style.width),
    values: numbers(style.values),
    communities: numbers(style.communities),
  };
}

/** A scene's style that says these rules and nothing that is not needed for them. */
export function styleOf(rules: Rules): SceneStyle {
  const measured = rules.size === 'betweenness' || rules.size === 'pagerank';
  return {
    ...(rules.size === 'type' ? {} : { size: rules.size }),
    ...(rules.colour === 'type' ? {} : { colour: rules.colour }),
    ...(rules.width === 'type' ? {} : { width: rules.width }),
    ...(measured ? { values: { ...rules.values } } : {}),
    ...(rules.colour === 'community' ? { communities: { ...rules.communities } } : {}),
  };
}

function numbers(value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

/** The property by which a reader wants nodes of a label of others to be named. */
export function nameProperties({ names }: SceneStyle): ReadonlyMap<string, string> {
  if (typeof names !== 'object' || names === null) return new Map();
  return new Map(
    Object.entries(names).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
