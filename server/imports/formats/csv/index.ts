/** CSV and TSV: tables whose columns a mapping gives their meaning. */
import type { TableMapping } from '../../../../model/schemas/import-mapping.ts';
import { StancegraphError } from '../../../errors.ts';
import { guessMapping, type SampledTable } from '../../tables/guess.ts';
import { type TableLine, tableOf } from '../../tables/header.ts';
import { tablesOf, toldOf, withRows } from '../../tables/read-tables.ts';
import type { ImportFile, ImportFormat, SniffedFile } from '../format.ts';
import { decodedText, detectEncoding, type Encoding, isKnown } from './encoding.ts';
import { areSigns } from './quotes.ts';
import { delimiterOf, rowsOf, type Signs, withoutDamage } from './rows.ts';

const headCharacters = 64 * 1024;
const sampledRows = 400;

export const csv: ImportFormat = {
  name: 'csv',
  title: 'CSV or TSV table',
  endings: ['.csv', '.tsv', '.tab', '.txt'],
  sniff(files) {
    return files.length > 0 && files.every(isTable) ? 0.5 : 0;
  },
  guess: (files, given) =>
    guessMapping(given, async (mapping) => {
      const samples: SampledTable[] = [];
      for (const file of files) samples.push(await sampleOf(file, toldOf(mapping, file.name)));
      return samples;
    }),
  read(files, options) {
    return tablesOf(files, options, csv, async function* (file, mapping, progress) {
      const encoding = await chosenEncoding(file, mapping.encoding);
      if (encoding.unclear) {
        throw new StancegraphError('bad-input', `${file.name}: ${encoding.unclear}`);
      }
      const isDamaged = !encoding.certain && encoding.name === 'utf-8';
      if (!encoding.certain && !isDamaged) {
        yield {
          kind: 'note',
          place: `${file.name}:1`,
          message: `${file.name} is not UTF-8; it is read as ${encoding.name}`,
          group: 'files that are not UTF-8; check names with accents, or save them as UTF-8',
        };
      }
      const signs = await signsOf(file, encoding.name, mapping.delimiter);
      if (signs.areSigns) {
        yield {
          kind: 'note',
          place: `${file.name}:1`,
          message: `${file.name} has fields that begin with a double quote and are not enclosed by it`,
          group: 'files whose double quotes are read as they stand',
        };
      }
      const rows = rowsOf(file, encoding.name, signs, progress);
      const whole = isDamaged ? withoutDamage(rows, file.name) : rows;
      yield* withRows(whole, file.name, mapping.header);
    });
  },
};

function isTable({ name, head }: SniffedFile): boolean {
  if (/\.(csv|tsv|tab)$/i.test(name)) return true;
  if (!/\.txt$/i.test(name) && name !== 'stdin') return false;
  const text = Buffer.from(head).toString('latin1');
  const [first = '', second = ''] = text.split(/\r?\n/);
  if (/^\s*[<{[]/.test(first)) return false;
  return [',', ';', '\t', '|'].some(
    (sign) => first.includes(sign) && first.split(sign).length === second.split(sign).length,
  );
}

async function chosenEncoding(file: ImportFile, chosen: string | undefined): Promise<Encoding> {
  if (chosen === undefined) return detectEncoding(file.path, file.name);
  if (isKnown(chosen)) return { name: chosen, certain: true };
  throw new StancegraphError(
    'bad-input',
    `The mapping gives ${file.name} the encoding ${JSON.stringify(chosen)}, which does not exist. Try utf-8 or windows-1252.`,
  );
}

async function headOf(file: ImportFile, encoding: string): Promise<string> {
  let head = '';
  for await (const text of decodedText(file.path, encoding)) {
    head += text;
    if (head.length > headCharacters) break;
  }
  return head;
}

async function signsOf(
  file: ImportFile,
  encoding: string,
  chosen: string | undefined,
): Promise<Signs> {
  const delimiter = chosen ?? delimiterOf(await headOf(file, encoding), file.name);
  return { delimiter, areSigns: delimiter === '\t' && (await areSigns(file.path, encoding)) };
}

async function sampleOf(
  file: ImportFile,
  chosen: Partial<TableMapping> = {},
): Promise<SampledTable> {
  const encoding = await chosenEncoding(file, chosen.encoding);
  const signs = await signsOf(file, encoding.name, chosen.delimiter);
  const { delimiter } = signs;
  const lines: TableLine[] = [];
  for await (const row of rowsOf(file, encoding.name, signs)) {
    if (row.kind === 'row' && row.cells.some((cell) => cell !== '')) lines.push(row);
    if (lines.length > sampledRows) break;
  }
  const { unclear } = encoding;
  return {
    name: file.name,
    ...tableOf(lines, chosen.header),
    delimiter,
    ...(unclear ? { encoding: encoding.name, unclear } : {}),
  };
}
