/** The words of this part of the page, for all its files. */
export const strings = {
  thisIsNotAToken: 'This is not a token of this server.',
  token: 'Token',
  savingIsNotPossibleHere: 'Saving is not possible here',
  theTokenKeptInThis: 'The token stored in this browser is no longer valid.',
  anyoneMayReadSavingTakes:
    'Anyone may read. To save, you need a token from the people who run this server.',
  itIsStoredInThis: 'It is stored in this browser only.',
  continue: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
} as const;
