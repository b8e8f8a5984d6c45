/** The words of a cell of the matrix. */
export const strings = {
  withoutAny: 'Speakers without any',
  membersOf: 'Members and parts of',
  thereIsNoSuchCell: 'There is no such cell.',
  inThisCell: (statements: string | number) => `${statements} in this cell`,
  loading: 'Loading',
  on: 'on',
  of: 'of',
  shown: 'shown',
  showAsTable: 'Show as table',
} as const;
