/** The words of this page, for all its parts. */
export const strings = {
  loading: 'Loading',
  source: 'Source',
  theTitleIs: 'Headline not seen: the title is ours.',
  publisher: 'Publisher',
  date: 'Date',
  language: 'Language',
  address: 'Address',
  archivedAt: 'Archived at',
  accessed: 'Accessed',
  licence: 'Licence',
  theTextOf: 'The text of this source is not stored here. The quotes below were coded from it.',
  noStatementIs: 'No statement is recorded from it; it proves offices, memberships or acts.',
  text: 'Text',
  codedAs: 'Coded as',
  source2: 'Source ·',
  by: (originator: string | number) => `, by ${originator}`,
  fromThisSource: 'from this source',
  of: 'of',
  shown: 'shown',
  numberedPassagesWereCodedAs:
    'Numbered passages were coded as statements. Press a passage or its coding to see both.',
  couldNotBePlacedIn: (statements: string | number) =>
    ` ${statements} could not be placed in the text.`,
} as const;
