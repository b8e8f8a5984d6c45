/** The columns of an event list and what stands in them. */
import { textOfRange } from '../../../../model/dates.ts';
import { eventColumns, ownEventColumns } from '../../../../model/formats/event-list.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../../../store/batch.ts';

const [id, time, ...others] = eventColumns;
const variables = ['person', 'organization', 'concept', 'agreement'] as const;
export const columns = [id, time, ...variables, ...others, ...ownEventColumns] as const;
export type DnaRow = Partial<Record<(typeof columns)[number], unknown>>;

export function statementCells(
  { id, properties }: BatchNode,
  selector: BatchProperties,
  source: BatchNode,
): DnaRow {
  const { title, date, originator, publisher } = source.properties;
  const day = properties.date ?? date;
  return {
    statement_id: id,
    time: typeof day === 'string' ? `${firstDay(day)} 00:00:00` : '',
    start_position: selector.start,
    stop_position: selector.end,
    text: properties.text,
    coder: properties.codedBy,
    document_id: source.id,
    document_title: title,
    document_author: originator,
    document_source: publisher,
    date: properties.date,
    document_date: date,
    kind: properties.kind,
    language: properties.language,
    exact: selector.exact,
    prefix: selector.prefix,
    suffix: selector.suffix,
    main: selector.main,
  };
}

export function speakerCells(
  id: string | undefined,
  term: BatchRelationship | undefined,
  nodes: ReadonlyMap<string, BatchNode>,
): DnaRow {
  const node = id ? nodes.get(id) : undefined;
  if (!id || !node) return {};
  if (node.label !== 'Actor') return { organization: node.properties.name, organization_id: id };
  const body = nodes.get(term?.to ?? '');
  return {
    person: node.properties.name,
    person_id: id,
    organization: body?.properties.name,
    organization_id: body?.id,
  };
}

export function conceptCells(
  one: BatchRelationship | undefined,
  nodes: ReadonlyMap<string, BatchNode>,
): DnaRow {
  if (!one) return {};
  const { stance } = one.properties;
  return {
    concept: nodes.get(one.to)?.properties.name,
    concept_id: one.to,
    agreement: stance === 'support' ? 1 : stance === 'oppose' ? 0 : undefined,
    stance,
  };
}

export function firstDay(date: string): string {
  if (/^\d{4}$/.test(date)) return `${date}-01-01`;
  return /^\d{4}-\d{2}$/.test(date) ? `${date}-01` : textOfRange(date, date);
}

/** Numbers and days stand without quotes, as the program writes them. */
export function dnaLine(row: DnaRow): string {
  return `${columns
    .map((name) => {
      const value = row[name];
      if (value === undefined || value === null || value === '') return '';
      if (typeof value === 'number' || name === 'time') return String(value);
      return `"${String(value).replaceAll('"', '""')}"`;
    })
    .join(';')}\n`;
}
