/** The words of this part of the page, for all its files. */
export const strings = {
  loading: 'Loading',
} as const;
