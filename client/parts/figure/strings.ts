/** What the menu of figures and their embeds say. */
export const strings = {
  picture: 'Picture',
  png: 'Picture (PNG, double size)',
  svg: 'Drawing (SVG)',
  embed: 'Copy embed code',
  loading: 'Loading the figure',
  couldNotLoad: 'Could not load this figure',
  open: 'Open in Stancegraph',
};
