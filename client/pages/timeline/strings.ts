/** The words of this page, for all its parts. */
export const strings = {
  timeline: 'Timeline',
  noStatementMatches: 'No statement matches these filters',
  chooseAnotherPeriod: 'Choose another period below, or remove a filter.',
  statementsInTime: 'Statements in time',
  widthOfA: 'Width of a bar',
  allOfTime: 'All dates',
} as const;
