/** The words of the filters about who speaks for whom, and on what it rests. */
export const strings = {
  certain: 'Known dates only',
  certainHint:
    'Leaves out what counts for a party, institution or country only through an office or membership whose dates are unknown.',
  contestedOnly: 'Contested only',
  scope: 'Speaks for it',
  scopeHint: 'Whose words count for an institution.',
  scopes: {
    own: 'Only itself',
    office: 'Itself and its officials',
    all: 'Everyone in it',
    members: 'Only members and parts',
  },
} as const;
