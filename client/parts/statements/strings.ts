/** The words of this part of the page, for all its files. */
export const strings = {
  showOnTheGraph: 'Show on the graph',
  download: 'Download',
  forSpreadsheetsCsvWithA: 'For spreadsheets (CSV with byte order mark)',
  theGraphInOtherFormats: 'The graph, in other formats…',
  statements: 'Statements',
  date: 'Date',
  speaker: 'Speaker',
  stance: 'Stance',
  words: 'Words',
  source: 'Source',
  and: 'and',
  more: 'more',
} as const;
