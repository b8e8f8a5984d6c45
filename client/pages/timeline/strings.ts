/** The words of this page, for all its parts. */
export const strings = {
  timeline: 'Timeline',
  noStatementMatches: 'No statement matches these filters',
  chooseAnotherPeriod: 'Choose another period below, or remove a filter.',
  statementsInTime: 'Statements over time',
  widthOfA: 'Bar width',
  allOfTime: 'All dates',
  noDatedStatement: 'No dated statement.',
  withoutADate: (statements: string | number) => `${statements} without a date.`,
  barsByArrowKeysMove: (bin: string | number) =>
    `Bars by ${bin}. Arrow keys move, Enter sets the period, Shift and arrows widen it, Escape clears it.`,
  theLatestDrawn: (count: string | number) => `, the latest ${count} shown`,
  asBlackTicks: (acts: string | number, more: string | number) => `${acts} as black ticks${more}`,
  ofPosition: (changes: string | number) => `⇄ ${changes} of position`,
  noChangeOfPosition: 'no change of position',
  withoutADateNotDrawn: (statements: string | number) => `${statements} without a date, not shown`,
  inRowsOnTop: (names: string | number) => `${names} in rows above the bars`,
  aDateOfAYear: 'a date known only to the year or month counts in its first bar',
  dragToSetThePeriod: 'drag to set the period',
  loadingStatements: 'Loading statements',
  inThisPeriod: 'in this period',
  statementsPer: 'Statements per',
} as const;
