/** The rows of an event list, whichever version of DNA wrote it and whatever saved it again. */
import { type Parser, parse } from 'csv-parse';
import { eventColumns, ownEventColumns } from '../../../../model/formats/event-list.ts';
import type { ImportFile } from '../format.ts';
import { firstBytes, headText, type Meter, textOf, Unreadable } from '../shared/text.ts';

const fixed: readonly string[] = eventColumns;
const ours: readonly string[] = ownEventColumns;

/** Behind the document's title in lists of DNA 2 and the first of DNA 3, with the names of today. */
const oldNames = ['author', 'source', 'section', 'type'] as const;

const longestRow = 16 * 1024 * 1024;
const delimiters = [';', '\t', ','];

/** Whether a text begins like an event list. */
export function isEventList(head: string): boolean {
  const { header, delimiter } = linesOf(head);
  const columns = header
    .replaceAll('"', '')
    .split(delimiter ?? /[;,\t]/)
    .map(plain);
  return ['statement_id', 'document_title', 'text'].every((name) => columns.includes(name));
}

/** The names of the columns; Excel may have told the delimiter in a line before them. */
function linesOf(head: string): { header: string; skipped: number; delimiter: string | undefined } {
  const [first = '', second = ''] = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [, delimiter] = /^"?sep=(.)"?$/i.exec(first) ?? [];
  return delimiter
    ? { header: second, skipped: 1, delimiter }
    : { header: first, skipped: 0, delimiter: undefined };
}

export interface EventRow {
  line: number;
  /** What every list has, and what our own lists have besides, by the names of today. */
  fixed: Readonly<Record<string, string>>;
  /** The study's variables. */
  values: ReadonlyMap<string, string>;
  /** How many values it has, where these are not as many as the columns. */
  uneven?: number;
}

/** What each column of a list is: undefined for a variable, which keeps its name. */
function columnNames(given: readonly string[]): (string | undefined)[] {
  const names = given.map(plain);
  // Elsewhere columns with the names of ours are variables.
  const isOurs = names.includes('concept_id');
  const title = names.indexOf('document_title');
  const isOld = oldNames.every((name, at) => names[title + 1 + at] === name);
  return names.map((name, at) => {
    const old = isOld ? oldNames[at - title - 1] : undefined;
    const known = old ? `document_${old}` : name;
    // R gives its numbers of rows no name.
    return known === '' || fixed.includes(known) || (isOurs && ours.includes(known))
      ? known
      : undefined;
  });
}

/** R writes dots for spaces, and DNA 2 `statement ID`. */
function plain(name: string): string {
  return name
    .replace(/^\uFEFF/, '')
    .trim()
    .replace(/[ .]/g, '_')
    .toLowerCase();
}

/** The rows of a list; R writes NA for what is empty. */
export async function* eventRows(file: ImportFile, meter: Meter): AsyncGenerator<EventRow> {
  const lines = linesOf(headText(await firstBytes(file)));
  const found = delimiters.find((sign) => lines.header.includes(sign));
  const parser = parse({
    delimiter: lines.delimiter ?? found ?? ';',
    from_line: lines.skipped + 1,
    bom: true,
    cast: (value, { quoting }) => (value === 'NA' && !quoting ? '' : value),
    skip_empty_lines: true,
    // Other programs end lines in another way than DNA has ended the first.
    record_delimiter: ['\r\n', '\n', '\r'],
    // A row that is too short or too long is told, and the others are read.
    relax_column_count: true,
    info: true,
    max_record_size: longestRow,
  });
  const feed = (async () => {
    try {
      for await (const part of textOf(file, meter, 'text')) {
        if (!parser.write(part)) await drained(parser);
        if (parser.destroyed) return;
      }
      parser.end();
    } catch (error) {
      parser.destroy(error as Error);
    }
  })();
  try {
    let header: string[] = [];
    let names: (string | undefined)[] | undefined;
    for await (const { record, info } of parser) {
      if (names) yield rowOf(record, info.lines, header, names);
      else {
        header = record.map((name: string) => name.trim());
        names = columnNames(header);
      }
    }
    await feed;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`is not CSV: ${(error as Error).message}`, 'Put this row right.');
  }
}

/** Also when nobody reads on. */
async function drained(parser: Parser): Promise<void> {
  await new Promise<void>((resolve) => {
    parser.once('drain', resolve);
    parser.once('close', resolve);
  });
}

function rowOf(
  record: readonly string[],
  line: number,
  header: readonly string[],
  names: readonly (string | undefined)[],
): EventRow {
  const fixed: Record<string, string> = {};
  const values = new Map<string, string>();
  for (const [at, own] of header.entries()) {
    const name = names[at];
    const value = record[at] ?? '';
    if (name !== undefined) fixed[name] ??= value;
    else if (!values.has(own)) values.set(own, value);
  }
  const { length } = record;
  return { line, fixed, values, ...(length === header.length ? {} : { uneven: length }) };
}
