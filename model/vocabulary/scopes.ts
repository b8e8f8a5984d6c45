/** Whose words count for an institution. */

/**
 * Its `own` statements; with `office` also those of who held an office on that day that speaks for
 * it; with `all` also those of its other members and of its parts. `members` is what `all` has and
 * `office` has not: what its members also said.
 */
export const scopes = ['own', 'office', 'all', 'members'] as const;
export type Scope = (typeof scopes)[number];
