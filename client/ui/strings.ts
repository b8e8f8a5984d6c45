/** The words of this part of the page, for all its files. */
export const strings = {
  couldNotBeShown: (what: string | number, more: string | number) =>
    `${what} could not be shown${more}`,
  tryAgain: 'Try again',
  print: 'Print',
  theFirst: 'The first',
  of: 'of',
  arePrintedHere: 'are printed here.',
  stancegraph: 'Stancegraph,',
  printedOn: ', printed on',
  undo: 'Undo',
  close: 'Close',
} as const;
