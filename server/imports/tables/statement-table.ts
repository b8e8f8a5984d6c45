/** A table of statements: who said what about which agreement. */
import type { Columns } from './columns.ts';
import type { Guess } from './guess.ts';
import type { TableMapping, Value } from './mapping.ts';

/** What people write for a stance. */
const stanceWords: Record<string, string> = {
  support: 'support',
  supports: 'support',
  supportive: 'support',
  for: 'support',
  pro: 'support',
  yes: 'support',
  agree: 'support',
  agrees: 'support',
  favour: 'support',
  favor: 'support',
  'in favour': 'support',
  positive: 'support',
  '1': 'support',
  '+': 'support',
  true: 'support',
  oppose: 'oppose',
  opposes: 'oppose',
  opposed: 'oppose',
  against: 'oppose',
  contra: 'oppose',
  con: 'oppose',
  no: 'oppose',
  disagree: 'oppose',
  disagrees: 'oppose',
  negative: 'oppose',
  '0': 'oppose',
  '-1': 'oppose',
  '-': 'oppose',
  '−': 'oppose',
  false: 'oppose',
  mixed: 'mixed',
  both: 'mixed',
  ambivalent: 'mixed',
  '±': 'mixed',
  neutral: 'neutral',
  none: 'neutral',
};

/** The stances that the values of a column stand for; nothing when one of them is not known. */
export function stancesOf(values: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const value of values) {
    const stance = stanceWords[value.trim().toLowerCase()];
    if (stance === undefined) return undefined;
    found[value] = stance;
  }
  // 0 is against beside 1, and neutral beside -1.
  if ('-1' in found && '0' in found) found['0'] = 'neutral';
  return found;
}

export function guessStatements(columns: Columns): Guess | undefined {
  // A table with `concept` and `agreement` tells in the second whether somebody agrees.
  const agreements = columns.all('agreement');
  const stances = columns.all('stance');
  const isStance = (column: string) => {
    const values = columns.distinct(column);
    return values.length > 0 && stancesOf(values) !== undefined;
  };
  const stance = [...stances, ...agreements].find(isStance) ?? stances[0];
  const about = agreements.filter((column) => column !== stance);
  const [agreement] = about;
  const [text] = columns.all('text');
  const speaker = columns.one('speaker');
  if (!text || !speaker || !agreement) return undefined;
  const unclear: string[] = [];
  if (about.length > 1) {
    unclear.push(
      `What the statements are about may be in ${about.map((name) => JSON.stringify(name)).join(' or ')}: choose one in the mapping.`,
    );
  }
  if (!stance) {
    unclear.push(
      'There is no column that tells the stance (support, oppose, mixed or neutral): name one in the mapping.',
    );
  }
  const values = stance ? stancesOf(columns.distinct(stance)) : undefined;
  if (stance && !values) {
    const unknown = columns.distinct(stance).filter((value) => !stancesOf([value]));
    unclear.push(
      `In the column ${stance} it is not clear what ${unknown
        .slice(0, 5)
        .map((value) => JSON.stringify(value))
        .join(', ')} means: say in the mapping which stance it is.`,
    );
  }
  const date = columns.one('date');
  if (date) unclear.push(...columns.datesUnclear(date));
  return {
    mapping: mappingOf(columns, { text, speaker, agreement, stance, date, values }),
    unclear,
  };
}

interface Found {
  text: string;
  speaker: string;
  agreement: string;
  stance: string | undefined;
  date: string | undefined;
  values: Record<string, string> | undefined;
}

function mappingOf(columns: Columns, found: Found): TableMapping {
  const { text, speaker, agreement, stance, date, values } = found;
  const optional = (name: string, purpose: string): Record<string, Value> => {
    const column = columns.one(purpose);
    return column ? { [name]: { column } } : {};
  };
  const ids = (purpose: string) => {
    const column = columns.one(purpose);
    return column ? { id: { column } } : {};
  };
  const numbered = columns.one('statementId');
  const kind = columns.one('kind');
  const source = columns.one('source') ?? columns.one('url');
  const mapping: TableMapping = {
    nodes: {
      statement: {
        label: 'Statement',
        id: numbered
          ? { column: numbered }
          : { hash: [speaker, agreement, text, ...(date ? [date] : [])] },
        properties: {
          text: { column: text },
          kind:
            kind && columns.distinct(kind).every((one) => ['quote', 'paraphrase'].includes(one))
              ? { column: kind }
              : { constant: 'quote' },
          ...(date ? { date: columns.date(date) } : {}),
          ...optional('translation', 'translation'),
          ...optional('language', 'language'),
        },
      },
      speaker: { label: 'Actor', ...ids('speakerId'), properties: { name: { column: speaker } } },
      agreement: {
        label: 'Agreement',
        ...ids('agreementId'),
        properties: { name: { column: agreement } },
      },
    },
    relationships: [
      { type: 'MADE', from: 'speaker', to: 'statement', properties: {} },
      {
        type: 'ABOUT',
        from: 'statement',
        to: 'agreement',
        properties: stance ? { stance: { column: stance, ...(values ? { values } : {}) } } : {},
      },
    ],
  };
  const party = columns.one('party');
  if (party) {
    mapping.nodes.party = {
      label: 'Party',
      ...ids('partyId'),
      properties: { name: { column: party } },
    };
    mapping.relationships.push({ type: 'MEMBER_OF', from: 'speaker', to: 'party', properties: {} });
  }
  if (source) {
    const url = columns.one('url');
    const isAddress = url !== undefined && columns.values(url).every((one) => /^https?:/.test(one));
    mapping.nodes.source = {
      label: 'Source',
      ...(url && isAddress ? { id: { hash: [source, ...(url === source ? [] : [url])] } } : {}),
      properties: {
        title: { column: source },
        sourceClass: { constant: 'unknown' },
        ...(url && isAddress ? { url: { column: url } } : {}),
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
