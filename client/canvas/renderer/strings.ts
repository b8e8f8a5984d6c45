/** The words of this part of the page, for all its files. */
export const strings = {
  loadingTheDrawing: 'Loading the drawing',
  graphDrawingArrowKeysMove:
    'Graph drawing. Arrow keys move between neighbours, Enter opens, e expands. The list says the same in words.',
  closeTheMinimap: 'Close the minimap',
  openTheMinimap: 'Open the minimap',
  minimapOfTheDrawingArrow: 'Minimap of the drawing. Arrow keys move the view.',
  selectWithABox: 'Select with a box',
  selectWithABoxShift: 'Select with a box (Shift and drag)',
  selectWithALasso: 'Select with a lasso',
} as const;
