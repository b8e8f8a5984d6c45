/** Which files and citations statements can be taken along as. */

export const citationFormats = ['text', 'bibtex', 'csl-json', 'json-ld'] as const;
export type CitationFormat = (typeof citationFormats)[number];
export const statementFormats = ['tidy', 'csv', ...citationFormats] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** The media type of each, and the ending of its file. */
export const fileTypes: Record<StatementFormat, { type: string; ending: string }> = {
  tidy: { type: 'text/csv', ending: 'csv' },
  csv: { type: 'text/csv', ending: 'csv' },
  text: { type: 'text/plain', ending: 'txt' },
  bibtex: { type: 'application/x-bibtex', ending: 'bib' },
  'csl-json': { type: 'application/json', ending: 'json' },
  'json-ld': { type: 'application/ld+json', ending: 'jsonld' },
};
