/** Reads the event list that DNA exports as CSV, and our own, which has some columns more. */
import { parse } from 'csv-parse';
import { isPartialDate } from '../../../../model/dates.ts';
import { eventColumns, ownEventColumns } from '../../../../model/formats/event-list.ts';
import { stanceNames } from '../../../../model/vocabulary/labels.ts';
import type { ImportFile, ImportRecord } from '../format.ts';
import { labelOfOurs, note, problemRecord } from '../shared/emit.ts';
import { firstBytes, headText, type Meter, textOf, Unreadable } from '../shared/text.ts';
import { type CodedDocument, type CodedStatement, Study } from './study.ts';
import { meaningOf } from './variables.ts';

const fixed: readonly string[] = eventColumns;
const ours: readonly string[] = ownEventColumns;

const longestRow = 16 * 1024 * 1024;

export function isEventList(head: string): boolean {
  const columns = (head.split(/\r?\n/)[0] ?? '').replaceAll('"', '').split(/[;,\t]/);
  return ['statement_id', 'document_title', 'text'].every((name) => columns.includes(name));
}

interface Held {
  document: CodedDocument;
  id: string;
  seen: Map<string, number>;
}

/** A row at a time. */
export async function* readEvents(
  file: ImportFile,
  meter: Meter,
  options: Readonly<Record<string, string>>,
): AsyncGenerator<ImportRecord> {
  const study = new Study(file.name);
  const documents = new Map<string, Held>();
  let meanings: Map<string, string> | undefined;
  for await (const [row, line] of rowsOf(file, meter)) {
    if (!meanings) {
      meanings = new Map();
      for (const name of Object.keys(row)) {
        const meaning =
          fixed.includes(name) || ours.includes(name) ? undefined : meaningOf(name, options);
        if (meaning && !meanings.has(meaning)) meanings.set(meaning, name);
        else if (!fixed.includes(name) && !ours.includes(name)) study.lose(`column ${name}`);
      }
      if (!meanings.has('concept') || !(meanings.has('person') || meanings.has('organization'))) {
        throw new Unreadable(
          'has no column for a concept and one for who says it',
          'Say which they are: person, organization, concept, agreement.',
        );
      }
    }
    const place = `${file.name}:${line}`;
    const day = row.time?.slice(0, 10);
    if (day && !isPartialDate(day)) {
      yield problemRecord(
        place,
        `time is no date: ${row.time}`,
        'Write it as 2005-01-26 00:00:00.',
      );
      continue;
    }
    if (!row.document_title && !row.document_id) {
      yield problemRecord(
        place,
        'the row names no document',
        'Give document_title or document_id.',
      );
      continue;
    }
    const key = row.document_id || row.document_title || '';
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
        date: 'document_date' in row ? row.document_date || undefined : day,
        author: row.document_author,
        source: row.document_source,
        section: row.document_section,
        type: row.document_type,
      };
      held = { document, id: study.documentId(document, row.document_id), seen: new Map() };
      documents.set(key, held);
      first.push(...study.document(document, held.id));
    }
    const of = (name: string) => row[meanings?.get(name) ?? ''] || undefined;
    const agreement = of('agreement');
    if (agreement !== undefined && !/^-?\d+$/.test(agreement)) {
      yield problemRecord(
        place,
        `agreement is ${agreement}, neither 0 nor 1`,
        'Write 1 for yes, 0 for no.',
      );
      continue;
    }
    const [person, organization, concept] = ['person', 'organization', 'concept'].map(of);
    const statement: CodedStatement = {
      place,
      ...(isOurs ? { id: row.statement_id } : {}),
      start: numberOf(row.start_position),
      stop: numberOf(row.stop_position),
      text: row.text,
      ...(isOurs ? { selector: selectorOf(row) } : {}),
      values: {
        ...(person ? { person } : {}),
        ...(organization ? { organization } : {}),
        ...(concept ? { concept } : {}),
      },
      ids: {
        ...(row.person_id ? { person: row.person_id } : {}),
        ...(row.organization_id ? { organization: row.organization_id } : {}),
        ...(row.concept_id ? { concept: row.concept_id } : {}),
      },
      agreement: agreement === undefined ? undefined : Number(agreement),
      stance: stanceNames.find((stance) => stance === row.stance),
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
  if (documents.size === 0) {
    yield note(file.name, 'empty list', 'the list has no rows');
  }
  yield* study.end();
}

async function* rowsOf(
  file: ImportFile,
  meter: Meter,
): AsyncGenerator<[row: Record<string, string>, line: number]> {
  const [first = ''] = headText(await firstBytes(file)).split(/\r?\n/);
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ';';
  const parser = parse({
    delimiter,
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim()),
    skip_empty_lines: true,
    info: true,
    max_record_size: longestRow,
  });
  const feed = (async () => {
    try {
      for await (const part of textOf(file, meter, 'text')) {
        if (!parser.write(part)) await new Promise((resolve) => parser.once('drain', resolve));
      }
      parser.end();
    } catch (error) {
      parser.destroy(error as Error);
    }
  })();
  try {
    for await (const { record, info } of parser) yield [record, info.lines];
    await feed;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`is not CSV: ${(error as Error).message}`, 'Put this row right.');
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Where the words stand, as our own lists tell it. */
function selectorOf({ exact, prefix, suffix, main }: Record<string, string>) {
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
