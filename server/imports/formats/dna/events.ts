/** Reads the event list that DNA exports as CSV, and our own, which has some columns more. */
import { isPartialDate } from '../../../../model/dates.ts';
import { counted } from '../../../../model/formats/counted.ts';
import { stanceNames } from '../../../../model/vocabulary/labels.ts';
import type { ImportFile, ImportRecord, ReadOptions } from '../format.ts';
import { labelOfOurs, note, problemRecord } from '../shared/emit.ts';
import { Meter, Unreadable } from '../shared/text.ts';
import { Agreements, stanceOf } from './agreement.ts';
import { dayWithDots } from './dates.ts';
import { Repeats } from './documents.ts';
import { type EventRow, eventRows } from './event-rows.ts';
import { type CodedDocument, type CodedStatement, Study } from './study.ts';
import { refuseWrongOptions } from './told.ts';
import {
  agreementsOf,
  candidatesOf,
  equalNote,
  howToName,
  type Meaning,
  type Ranked,
  surestOf,
} from './variables.ts';

interface Held {
  document: CodedDocument;
  id: string;
  seen: Map<string, number>;
}

/** A row at a time, after a first look at what the agreements are. */
export async function* readEvents(
  file: ImportFile,
  meter: Meter,
  { options, signal }: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const study = new Study(file.name);
  const documents = new Map<string, Held>();
  const { columns, isScale, others, notes, repeats, isEmpty } = await lookedAt(
    file,
    options,
    signal,
  );
  yield* notes;
  for (const name of others) study.lose(`column ${name}`);
  for await (const { fixed: row, values: given, line, uneven } of eventRows(file, meter)) {
    const place = `${file.name}:${line}`;
    if (uneven !== undefined) {
      const message = `the row has ${counted(uneven, 'value')}, and not one for each column`;
      yield problemRecord(place, message, 'Put it right; perhaps a quotation mark is missing.');
      continue;
    }
    const day = dayOf(row.time);
    if (!isDay(day)) {
      yield problemRecord(
        place,
        `time is no date: ${row.time}`,
        'Write it as 2005-01-26 00:00:00.',
      );
      continue;
    }
    if (keyOf(row) === '') {
      yield problemRecord(
        place,
        'the row names no document',
        'Give document_title or document_id.',
      );
      continue;
    }
    const key = keyOf(row);
    const isOurs = labelOfOurs(row.statement_id) === 'Statement';
    const more = isOurs ? moreOf(row.more) : undefined;
    if (more === null) {
      yield problemRecord(place, 'more is no JSON object', 'Leave the column as it was written.');
      continue;
    }
    const first: ImportRecord[] = [];
    let held = documents.get(key);
    if (!held) {
      const document = {
        place,
        title: row.document_title || key,
        date: dateOf(row),
        author: row.document_author,
        source: row.document_source,
        section: row.document_section,
        type: row.document_type,
      };
      const id = study.documentId(document, repeats.apart(document, key, ''), row.document_id);
      held = { document, id, seen: new Map() };
      documents.set(key, held);
      first.push(...study.document(document, held.id));
    }
    const of = (meaning: Meaning) => given.get(columns.get(meaning) ?? '') || undefined;
    const agreement = of('agreement');
    const own = stanceNames.find((stance) => stance === row.stance);
    const stance = own ?? (agreement === undefined ? undefined : stanceOf(agreement, isScale));
    if (agreement !== undefined && stance === undefined) {
      yield problemRecord(
        place,
        `agreement is ${agreement}, neither 0 nor 1`,
        'Write 1 for yes, 0 for no.',
      );
      continue;
    }
    const [person, organization, concept] = [of('person'), of('organization'), of('concept')];
    const statement: CodedStatement = {
      place,
      ...(isOurs ? { id: row.statement_id } : {}),
      start: numberOf(row.start_position),
      stop: numberOf(row.stop_position),
      text: row.text,
      ...(isOurs ? { selector: selectorOf(row) } : {}),
      values: {
        ...(person ? { person: [person] } : {}),
        ...(organization ? { organization: [organization] } : {}),
        ...(concept ? { concept: [concept] } : {}),
      },
      ids: {
        ...(row.person_id ? { person: row.person_id } : {}),
        ...(row.organization_id ? { organization: row.organization_id } : {}),
        ...(row.concept_id ? { concept: row.concept_id } : {}),
      },
      bodies: bodiesOf(more),
      stance,
      kind: row.kind,
      date: 'date' in row && isOurs ? row.date || undefined : day,
      language: row.language,
      coder: row.coder || undefined,
    };
    for (const record of [
      ...first,
      ...study.statement(held.document, held.id, statement, held.seen),
    ]) {
      yield more ? withMore(record, more) : record;
    }
  }
  if (isEmpty) {
    yield note(file.name, 'empty list', 'the list has no rows');
  }
  yield* study.end();
}

interface Looked {
  /** The column of each meaning. */
  columns: ReadonlyMap<Meaning, string>;
  isScale: boolean;
  /** Variables without a meaning. */
  others: readonly string[];
  notes: readonly ImportRecord[];
  /** Documents of one title and day. */
  repeats: Repeats;
  isEmpty: boolean;
}

/** What the columns mean, and whether agreement goes below 0 or above 1, which the first row does not tell. */
async function lookedAt(
  file: ImportFile,
  options: ReadOptions['options'],
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const columns = new Map<Meaning, string>();
  const notes: ImportRecord[] = [];
  const repeats = new Repeats();
  const keys = new Set<string>();
  let first: EventRow | undefined;
  let names: string[] = [];
  let agreements: (Ranked & { values: Agreements })[] = [];
  for await (const row of eventRows(file, new Meter(signal ? { signal } : {}))) {
    if (!first) {
      names = [...row.values.keys()];
      const listed = names.join(', ') || 'those of every list';
      refuseWrongOptions(
        names.map((name) => ({ name })),
        `only ${listed}`,
        options,
      );
      const all = candidatesOf(names, options);
      for (const [meaning, some] of all) {
        if (meaning === 'agreement') {
          agreements = some.map((one) => ({ ...one, values: new Agreements() }));
          continue;
        }
        const equal = equalNote(file.name, meaning, some);
        if (equal) notes.push(equal);
        for (const { name } of surestOf(some)) columns.set(meaning, name);
      }
      if (!columns.has('concept') || !(columns.has('person') || columns.has('organization'))) {
        throw new Unreadable(
          `has no column for a concept and one for who says it, only ${listed}`,
          howToName,
        );
      }
    }
    first ??= row;
    if (row.uneven !== undefined) continue;
    for (const { name, values } of agreements) values.add(row.values.get(name) ?? '');
    const key = keyOf(row.fixed);
    if (key !== '' && !keys.has(key) && isDay(dayOf(row.fixed.time))) {
      keys.add(key);
      const { document_title: title } = row.fixed;
      repeats.take({ title: title || key, date: dateOf(row.fixed) }, key);
    }
  }
  const { taken, notes: more } = agreementsOf(file.name, agreements);
  for (const { name } of taken) columns.set('agreement', name);
  const isScale = taken.some(({ values }) => values.isScale);
  const known = new Set(columns.values());
  const others = names.filter((name) => !known.has(name));
  notes.push(...more);
  return { columns, isScale, others, notes, repeats, isEmpty: !first };
}

/** What tells a row's document from others. */
function keyOf(row: EventRow['fixed']): string {
  return row.document_id || row.document_title || '';
}

/** The day of a row's document. */
function dateOf(row: EventRow['fixed']): string | undefined {
  return 'document_date' in row ? row.document_date || undefined : dayOf(row.time);
}

function isDay(day: string | undefined): boolean {
  return !day || isPartialDate(day);
}

/** The day of a time; R may write seconds since 1970, and German Excel 26.01.2005 00:00. */
function dayOf(time: string | undefined): string | undefined {
  const [, date] = /^\s*(\d+\.\d+\.\d{4})( [\d:]+)?\s*$/.exec(time ?? '') ?? [];
  if (date) return dayWithDots(date) ?? time;
  const isSeconds = time !== undefined && /^-?\d{6,11}$/.test(time);
  return (isSeconds ? new Date(Number(time) * 1000).toISOString() : time)?.slice(0, 10);
}

function numberOf(text: string | undefined): number | undefined {
  // R may write 100000 as 1e+05.
  const number = text?.trim() ? Number(text) : undefined;
  return Number.isSafeInteger(number) && Number(number) >= 0 ? number : undefined;
}

/** Where the words stand, as our own lists tell it. */
function selectorOf({ exact, prefix, suffix, main }: EventRow['fixed']) {
  return {
    exact: exact || undefined,
    prefix: prefix || undefined,
    suffix: suffix || undefined,
    main: main === 'true' ? true : main === 'false' ? false : undefined,
  };
}

type More = Record<string, Record<string, never>>;

/** What our own lists say of elements beside the columns, by id; null when it cannot be read. */
function moreOf(text: string | undefined): More | undefined | null {
  if (!text) return undefined;
  try {
    const more: unknown = JSON.parse(text);
    return typeof more === 'object' && !Array.isArray(more) ? (more as More | null) : null;
  } catch {
    return null;
  }
}

/** Bodies of the speaker that the row has no column for. */
function bodiesOf(more: More | undefined): ReadonlyMap<string, string> {
  const named = Object.entries(more?.bodies ?? {}).filter(([id]) =>
    ['Party', 'Institution'].includes(labelOfOurs(id) ?? ''),
  );
  return new Map(named.map(([id, name]) => [id, String(name)]));
}

function withMore(record: ImportRecord, more: More): ImportRecord {
  if (record.kind === 'node') {
    const { node } = record;
    return { ...record, node: { ...node, properties: { ...node.properties, ...more[node.id] } } };
  }
  if (record.kind !== 'relationship') return record;
  const { relationship } = record;
  const properties = { ...relationship.properties, ...more[relationship.id] };
  return { ...record, relationship: { ...relationship, properties } };
}
