/** The words of this page, for all its parts. */
export const strings = {
  noCanvas: 'This address holds no canvas. Copy its embed code again.',
} as const;
