/** Words of the introduction to the first scene. */
export const strings = {
  region: 'Introduction',
  questions: 'Questions to start with',
  ask: 'Ask a question',
  story: 'Read the story',
  hide: 'Hide the introduction',
  of: (value: string | number) => ` of ${value}`,
  nodes: 'nodes,',
  of2: 'of',
  shownMatch: 'shown match',
  nonMatching: 'Non-matching',
  fade: 'Fade',
  hide2: 'Hide',
} as const;
