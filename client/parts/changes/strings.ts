/** What pages say of two statements that differ. */
export const strings = {
  changed: 'Changed position',
  sameDay: 'Both stances on one date',
  parts: 'A whole and its part',
  overlap: 'The dates overlap: the order of the two is uncertain.',
  paraphrase: 'One of the two rests on a paraphrase: the words themselves were not seen.',
  paraphrases: 'Both rest on paraphrases: the words themselves were not seen.',
  bothUnverified: 'Neither statement is verified.',
  unverified: 'One of the two statements is not verified.',
  earlier: 'Earlier, ',
  later: 'Later, ',
  on: 'on',
  inBetween: 'in between',
  andItsPart: 'and its part',
  supportedAndOpposed: ': supported and opposed',
  from: 'from',
  to: 'to',
  ofPosition: (nodeName: string | number, changes: string | number) =>
    `${nodeName}: ${changes} of position`,
} as const;
