/** The words of this part of the page, for all its files. */
export const strings = {
  whatThisGraphHolds: 'What this graph holds',
  nothingShownHereIsA: 'This graph holds no statements, so it is shown as it is.',
  labelsWithTheirNumberOf: 'Labels with their number of nodes',
  and: 'and',
  more: 'more',
  nothingInThisGraphIs: 'This graph holds no statements',
  thisPageShowsWhoSaid: 'This page shows who said what about which agreement.',
  theGraphHasOfOther: (nodes: string | number) =>
    `The graph has ${nodes} of other kinds: see them as a graph, or ask in Cypher.`,
  theGraphIsEmpty: 'The graph is empty.',
  openTheGraph: 'Open the graph',
  bringYourOwn: 'Bring your own',
  askInCypher: 'Ask in Cypher',
} as const;
