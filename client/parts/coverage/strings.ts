/** The words of what was searched. */
export const strings = {
  nothing: 'No statement recorded here.',
  searched: 'Searched:',
  covered: 'What imports cover',
  onPage: 'What this page lacks was not recorded.',
  from: 'from',
  knownMissing: 'of the imported records are known to be missing.',
} as const;
