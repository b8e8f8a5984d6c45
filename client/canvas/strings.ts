/** The words of this part of the page, for all its files. */
export const strings = {
  graph: 'Graph',
  theDrawing: 'The drawing',
  couldNotLoadTheFirst: 'Could not load the first scene',
  tryAgain: 'Try again',
  theList: 'The list',
  theMenu: 'The menu',
  thePanel: 'The panel',
  theLegend: 'The legend',
  loadingTheFirstScene: 'Loading the first scene',
  theGraphIsEmpty: 'The graph is empty',
  bringASpreadsheetADebate: 'Import your own spreadsheet, debate or dossier, or load the example:',
  npmRunSeedSeedAsylum: 'npm run seed -- seed/asylum-optout',
  bringYourOwn: 'Bring your own',
  refresh: 'Refresh',
} as const;
