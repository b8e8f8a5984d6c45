/** What the evidence of a statement says beside its own words. */
export const strings = {
  noSource: 'No source recorded',
  headlineNotSeen: 'headline not seen',
  codedFromHere: 'coded from here',
  archivedCopy: 'archived copy',
  permanentLink: 'Permanent link to this statement',
} as const;
