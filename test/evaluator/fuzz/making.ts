/** What random expressions are made with. */
import type { Choices } from './choices.ts';

export type Kind =
  | 'int'
  | 'float'
  | 'text'
  | 'flag'
  | 'list'
  | 'day'
  | 'map'
  | 'node'
  | 'relationship'
  | 'path'
  | 'relationships'
  /** A list whose order says nothing, as collect gives it. */
  | 'bag'
  /** A path of which only the length is sure. */
  | 'way'
  | 'moment'
  | 'span'
  | 'place'
  /** Of any type, known to nobody before the query runs. */
  | 'thing';

export type Names = readonly { name: string; kind: Kind }[];

/** What is made with: the row of numbers, the names, and how deep it may go. */
export interface Making {
  choices: Choices;
  names: Names;
  depth: number;
  /** Whether properties of any type may be read: an error in WHERE comes early or late, as planned. */
  mixed?: boolean;
  /** Makes `{ … }` after EXISTS, COUNT; left out where subqueries may not stand. */
  subquery?: ((names: Names) => string) | undefined;
  /** Makes an expression of a kind. */
  expression(making: Making, kind: Kind): string;
}

export type Form = (making: Making) => string;

export type Forms = Partial<Record<Kind, readonly Form[]>>;
