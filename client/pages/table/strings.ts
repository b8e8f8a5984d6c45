/** The words of this page, for all its parts. */
export const strings = {
  statements: 'Statements',
  couldNotLoad: 'Could not load the statements',
  tryAgain: 'Try again',
  noStatementMatches: 'No statement matches these filters',
  noStatementRecorded: 'No statement recorded here matches all of them. Remove one to see more.',
  clearAllFilters: 'Clear all filters',
  loading: 'Loading statements',
  asOfDate: 'as-of date',
  order: 'Order',
  latestFirst: 'latest first',
  earliestFirst: 'earliest first',
  bestMatchFirst: 'best match first',
  removeTheFilterBy: 'Remove the filter by',
} as const;
