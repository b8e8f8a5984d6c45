/**
 * What a statement can say of an agreement. Whatever counts, draws or names stances goes by this list.
 * `support` and `oppose` are the two sides, which everything compares; any other stance takes neither.
 */

export interface StanceDefinition {
  title: string;
  /** Its verb for one speaker and for several. */
  verb: string;
  plural: string;
  /** `both` is for and against at once, `none` neither. */
  side: 'for' | 'against' | 'both' | 'none';
  /** Before a count, and where that rests on unknown dates of an office or membership. */
  mark: string;
  hollowMark?: string;
  /** The mark as it is drawn around the middle of a disc with {@link discRadius}, and how thick. */
  path: string;
  stroke: number;
  /** Of its lines on the canvas. */
  dash: readonly number[];
}

/** Of the disc that `path` is drawn in. */
export const discRadius = 8.5;

export const stances = {
  support: {
    title: 'Support',
    verb: 'Supports',
    plural: 'support',
    side: 'for',
    mark: '+',
    path: 'M0-3.8V3.8M-3.8 0H3.8',
    stroke: 1.9,
    dash: [],
  },
  oppose: {
    title: 'Oppose',
    verb: 'Opposes',
    plural: 'oppose',
    side: 'against',
    mark: '−',
    path: 'M-3.8 0H3.8',
    stroke: 1.9,
    dash: [7, 5],
  },
  mixed: {
    title: 'Mixed',
    verb: 'Mixed on',
    plural: 'are mixed on',
    side: 'both',
    mark: '±',
    path: 'M0-4.6V.6M-2.6-2H2.6M-2.6 3.2H2.6',
    stroke: 1.9,
    dash: [9, 4, 2, 4],
  },
  neutral: {
    title: 'Neutral',
    verb: 'Neutral on',
    plural: 'are neutral on',
    side: 'none',
    mark: '•',
    hollowMark: '◦',
    path: 'M-.6 0H.6',
    stroke: 3.4,
    dash: [2, 4],
  },
} as const satisfies Record<string, StanceDefinition>;

export type Stance = keyof typeof stances;
export const stanceNames = Object.keys(stances) as [Stance, ...Stance[]];

/** A stance's definition. */
export const stanceDefinition = (stance: Stance): StanceDefinition => stances[stance];

/** The sign before a count, hollow where some of it is uncertain. */
export function markOf(stance: Stance, isHollow: boolean): string {
  const { mark, hollowMark = mark } = stanceDefinition(stance);
  return isHollow ? hollowMark : mark;
}

/** A count with its sign: `+3`, `• 2`. */
export function countText(stance: Stance, count: number): string {
  const { mark, side } = stanceDefinition(stance);
  return side === 'none' ? `${mark} ${count}` : `${mark}${count}`;
}

/** Stances by the side that they take. */
export const ofSide = (...sides: StanceDefinition['side'][]): Stance[] =>
  stanceNames.filter((stance) => sides.includes(stances[stance].side));

/** A stance that takes neither side. */
export type Unsided = Exclude<Stance, 'support' | 'oppose'>;
export const unsided = ofSide('both', 'none') as Unsided[];

/** Something for each stance, in the order of the list. */
export function byStance<Value>(
  of: (stance: Stance, index: number) => Value,
): Record<Stance, Value> {
  const entries = stanceNames.map((stance, index) => [stance, of(stance, index)]);
  return Object.fromEntries(entries) as Record<Stance, Value>;
}

/** The stances whose colours client/ui/tokens.css has, and how many colours it has to spare. */
const coloured: readonly string[] = ['support', 'oppose', 'mixed', 'neutral'];
export const spareStances = 2;

/** Stances without a colour of their own, each with the token of the spare one that it gets. */
export const spareColours: readonly (readonly [stance: Stance, token: string])[] = stanceNames
  .filter((stance) => !coloured.includes(stance))
  .map((stance, index) => [stance, `spare-stance-${1 + (index % spareStances)}`]);
