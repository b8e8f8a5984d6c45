/** The words of this part of the page, for all its files. */
export const strings = {
  select: 'Select',
  withOthers: 'with others',
  less: 'Less',
  more: 'More',
  on: 'on',
  bundleOf: (count: string | number) => `Bundle of ${count}`,
  note: 'Note',
  changedPosition: '⇄ changed position',
  hasANote: 'has a note',
  doesNotMatchTheFilters: 'does not match the filters',
  graphAsList: 'Graph as list',
  findInThisList: 'Find in this list',
  aNameOrWords: 'A name or words',
  of: (found: string | number) => `${found} of `,
  nothingInThisListHas: 'Nothing in this list matches these words.',
  bundles: 'Bundles',
  notes: 'Notes',
  other: 'Other',
  inTheGraph: 'in the graph',
  expand: (value: string | number, more: string | number, count: string | number) =>
    `Expand: ${value}, ${more} (${count})`,
} as const;
