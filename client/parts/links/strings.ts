/** The words of this part of the page, for all its files. */
export const strings = {
  notVerified: 'not verified',
  sources: 'sources',
  open: 'open',
  notIdentified: 'not identified',
} as const;
