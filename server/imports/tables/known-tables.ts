/** Tables whose columns are known: the product's own tidy statements and DNA's list of events. */

import type { MappedValue, TableMapping } from '../../../model/schemas/import-mapping.ts';
import type { TableColumns } from './columns.ts';
import { stancesOf } from './statement-table.ts';

const between = ' | ';

/** The table of docs/statements-csv.md; its ids are those of the store that it was taken from. */
export function tidyStatements(columns: readonly string[]): TableMapping {
  const has = (name: string) => columns.some((column) => column === name);
  const optional = (property: string, column: string): Record<string, MappedValue> =>
    has(column) ? { [property]: { column } } : {};
  const many = (column: string): MappedValue => ({ column, split: between });
  const mapping: TableMapping = {
    apostrophes: true,
    nodes: {
      statement: {
        label: 'Statement',
        id: { column: 'statement' },
        properties: {
          text: { column: 'text' },
          kind: has('kind') ? { column: 'kind' } : { constant: 'quote' },
          ...(has('dateEnd')
            ? { date: { columns: ['date', 'dateEnd'], join: ' ' } }
            : optional('date', 'date')),
          ...optional('translation', 'translation'),
          ...optional('language', 'language'),
        },
      },
      speaker: {
        label: 'Actor',
        id: { column: 'speakerId', split: between },
        properties: { name: many('speaker') },
      },
      agreement: {
        label: 'Agreement',
        id: { column: 'agreementId' },
        properties: { name: { column: 'agreement' } },
      },
      source: {
        label: 'Source',
        id: { column: 'sources', split: between },
        properties: {
          title: has('sourceTitles') ? many('sourceTitles') : many('sources'),
          sourceClass: { constant: 'unknown' },
        },
      },
    },
    relationships: [
      { type: 'MADE', from: 'speaker', to: 'statement', properties: {} },
      {
        type: 'ABOUT',
        from: 'statement',
        to: 'agreement',
        properties: { stance: { column: 'stance' } },
      },
      { type: 'STATED_IN', from: 'statement', to: 'source', properties: {} },
    ],
  };
  return mapping;
}

/** DNA's export of statements as events. */
export function dnaEvents(columns: TableColumns): TableMapping {
  const has = (name: string) => columns.table.columns.includes(name);
  const values = stancesOf(columns.distinct('agreement')) ?? { '1': 'support', '0': 'oppose' };
  const person = has('person') && columns.values('person').length > 0;
  const organisation = has('organization') ? 'organization' : undefined;
  const mapping: TableMapping = {
    nodes: {
      statement: {
        label: 'Statement',
        id: { column: 'statement_id' },
        properties: {
          text: { column: 'text' },
          kind: { constant: 'quote' },
          ...(has('time') ? { date: { column: 'time' } } : {}),
        },
      },
      concept: {
        label: 'Agreement',
        properties: { name: { column: 'concept' }, kind: { constant: 'concept' } },
      },
      source: {
        label: 'Source',
        id: has('document_id') ? { column: 'document_id' } : { hash: ['document_title'] },
        properties: {
          title: { column: 'document_title' },
          sourceClass: { constant: 'unknown' },
          ...(has('time') ? { date: { column: 'time' } } : {}),
          ...(has('document_source') ? { publisher: { column: 'document_source' } } : {}),
        },
      },
    },
    relationships: [
      {
        type: 'ABOUT',
        from: 'statement',
        to: 'concept',
        properties: { stance: { column: 'agreement', values } },
      },
      {
        type: 'STATED_IN',
        from: 'statement',
        to: 'source',
        properties: {
          main: { constant: true },
          ...(has('start_position') ? { start: { column: 'start_position' } } : {}),
          ...(has('stop_position') ? { end: { column: 'stop_position' } } : {}),
        },
      },
    ],
  };
  if (person) {
    mapping.nodes.person = { label: 'Actor', properties: { name: { column: 'person' } } };
    mapping.relationships.unshift({
      type: 'MADE',
      from: 'person',
      to: 'statement',
      properties: {},
    });
  }
  if (organisation) {
    mapping.nodes.organisation = {
      label: 'Institution',
      properties: { name: { column: organisation } },
    };
    mapping.relationships.push(
      person
        ? { type: 'HOLDS_OFFICE', from: 'person', to: 'organisation', properties: {} }
        : { type: 'MADE', from: 'organisation', to: 'statement', properties: {} },
    );
  }
  return mapping;
}
