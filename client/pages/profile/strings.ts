import type { Scope } from '../../../model/vocabulary/scopes.ts';

/** The words of this page, for all its parts. */
export const strings = {
  noneRecordedHere: 'None recorded here.',
  loading: 'Loading',
  profile: 'Profile',
  officesAndMemberships: 'Offices and memberships',
  memberships: 'Memberships',
  officeHoldersParties: 'Office holders, parties and parts',
  membersAndParts: 'Members and parts',
  acts: 'Acts',
  positionsByAgreement: 'Positions by agreement',
  pressABar: 'Press a bar to read the statements behind it.',
  itsOwnStatements:
    'Its own statements and those of its members at the time. Press a bar to read them.',
  members: ', including members at the time',
  /** Whose statements an institution’s numbers count. */
  along: {
    own: 'its own',
    office: 'its own and of offices that speak for it',
    all: 'of everyone in it',
    members: 'of members and parts only',
  } satisfies Record<Scope, string>,
  answers: 'Answers',
  noReplyRecorded: 'No reply recorded here.',
  answersTo: 'Answers to',
  answeredBy: 'Answered by',
  closestAndMost: 'Closest and most opposed',
  nobodyElseTook: 'Nobody else took a side on the same agreements.',
  closest: 'Closest',
  wordsOfBoth: 'The words of both',
  mostOpposed: 'Most opposed',
  as: 'As',
  term: 'Dates',
  datesUnknown: 'dates unknown',
  startUnknown: 'start unknown',
  endUnknown: 'end unknown',
  onAnAxis: 'On an axis of time',
} as const;
