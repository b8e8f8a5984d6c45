/** The words of what was searched. */
export const strings = {
  nothing: 'No statement recorded here.',
  searched: 'Searched:',
  from: 'from',
  knownMissing: 'of what was imported are known to be missing.',
} as const;
