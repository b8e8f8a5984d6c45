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
  noStatementIs: 'No statement is recorded from it; it documents offices, memberships or acts.',
  text: 'Text',
  codedAs: 'Coded as',
  newText: 'New version of this text',
  newTextField: 'The text as it reads now',
  textIsKept:
    'Edit it here, or paste the new text over it. You see what differs before anything changes.',
  textIsNotKept:
    'The text of this source is not stored here and will not be: paste it to find its coded passages.',
  openFile: 'Load from a file',
  sameText: 'The text has not changed.',
  preview: 'See what changes',
  whatChanges: 'What the new text changes',
  takeNewText: 'Use the new text',
  history: 'Versions of the text',
  difference: 'What differs',
  noDifference: 'The earlier text is not stored here, so no difference can be shown.',
  forYou: 'Passages for you to place',
  leftHelp:
    'Their words have no single clear place in the new text. Those you leave keep their words and stay listed under the earlier text.',
  leave: 'Keep it with the earlier text',
  statuses: {
    same: 'At the same place.',
    moved: 'Moved.',
    changed: 'Nearly the same words are here. If you choose them, they correct the statement.',
    ambiguous: 'The words occur in several places.',
    lost: 'The words are not in the new text.',
  },
  carriedOf: (carried: number, all: number) =>
    all === 0
      ? 'No coded passage has words from this text.'
      : `${carried} of ${counted(all, 'coded passage')} ${carried === 1 ? 'is' : 'are'} carried over.`,
  movedOf: (moved: number) =>
    `${moved} of them ${moved === 1 ? 'has' : 'have'} moved within the text.`,
  newTextTaken: (carried: number, left: number) =>
    `New text saved: ${counted(carried, 'passage')} carried over${left > 0 ? `, ${left} kept with the earlier text` : ''}.`,
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
