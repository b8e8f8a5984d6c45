/** The words of this part of the page, for all its files. */
export const strings = {
  leftOut: 'left out:',
  added: 'added:',
} as const;
