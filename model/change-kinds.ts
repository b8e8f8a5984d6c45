/**
 * A change of position; both stances on one date, which is none; or a comparison of a whole with its
 * part, which is none either.
 */
export const changeKinds = ['change', 'same-day', 'parts'] as const;
export type ChangeKind = (typeof changeKinds)[number];
