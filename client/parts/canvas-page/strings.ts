/** Words of the introduction to the first scene. */
export const strings = {
  region: 'Introduction',
  questions: 'Questions to start with',
  ask: 'Ask a question',
  story: 'Read the story',
  hide: 'Hide the introduction',
} as const;
