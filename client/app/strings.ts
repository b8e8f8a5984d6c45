/** The words of the frame of every page. */
export const strings = {
  away: {
    offline: 'You are offline',
    away: 'The server is not answering',
    store: 'The database is not answering',
  },
  tryingAgain: (seconds: number) =>
    `Trying again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
  staysReadable: (time: string) =>
    `You can read and copy what is on screen, as read at ${time}. What you typed stays. Search and expanding are paused.`,
  seenEarlier: (time: string) =>
    `Seen earlier, offline: what is shown was read on ${time}. Search and expanding are paused.`,
  tryNow: 'Try now',
  letterKeys: 'Keys of a single letter or sign: /, ? and o',
  letterKeysHelp:
    'Switch them off if you speak to your computer. Ctrl K and the buttons remain; keys of the canvas work only on the canvas.',
  inInspector: (name: string) => `${name} is open in the inspector. F6 goes there.`,
  newVersion: 'A new version of Stancegraph is ready.',
  reload: 'Reload',
  later: 'Later',
} as const;
