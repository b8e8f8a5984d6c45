import type { Scope } from '../../../model/vocabulary/scopes.ts';

/** The words of this page, for all its parts. */
export const strings = {
  stanceMatrix: 'Stance matrix',
  rows: 'Rows',
  parties: 'Parties',
  columns: 'Columns',
  asCoded: 'As coded',
  groupBy: 'Group by',
  nothing: 'Nothing',
  sortBy: 'Sort by',
  statements: 'Statements',
  couldNotLoad: 'Could not load the matrix',
  emptyCell: 'Empty: no statement recorded here.',
  noStatementMatches: 'No statement matches these filters',
  noStatementRecorded: 'No statement recorded here matches all of them. Remove one to see more.',
  changedPosition: '⇄ changed position',
  contested: '?1 contested',
  counting: 'Counting',
  hollowOffice: '□ dates of office unknown',
  hollowMembership: '□ dates of membership unknown',
  hollow: 'hollow: dates of office or membership unknown',
  membersAlsoSaid: 'members also said',
  membersSaid: 'members said',
} as const;

/** When a statement counts for an institution. */
export const scopeRules: Record<Scope, string> = {
  own: 'Only an institution’s own statements count for it.',
  office:
    'An institution’s own statements count for it, and those of the offices that speak for it; one member speaks for nobody else.',
  all: 'Statements of all its members, office holders and parts count in an institution’s row.',
  members: 'Only what its members and parts said, which nobody said for the institution.',
};
