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
  by: (grouped: string | number) => `, by ${grouped}`,
  eachStatementCountsForThe: 'Each statement counts for the party its speaker had then.',
  eachStatementCountsForTheParliamentary:
    'Each statement counts for the parliamentary group its speaker had then.',
  wholeAgreements: 'Whole agreements',
  country: 'Country',
  name: 'Name',
  position: 'Position',
  similarity: 'Similarity',
  downloadCsv: 'Download CSV',
  n3OpposesLeftOfThe: '−3 ■ opposes, left of the line',
  n3SupportsRightOfIt: '■ +3 supports, right of it',
  emptyNoStatementRecordedHere: 'Empty: no statement recorded here.',
  move: 'move',
  enter: 'Enter',
  open: 'open',
  on: (name: string | number, column: string | number, cellLabel: string | number) =>
    `${name} on ${column}: ${cellLabel}`,
} as const;

/** When a statement counts for an institution. */
export const scopeRules: Record<Scope, string> = {
  own: 'Only an institution’s own statements count for it.',
  office:
    'An institution’s own statements count for it, and those of the offices that speak for it; one member speaks for nobody else.',
  all: 'Statements of all its members, office holders and parts count in an institution’s row.',
  members: 'Only what its members and parts said, and not on its behalf.',
};
