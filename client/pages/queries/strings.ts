/** Words of the query workspace. */
export const strings = {
  noNodes: 'The rows hold no nodes',
  addToCanvas: 'Add to the canvas',
  fullPage: 'Full page',
  fullPageTitle: 'The result alone on the canvas, in place of what is there; Undo brings that back',
} as const;
