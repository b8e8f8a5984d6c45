/** The words of the page of changes. */
export const strings = {
  title: 'Changes of position',
  rule: 'The rule: two statements by one speaker on one and the same agreement, next to each other in time once mixed and neutral ones are left out, one supporting and one opposing. Both on one date is no change of position, and neither is a different stance on a whole and on its part: these stand apart below. Statements without a date are left out, since they have no place in that order. The period is that of the later statement. Stances were coded by the compilers: read the statements before you rely on one.',
  none: 'No change of position recorded here',
  noneMeans: 'That says nothing about what speakers may have said elsewhere.',
  tryParts: 'Comparing an agreement with its parts may show more.',
  sameDay: 'Both stances on one date',
  sameDayLead:
    'One speaker supported and opposed one agreement on the same date. That is no change of position.',
  parts: 'A whole and its part',
  partsLead:
    'One speaker supported an agreement and opposed a part of it, or the reverse. That is no change of position.',
  compare: 'Compare',
  sameAgreement: 'Same agreement',
  alsoParts: 'Also its parts',
  loading: 'Loading',
  ofOfPositionTheLatest: (count: string | number, changes: string | number) =>
    `${count} of ${changes} of position, the latest first`,
  ofPosition: (changes: string | number) => `${changes} of position`,
  whatYouChoseFor: 'What you chose for',
  doesNotNarrowThisList: 'does not narrow this list.',
  showMore: 'Show more',
  theLatest: 'The latest',
  of: 'of',
} as const;
