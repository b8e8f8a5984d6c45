/** What the menu for links says. */
export const strings = {
  copy: 'Copy a link to this view',
  long: 'Copy link',
  aboutLong: 'Holds all of the view; nothing is saved.',
  short: 'Copy short link',
  aboutShort: 'Kept on this server, for everyone.',
  copied: 'Link copied',
  shortCopied: 'Short link copied',
  byHand: 'The browser does not let this page copy. Copy the link here:',
  close: 'Close',
};
