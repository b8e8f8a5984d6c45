/** A table of people: a row a person, with the party and the body they belong to. */

import { words } from '../../../model/ids.ts';
import type {
  MappedNode,
  MappedValue,
  TableMapping,
} from '../../../model/schemas/import-mapping.ts';
import type { Label } from '../../../model/vocabulary/labels.ts';
import type { TableColumns } from './columns.ts';
import type { Guess } from './guess.ts';
import { peopleWords } from './party-tables.ts';

/** Bills and events have names too: one of these tells that it is people. */
const personal = ['party', 'partyId', 'body', 'birth', 'gender', 'email', 'role'];
/** What a person has one of. */
const own = ['birth', 'gender', 'email', 'wikidata'];

/** What a row is by the column `schema` of FollowTheMoney, as OpenSanctions has it in its tables. */
const schemata: Record<string, Label | null> = {
  Person: 'Actor',
  Organization: 'Institution',
  Company: 'Institution',
  PublicBody: 'Institution',
  LegalEntity: 'Institution',
  ...Object.fromEntries(
    ['Address', 'Airplane', 'Asset', 'CryptoWallet', 'Security', 'Vehicle', 'Vessel'].map(
      (name) => [name, null],
    ),
  ),
};

/** Of a table of people: the label of all, or the column that tells the kind of each. */
function kindsOf(columns: TableColumns): { label: MappedNode['label']; unclear: string[] } {
  const column = columns.one('schema');
  const kinds = column === undefined ? [] : columns.distinct(column);
  const known = kinds.filter((kind) => Object.hasOwn(schemata, kind));
  if (column === undefined || known.length === 0) return { label: 'Actor', unclear: [] };
  const unknown = kinds.filter((kind) => !known.includes(kind)).map((kind) => JSON.stringify(kind));
  const unclear =
    unknown.length === 0
      ? []
      : [
          `In the column ${JSON.stringify(column)} it is not clear what ${unknown.slice(0, 5).join(', ')} means: say in the mapping which label it is, or null to leave it out.`,
        ];
  return { label: { column, values: schemata }, unclear };
}

/** A row a person, with the party and the body they belong to. */
export function guessPeople(columns: TableColumns): Guess | undefined {
  const { named, isSplit, unclear: unclearNames } = namesOf(columns);
  const isPeople = isSplit || personal.some((role) => columns.one(role));
  if (!named || !isPeople) return undefined;
  const { label, unclear: unclearKinds } = kindsOf(columns);
  const id = columns.idFor([...peopleWords, 'bioguide', 'id']);
  const begun = columns.one('begun');
  const ended = columns.one('ended');
  const term = {
    ...(begun ? { from: columns.date(begun) } : {}),
    ...(ended ? { to: columns.date(ended) } : {}),
  };
  const mapping: TableMapping = {
    nodes: {
      person: {
        label,
        ...(id ? { id: { column: id } } : {}),
        properties: { name: named },
      },
    },
    relationships: [],
  };
  const wikidata = columns.one('wikidata');
  if (wikidata && mapping.nodes.person)
    mapping.nodes.person.properties.wikidata = { column: wikidata };
  const party = columns.one('party');
  const partyId = columns.one('partyId');
  if (party) {
    mapping.nodes.party = {
      label: 'Party',
      ...(partyId ? { id: { column: partyId } } : {}),
      properties: { name: { column: party } },
    };
    mapping.relationships.push({
      type: 'MEMBER_OF',
      from: 'person',
      to: 'party',
      properties: term,
    });
  }
  const body = columns.one('body');
  const role = columns.one('role');
  if (body) {
    mapping.nodes.body = { label: 'Institution', properties: { name: { column: body } } };
    mapping.relationships.push({
      type: 'HOLDS_OFFICE',
      from: 'person',
      to: 'body',
      properties: { ...term, ...(role ? { role: { column: role } } : {}) },
    });
  }
  const unclear = [
    ...unclearNames,
    ...unclearKinds,
    ...(id ? [] : sameNames(columns, named)),
    ...columns.several('party', 'the party'),
    ...columns.several('body', 'the institution'),
    ...columns.datesUnclear(begun),
    ...columns.datesUnclear(ended),
  ];
  return { mapping, unclear };
}

/** What two columns of a table hold, by rows that fill both. */
function pairs(columns: TableColumns, one: string, other: string): [string, string][] {
  const [a, b] = [one, other].map((name) => columns.table.columns.indexOf(name));
  return columns.table.rows.flatMap((row): [string, string][] => {
    const [first = '', second = ''] = [row[a ?? -1], row[b ?? -1]];
    return first !== '' && second !== '' ? [[first, second]] : [];
  });
}

/** Whether a part of a name stands in it, as whole words. */
function hasWords(text: string, part: string): boolean {
  // Some scripts put nothing between words.
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(part)) {
    return text.includes(part);
  }
  const wanted = words(part).join(' ');
  return wanted !== '' && ` ${words(text).join(' ')} `.includes(` ${wanted} `);
}

/** The column of whole names beside both parts, where all that have a part have it too. */
function wholeBeside(columns: TableColumns, first: string, last: string): string | undefined {
  const whole = columns.all('personName').find((one) => one !== first && one !== last);
  if (whole === undefined) return undefined;
  const known = pairs(columns, whole, last);
  const isFull = known.length > 0 && known.length === columns.values(last).length;
  return isFull && known.every(([text, part]) => hasWords(text, part)) ? whole : undefined;
}

/** Where people's names are: whole, or in parts; `name` beside a part is either. */
function namesOf(columns: TableColumns): {
  named?: MappedValue;
  isSplit: boolean;
  unclear: string[];
} {
  const first = columns.one('firstName');
  const last = columns.one('lastName');
  if (first && last && first !== last) {
    const column = wholeBeside(columns, first, last);
    const named = column ? { column } : { columns: [first, last], join: ' ' };
    return { named, isSplit: true, unclear: [] };
  }
  const part = first ?? last;
  const [name] = columns.all('personName').filter((column) => column !== part);
  const whole = columns.one('personName');
  if (!part || !name) {
    const unclear = columns.several('personName', 'the name');
    return { ...(whole ? { named: { column: whole } } : {}), isSplit: false, unclear };
  }
  const known = pairs(columns, name, part);
  const within = known.filter(([text, one]) => hasWords(text, one)).length;
  if (within > 0 && within === known.length) {
    return { named: { column: name }, isSplit: true, unclear: [] };
  }
  const parts = first ? [first, name] : [name, part];
  const listed = [name, part].map((column) => JSON.stringify(column)).join(' and ');
  return {
    named: { columns: parts, join: ' ' },
    isSplit: true,
    unclear:
      within === 0
        ? []
        : [
            `Whether ${JSON.stringify(name)} is the whole name or a part of it is not clear: say in the mapping whether it is to be joined, ${listed}.`,
          ],
  };
}

/** People of one name who differ in what a person has one of. */
function sameNames(columns: TableColumns, named: MappedValue): string[] {
  const parts = 'columns' in named ? named.columns : 'column' in named ? [named.column] : [];
  const at = parts.map((column) => columns.table.columns.indexOf(column));
  for (const column of own.flatMap((role) => columns.one(role) ?? [])) {
    const known = new Map<string, string>();
    const value = columns.table.columns.indexOf(column);
    for (const row of columns.table.rows) {
      const name = at.map((index) => row[index] ?? '').join(' ');
      const mine = row[value] ?? '';
      if (mine === '') continue;
      if ((known.get(name) ?? mine) === mine) {
        known.set(name, mine);
        continue;
      }
      const hash = JSON.stringify([...parts, column]);
      return [
        `Rows that name ${JSON.stringify(name)} differ in ${JSON.stringify(column)}: several people would become one. Say in the mapping what tells people apart, such as "id": {"hash": ${hash}}.`,
      ];
    }
  }
  return [];
}
