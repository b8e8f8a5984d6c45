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
} as const;
