import type { Scope } from '../../../model/vocabulary/scopes.ts';

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
  /** Whose statements count for an institution. */
  statementsByThe: {
    own: 'Statements by the institution itself.',
    office:
      'Statements by the institution, and by those who held an office that speaks for it. One member speaks for nobody else.',
    all: 'Statements by the institution, its members, office holders and parts.',
    members: 'Statements by members and parts that nobody made for the institution.',
  } satisfies Record<Scope, string>,
  datesUnknown: 'dates of office or membership unknown',
  membersSpoke: 'members spoke',
  officialsSpoke: 'members, office holders or parts spoke',
  membershipUnknown: 'dates of membership unknown',
  officeUnknown: 'dates of office unknown',
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
    'Flags are acts. Filled discs are statements by the speaker on the left; ringed discs are those of its members, office holders at the time and parts, in a dashed ring where the dates of office or membership are unknown. A number counts statements close together. A date known only to the year or month is drawn at its beginning.',
  whoActedSilently: 'who acted without a statement',
} as const;
