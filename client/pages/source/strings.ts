import { counted } from '../../../model/formats/counted.ts';

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
  newText: 'New version of this text',
  newTextField: 'The text as it reads now',
  textIsKept:
    'Change it here, or paste the new text in its place. Nothing is changed before you have seen what differs.',
  textIsNotKept:
    'The text of this source is not kept here, and will not be: paste it to find the coded passages in it.',
  openFile: 'Take it from a file',
  sameText: 'This is the text as it is.',
  preview: 'See what changes',
  whatChanges: 'What the new text changes',
  takeNewText: 'Take the new text',
  history: 'Versions of the text',
  difference: 'What differs',
  noDifference: 'The text before is not kept here, so that no difference can be shown.',
  forYou: 'Passages for you to place',
  leftHelp:
    'Their words do not stand at one clear place of the new text. What you leave keeps its words and is listed as left with an earlier text.',
  leave: 'Leave it with the text before',
  statuses: {
    same: 'At the same place.',
    moved: 'Moved.',
    changed:
      'Nearly the same words stand here. If you take them, they are a correction of the statement.',
    ambiguous: 'The words stand at several places.',
    lost: 'The words are not in the new text.',
  },
  carriedOf: (carried: number, all: number) =>
    all === 0
      ? 'No coded passage has words from this text.'
      : `${carried} of ${counted(all, 'coded passage')} ${carried === 1 ? 'is' : 'are'} carried over.`,
  movedOf: (moved: number) => `${moved} of them ${moved === 1 ? 'has' : 'have'} moved in the text.`,
  newTextTaken: (carried: number, left: number) =>
    `New text taken: ${counted(carried, 'passage')} carried over${left > 0 ? `, ${left} left with the text before` : ''}.`,
  leftBehind: (statements: string) =>
    `${statements} from this source could not be placed in its present text and keep the words of an earlier one.`,
  source2: 'Source ·',
  by: (originator: string | number) => `, by ${originator}`,
  fromThisSource: 'from this source',
  of: 'of',
  shown: 'shown',
  noPassageWasCoded: 'No passage of this text was coded as a statement.',
  numberedPassagesWereCodedAs:
    'Numbered passages were coded as statements. Press a passage or its coding to see both.',
  couldNotBePlacedIn: (statements: string | number) =>
    ` ${statements} could not be placed in the text.`,
} as const;
