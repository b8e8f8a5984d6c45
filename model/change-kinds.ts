/**
 * The kinds of pairs that `/api/changes` tells apart. Only the first is a change of position; the others
 * are both stances on one date, and a whole compared with its part.
 */
export const changeKinds = ['change', 'same-day', 'parts'] as const;
export type ChangeKind = (typeof changeKinds)[number];
