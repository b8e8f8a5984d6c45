/** The words of a cell of the matrix. */
export const strings = {
  withoutAny: 'Speakers without any',
  membersOf: 'Members and parts of',
} as const;
