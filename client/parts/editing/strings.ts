/** The words of this part of the page, for all its files. */
export const strings = {
  thisIsNotAToken: 'This is not a token of this server.',
  token: 'Token',
  savingIsNotPossibleHere: 'Saving is not possible here',
  theTokenKeptInThis: 'The token kept in this browser is not the right one any more.',
  anyoneMayReadSavingTakes:
    'Anyone may read; saving takes the token that the people who run this server give out.',
  itIsStoredInThis: 'It is stored in this browser only.',
  continue: 'Continue',
  cancel: 'Cancel',
  close: 'Close',
} as const;
