/** The columns of an event list of Discourse Network Analyzer, and those that our own lists have besides. */

/** What every list has, whatever the variables are; the variables stand after the first two. */
export const eventColumns = [
  'statement_id',
  'time',
  'start_position',
  'stop_position',
  'text',
  'coder',
  'document_id',
  'document_title',
  'document_author',
  'document_source',
  'document_section',
  'document_type',
] as const;

/** Ids, stances and what else our own lists say. */
export const ownEventColumns = [
  'person_id',
  'organization_id',
  'concept_id',
  'stance',
  'date',
  'document_date',
  'kind',
  'language',
  'exact',
  'prefix',
  'suffix',
  'main',
  'more',
] as const;
