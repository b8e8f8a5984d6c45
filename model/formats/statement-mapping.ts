/** The mapping of a table of statements, from what each of its columns is; both sides make it. */
import type {
  dateForms,
  MappedNode,
  MappedValue,
  TableMapping,
} from '../schemas/import-mapping.ts';
import type { Stance } from '../vocabulary/labels.ts';

/** What a column of a table of statements can be, in the order in which it is asked. */
export const statementRoles = {
  speaker: 'Speaker',
  agreement: 'Agreement',
  stance: 'Stance',
  date: 'Date',
  text: 'Words',
  translation: 'Translation',
  language: 'Language',
  kind: 'Quote or paraphrase',
  party: 'Party of the speaker',
  source: 'Source',
  url: 'Address of the source',
  statementId: 'Number of the statement',
  speakerId: 'Id of the speaker',
  agreementId: 'Id of the agreement',
  partyId: 'Id of the party',
} as const;
export type StatementRole = keyof typeof statementRoles;
export const neededRoles = ['speaker', 'agreement', 'stance', 'text'] as const;

export interface StatementColumns {
  columns: Partial<Record<StatementRole, string>>;
  /** Which stance each value of the column of stances stands for. */
  stances: Record<string, Stance>;
  dates: (typeof dateForms)[number];
}

export function statementMapping({ columns, stances, dates }: StatementColumns): TableMapping {
  const optional = (name: string, role: StatementRole): Record<string, MappedValue> => {
    const column = columns[role];
    return column ? { [name]: { column } } : {};
  };
  const { text = '', speaker = '', agreement = '', stance, date, kind, party } = columns;
  const id = (role: StatementRole): Pick<MappedNode, 'id'> => {
    const column = columns[role];
    return column ? { id: { column } } : {};
  };
  const { statementId } = columns;
  const hashed = [speaker, agreement, text, ...(date ? [date] : [])];
  const source = columns.source ?? columns.url;
  const { url } = columns;
  const mapping: TableMapping = {
    nodes: {
      statement: {
        label: 'Statement',
        id: statementId ? { column: statementId } : { hash: hashed },
        properties: {
          text: { column: text },
          kind: kind ? { column: kind } : { constant: 'quote' },
          ...(date ? { date: { column: date, ...(dates === 'iso' ? {} : { date: dates }) } } : {}),
          ...optional('translation', 'translation'),
          ...optional('language', 'language'),
        },
      },
      speaker: { label: 'Actor', ...id('speakerId'), properties: { name: { column: speaker } } },
      agreement: {
        label: 'Agreement',
        ...id('agreementId'),
        properties: { name: { column: agreement } },
      },
    },
    relationships: [
      { type: 'MADE', from: 'speaker', to: 'statement', properties: {} },
      {
        type: 'ABOUT',
        from: 'statement',
        to: 'agreement',
        properties: stance
          ? {
              stance: {
                column: stance,
                ...(Object.keys(stances).length > 0 ? { values: stances } : {}),
              },
            }
          : {},
      },
    ],
  };
  if (party) {
    const properties = { name: { column: party } };
    mapping.nodes.party = { label: 'Party', ...id('partyId'), properties };
    mapping.relationships.push({ type: 'MEMBER_OF', from: 'speaker', to: 'party', properties: {} });
  }
  if (source) {
    mapping.nodes.source = {
      label: 'Source',
      ...(url ? { id: { hash: url === source ? [url] : [source, url] } } : {}),
      properties: {
        title: { column: source },
        sourceClass: { constant: 'unknown' },
        ...optional('url', 'url'),
      },
    };
    mapping.relationships.push({
      type: 'STATED_IN',
      from: 'statement',
      to: 'source',
      properties: { main: { constant: true } },
    });
  }
  return mapping;
}

/** What the columns are by a mapping; nothing when it is none of a table of statements. */
export function statementColumns(mapping: TableMapping): StatementColumns | undefined {
  const { statement, speaker, agreement, party, source } = mapping.nodes;
  if (!statement || !speaker || !agreement) return undefined;
  const about = mapping.relationships.find(({ type }) => type === 'ABOUT')?.properties.stance;
  const found: Record<StatementRole, unknown> = {
    text: statement.properties.text,
    translation: statement.properties.translation,
    language: statement.properties.language,
    kind: statement.properties.kind,
    date: statement.properties.date,
    statementId: statement.id,
    speaker: speaker.properties.name,
    speakerId: speaker.id,
    agreement: agreement.properties.name,
    agreementId: agreement.id,
    stance: about,
    party: party?.properties.name,
    partyId: party?.id,
    source: source?.properties.title,
    url: source?.properties.url,
  };
  const columns: StatementColumns['columns'] = {};
  for (const [role, value] of Object.entries(found)) {
    const column = columnOf(value);
    if (column !== undefined) columns[role as StatementRole] = column;
  }
  if (columns.source === columns.url) delete columns.source;
  const date = statement.properties.date;
  return {
    columns,
    stances:
      ((about && 'values' in about ? about.values : undefined) as Record<string, Stance>) ?? {},
    dates: (date && 'date' in date ? date.date : undefined) ?? 'iso',
  };
}

function columnOf(value: unknown): string | undefined {
  const column = (value as { column?: unknown } | undefined)?.column;
  return typeof column === 'string' ? column : undefined;
}
