/** The words of the page of changes. */
export const strings = {
  title: 'Changes of position',
  rule: 'A change of position is two statements by one speaker on the same agreement, one supporting and one opposing it, with no other such statement between them; mixed and neutral statements are ignored. Two stances on the same date are not a change of position, nor are different stances on a whole and its part; both are listed separately below. Undated statements are left out because they have no place in that order. The period filter applies to the later statement. The compilers coded the stances: read the statements before you rely on one.',
  none: 'No change of position recorded here',
  noneMeans: 'Speakers may have changed position elsewhere.',
  tryParts: 'Comparing an agreement with its parts may show more.',
  sameDay: 'Both stances on one date',
  sameDayLead:
    'A speaker supported and opposed the same agreement on one date. That is not a change of position.',
  parts: 'A whole and its part',
  partsLead:
    'A speaker supported an agreement and opposed a part of it, or the reverse. That is not a change of position.',
  compare: 'Compare',
  sameAgreement: 'Same agreement',
  alsoParts: 'Also its parts',
  loading: 'Loading',
  ofOfPositionTheLatest: (count: string | number, changes: string | number) =>
    `${count} of ${changes} of position, the latest first`,
  ofPosition: (changes: string | number) => `${changes} of position`,
  whatYouChoseFor: 'The filter for',
  doesNotNarrowThisList: 'does not apply to this list.',
  showMore: 'Show more',
  theLatest: 'The latest',
  of: 'of',
} as const;
