/** The import formats, a line each. */
import { StancegraphError } from '../../errors.ts';
import { sniffed } from '../input/open-files.ts';
import { csv } from './csv/index.ts';
import { cytoscape } from './cytoscape/index.ts';
import { dna } from './dna/index.ts';
import { dossier } from './dossier/index.ts';
import { followthemoney } from './followthemoney/index.ts';
import type { ImportFile, ImportFormat, SniffedFile } from './format.ts';
import { gexf } from './gexf/index.ts';
import { graphml } from './graphml/index.ts';
import { jsonld } from './jsonld/index.ts';
import { neo4jCsv } from './neo4j-csv/index.ts';
import { neo4jJson } from './neo4j-json/index.ts';
import { parlamint } from './parlamint/index.ts';
import { popolo } from './popolo/index.ts';
import { refiQda } from './refi-qda/index.ts';
import { study } from './study/index.ts';
import { xlsx } from './xlsx/index.ts';

export const formats: readonly ImportFormat[] = [
  study,
  dossier,
  csv,
  xlsx,
  neo4jCsv,
  popolo,
  parlamint,
  dna,
  refiQda,
  followthemoney,
  graphml,
  gexf,
  cytoscape,
  neo4jJson,
  jsonld,
];

/** Below this a format is not taken unseen. */
const leastSure = 0.3;
/** Their files come beside others too, as copies of what these say. */
const tables: readonly ImportFormat[] = [csv, xlsx];

/** From here it is what tables beside it are copies of. */
const sure = 0.4;

function isMain({ format, score }: { format: ImportFormat; score: number }): boolean {
  return score >= sure && !tables.includes(format);
}

interface Recognised {
  format: ImportFormat;
  /** Those of the format. */
  files: ImportFile[];
  /** Those that are of none, or of another. */
  others: ImportFile[];
}

/** The format of that name, or the one that these files are of, and its files. Throws `bad-input`. */
export async function recognised(files: readonly ImportFile[], name?: string): Promise<Recognised> {
  if (name !== undefined) return named(files, name);
  const heads = await sniffed(files);
  const found: { format: ImportFormat; own: SniffedFile[]; score: number }[] = [];
  for (const format of formats) {
    const own: SniffedFile[] = [];
    for (const file of heads) if (await isOwn(format, file, files)) own.push(file);
    const score = own.length > 0 ? await format.sniff(own) : 0;
    if (score >= leastSure) found.push({ format, own, score });
  }
  found.sort((a, b) => Number(isMain(b)) - Number(isMain(a)) || b.score - a.score);
  const [best, ...rest] = found;
  if (!best) throw unknown(files);
  const { format } = best;
  const own = new Set(best.own.map((file) => file.path));
  const isLeft = (file: ImportFile) => !own.has(file.path);
  const rivals = rest.filter(
    (one) => one.own.some(isLeft) && (!tables.includes(one.format) || tables.includes(format)),
  );
  const alike = rest.filter((one) => one.score === best.score && isMain(one) === isMain(best));
  if (rivals.length > 0) throw several([best, ...rivals]);
  if (alike.length > 0) {
    const listed = [best, ...alike].map((one) => one.format.name).join(' or ');
    throw new StancegraphError('bad-input', `${few(files)} may be ${listed}: choose the format.`);
  }
  const isKept = (file: ImportFile) => !isLeft(file);
  return { format, files: files.filter(isKept), others: files.filter(isLeft) };
}

/** The format of that name, or the one that these files are of. Throws `bad-input`. */
export async function formatFor(
  files: readonly ImportFile[],
  name?: string,
): Promise<ImportFormat> {
  return (await recognised(files, name)).format;
}

/** Who names a format means all files, but for those that are plainly something else. */
async function named(files: readonly ImportFile[], name: string): Promise<Recognised> {
  const format = formats.find((one) => one.name === name);
  if (!format) {
    throw new StancegraphError(
      'bad-input',
      `There is no format ${JSON.stringify(name)}. These can be imported: ${listedNames()}.`,
    );
  }
  const isPlain = (file: ImportFile) =>
    takes(format, file, files) || !(isKnownEnding(file) || isBeside(file) || isPacked(file));
  const own: ImportFile[] = [];
  for (const file of files.filter(isPlain)) {
    const isDescription = !format.takes && files.length > 1 && describes(file);
    const [head] = isDescription ? await sniffed([file]) : [];
    if (!head || (await format.sniff([head])) >= leastSure) own.push(file);
  }
  if (own.length === 0 && files.every(isPacked)) throw packed(files);
  if (own.length === 0) return { format, files: [...files], others: [] };
  return { format, files: own, others: files.filter((file) => !own.includes(file)) };
}

/** What a file is that is left out, in words. */
export function leftOut(file: ImportFile): string {
  return isPacked(file)
    ? `${file.name} is packed: unpack it to import what is in it`
    : `${file.name} is left out`;
}

async function isOwn(
  format: ImportFormat,
  file: SniffedFile,
  files: readonly ImportFile[],
): Promise<boolean> {
  if (!format.takes && files.length > 1 && describes(file)) {
    return (await format.sniff([file])) >= leastSure;
  }
  if (takes(format, file, files)) return true;
  return !isKnownEnding(file) && (await format.sniff([file])) >= leastSure;
}

function takes(format: ImportFormat, file: ImportFile, files: readonly ImportFile[]): boolean {
  if (format.takes) return format.takes(file, files);
  return isKnownEnding(file) && format.endings.includes(endingOf(file));
}

function endingOf({ name }: ImportFile): string {
  return /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? '';
}

/** Whether the ending tells of which formats a file may be; `.txt` tells nothing. */
function isKnownEnding(file: ImportFile): boolean {
  const ending = endingOf(file);
  return ending !== '.txt' && formats.some(({ endings }) => endings.includes(ending));
}

/** Whether it is what people put beside data. */
function isBeside({ name }: ImportFile): boolean {
  return /(^|\/)(readme|licen[cs]e|copying|notice|changelog)\b|\.(md|pdf|docx?|odt|html?)$/i.test(
    name,
  );
}

/** Whether JSON of this name mostly says what other files are, and holds no data. */
function describes({ name }: ImportFile): boolean {
  return /(^|\/)((data)?package|meta|metadata|index|instructions|manifest)\.json$/i.test(name);
}

function isPacked({ name }: ImportFile): boolean {
  return /\.(gz|tgz|tar|bz2|xz|zst|7z|rar)$/i.test(name);
}

function few(files: readonly ImportFile[]): string {
  const names = files.slice(0, 3).map(({ name }) => name);
  return [...names, ...(files.length > 3 ? ['others'] : [])].join(', ');
}

function listedNames(): string {
  return formats.map((format) => format.name).join(', ');
}

function packed(files: readonly ImportFile[]): StancegraphError {
  return new StancegraphError(
    'bad-input',
    `${few(files.filter(isPacked))} cannot be read packed like this: unpack it and choose the files in it, or pack them as .zip.`,
  );
}

function unknown(files: readonly ImportFile[]): StancegraphError {
  if (files.some(isPacked)) return packed(files);
  const isOfOffice = ({ name }: ImportFile) => /\.(xls|xlsb|ods|fods|numbers)$/i.test(name);
  if (files.some(isOfOffice)) {
    return new StancegraphError(
      'bad-input',
      `${few(files.filter(isOfOffice))} is a spreadsheet of a kind that is not read: open it and save it as .xlsx or as CSV.`,
    );
  }
  return new StancegraphError(
    'bad-input',
    `The format of ${few(files)} was not recognised. Choose one of: ${listedNames()}.`,
  );
}

function several(found: readonly { format: ImportFormat; own: ImportFile[] }[]): StancegraphError {
  const listed = found.map(({ format, own }) => `${format.name} (${few(own)})`).join(', ');
  return new StancegraphError(
    'bad-input',
    `The files are of several formats: ${listed}. Import those of one format after those of the other, or choose a format: the other files are then left out.`,
  );
}
