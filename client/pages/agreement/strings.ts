/** The words of this page, for all its parts. */
export const strings = {
  loading: 'Loading',
  agreement: 'Agreement',
  actsAndWords: 'Acts and words',
  noActAnd: 'No act and no statement recorded here.',
  parts: 'Parts',
  stanceByParty: 'Stance by party',
  eachStatementCounts:
    'Each statement counts for the party its speaker had then. Press a bar to read them.',
  noStatementBy: 'No statement by a party or a member of one.',
  stanceByParliamentary: 'Stance by parliamentary group',
  stanceByInstitution: 'Stance by institution',
  statementsByThe:
    'Statements by the institution, by its office holders at the time and by its parts.',
  noStatementByAn: 'No statement by an institution.',
  stanceBySpeaker: 'Stance by speaker',
  noStatementByA: 'No statement by a person.',
  whoAnsweredWhom: 'Who answered whom',
  noReplyRecorded: 'No reply recorded here.',
  noStatementRecorded: 'No statement recorded here',
  everyoneWhoActed: 'Everyone who acted on it also has a statement recorded here.',
  theyActedOn:
    'They acted on it or on one of its parts, and this graph holds no statement of theirs about it. That says nothing about what they may have said elsewhere.',
  actOrProvision: 'Act or provision',
  number: 'Number',
  parliamentAgainstFor: 'Parliament: against, for',
  abstained: 'Abstained',
  appliesFrom: 'Applies from',
  statements: 'Statements',
  flagsAreActs:
    'Flags are acts. Filled discs are statements by the speaker on the left; ringed discs are those of its members, office holders at the time and parts. A number counts statements close together. A date known only to the year or month is drawn at its beginning.',
  whoActedSilently: 'who acted without a statement',
} as const;
