/** The words of this part of the page, for all its files. */
export const strings = {
  pageNotFound: 'Page not found',
  couldNotLoadThisPage: 'Could not load this page',
  tryAgain: 'Try again',
  openTheGraph: 'Open the graph',
} as const;
