/** What can be told of a study of Discourse Network Analyzer whose variables have names of their own. */
export const dnaOptions = ['person', 'organization', 'concept', 'agreement', 'type'] as const;
export type DnaOption = (typeof dnaOptions)[number];
