/** What the menu for links says. */
export const strings = {
  copy: 'Copy a link to this view',
  long: 'Copy link',
  aboutLong: 'Contains the whole view; nothing is saved.',
  short: 'Copy short link',
  aboutShort: 'Saved on this server. Anyone with the link can read it.',
  copied: 'Link copied',
  shortCopied: 'Short link copied',
  byHand: 'The browser does not let this page copy. Copy the link here:',
  close: 'Close',
};
