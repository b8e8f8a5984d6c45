/** The words of this page, for all its parts. */
export const strings = {
  loading: 'Loading',
  statement: 'Statement',
  showOnTheGraph: 'Show on the graph',
} as const;
