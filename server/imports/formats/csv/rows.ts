/** Rows of a CSV file, one after another, each with its line. */
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { StancegraphError } from '../../../errors.ts';
import type { ImportRecord } from '../format.ts';
import { decodedText } from './encoding.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const mostTitles = 10;
const longestRow = 4 * 1024 * 1024;

/** The sign between fields, and whether quotes are signs like others. */
export interface Signs {
  delimiter: string;
  areSigns: boolean;
}

type CsvProblem = Extract<ImportRecord, { kind: 'problem' }>;
type CsvRow = { kind: 'row'; line: number; cells: string[] } | CsvProblem;

/**
 * The sign between fields: the one that the first line says (`sep=;`), else the one by which the first
 * lines have the most fields, all as many. Titles may stand above them.
 */
export function delimiterOf(head: string, name: string): string {
  const said = /^\uFEFF?"?sep=([^\r\n"])"?\r?\n/i.exec(head)?.[1];
  if (said !== undefined) return said;
  const end = head.lastIndexOf('\n');
  const whole = end > 0 ? head.slice(0, end) : head;
  const scored = delimiters.map((delimiter) => ({ delimiter, ...fitting(whole, delimiter) }));
  scored.sort((a, b) => b.share - a.share || b.fields - a.fields);
  const several = scored.filter(({ fields }) => fields > 1);
  const best = several[0];
  if (best) return best.delimiter;
  if (name.endsWith('.tsv')) return '\t';
  return ',';
}

/** How many fields the rows have, and how many rows have as many; below titles, if there are some. */
function fitting(text: string, delimiter: string): { fields: number; share: number } {
  const literal = () =>
    text
      .split(/\r?\n/)
      .slice(0, 200)
      .map((line) => line.split(delimiter));
  const shared = (rows: string[][]) => {
    const shareFrom = (start: number) => {
      const fields = rows[start]?.length ?? 0;
      const alike = rows.slice(start).filter((row) => row.length === fields).length;
      return { fields, share: fields > 1 ? alike / rows.length : 0 };
    };
    const first = shareFrom(0);
    if (first.share >= 0.5) return first;
    const others = rows.slice(1, mostTitles).map((_, index) => shareFrom(index + 1));
    return [first, ...others].reduce((best, one) => (one.share > best.share ? one : best));
  };
  let rows: string[][];
  try {
    rows = parseSync(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: 200,
    });
  } catch {
    return shared(literal());
  }
  const [enclosed, asSigns] = [shared(rows), delimiter === '\t' ? shared(literal()) : undefined];
  // A quote that begins a field and encloses nothing takes others in.
  return asSigns && asSigns.share > enclosed.share ? asSigns : enclosed;
}

/** The line by which some programs tell Excel the sign between fields. */
function isSign(line: string): boolean {
  return /^sep=.?$/i.test(line);
}

/** Every row that is not blank; rows that are not right come as problems. */
export async function* rowsOf(
  file: { path: string; name: string },
  encoding: string,
  { delimiter, areSigns }: Signs,
  read: (bytes: number) => void = () => {},
  isTrimmed = true,
): AsyncGenerator<CsvRow> {
  const problems: CsvRow[] = [];
  let last = '';
  const { name } = file;
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    quote: areSigns ? null : '"',
    // Between tabs a quote within a field is only a sign.
    relax_quotes: delimiter === '\t',
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    on_skip: (error) => {
      const problem = problemOf(name, error);
      // A row with several faults is told once.
      if (problem.place !== last) problems.push(problem);
      last = problem.place;
      return undefined;
    },
  });
  const source = Readable.from(decodedText(file.path, encoding, read));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield* problems.splice(0);
      const cells = isTrimmed ? record.map((cell) => cell.trim()) : record;
      // The line on which the row ends, less the lines that it takes.
      const line = info.lines - record.reduce((sum, cell) => sum + breaksIn(cell), 0);
      if (line === 1 && isSign(cells.join(delimiter))) continue;
      yield { kind: 'row', line, cells };
    }
  } catch (error) {
    if (error instanceof StancegraphError) throw error;
    problems.push(problemOf(name, error as CsvError));
  }
  yield* problems;
}

/** Rows of a file that is UTF-8 but for some bytes: a row that has one is a problem. */
export async function* withoutDamage(
  rows: AsyncIterable<CsvRow>,
  name: string,
): AsyncGenerator<CsvRow> {
  for await (const row of rows) {
    const isDamaged = row.kind === 'row' && row.cells.some((cell) => cell.includes('\ufffd'));
    if (!isDamaged) yield row;
    else
      yield {
        kind: 'problem',
        place: `${name}:${row.line}`,
        message: 'the row holds letters that are damaged: bytes that are not UTF-8',
        advice: 'Write the letters anew and save the file as UTF-8.',
      };
  }
}

function problemOf(name: string, error: CsvError | undefined): CsvProblem {
  const line = Number(error?.lines ?? 1);
  const advice =
    error?.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'A double quote is opened and not closed: close it, or write it twice where it is part of a text.'
      : error?.code === 'CSV_MAX_RECORD_SIZE'
        ? 'A double quote is probably not closed.'
        : 'Write double quotes twice where they are part of a text.';
  return {
    kind: 'problem',
    place: `${name}:${line}`,
    message: `the row cannot be read: ${(error?.message ?? 'it is malformed').split('\n')[0]?.slice(0, 200)}`,
    advice,
  };
}

function breaksIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0;
}
