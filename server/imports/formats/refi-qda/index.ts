/** REFI-QDA projects (.qdpx): what MAXQDA, NVivo, ATLAS.ti and QualCoder exchange. */
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { baseOf, problemOf, problemRecord } from '../shared/emit.ts';
import { firstBytes, hasMark, headText, Meter, Unreadable, wholeText } from '../shared/text.ts';
import { readXml } from '../shared/xml.ts';
import { unpackZip } from '../shared/zip.ts';
import { mappingOf } from './mapping.ts';
import type { FoundText } from './passages.ts';
import { QdaProject, type TextSource } from './project.ts';
import { textsAt } from './texts.ts';
import { ProjectWriter } from './write.ts';

/** Bytes of one source's text. */
const longestText = 64 * 1024 * 1024;
const longestMapping = 256 * 1024 * 1024;

export const refiQda: ImportFormat = {
  name: 'refi-qda',
  title: 'REFI-QDA project',
  endings: ['.qdpx', '.qde', '.qdc'],
  // Beside the head of an unpacked project lie its texts.
  takes: ({ name }, files) =>
    /\.qdpx$/i.test(name) || isCodeBook(name) || files.some((one) => isQde(one.name)),
  sniff(files) {
    if (files.some(({ name }) => /\.(qdpx|qde|qdc)$/i.test(name))) return 0.95;
    return files.some(({ head }) => headText(head).includes('urn:QDA-XML:project')) ? 0.9 : 0;
  },
  read,
};

async function* read(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const meter = new Meter(options);
  mappingOf(options.mapping);
  const projects = files.filter(({ name }) => /\.qdpx$/i.test(name));
  for (const file of projects) {
    try {
      const { files: parts, remove } = await unpackZip(file, isPart, options.signal);
      try {
        yield* project(parts, file, meter, options.mapping);
      } finally {
        await remove();
      }
    } catch (error) {
      yield problemOf(file, error);
    }
  }
  const given = files.filter((file) => !projects.includes(file));
  const loose = given.filter(({ name }) => !isLitter(name));
  const first = loose[0] ?? given[0];
  if (!first) return;
  try {
    yield* project(loose, projectIn(loose) ?? first, meter, options.mapping);
  } catch (error) {
    yield problemOf(first, error);
  }
}

function isQde(name: string): boolean {
  return /\.qde$/i.test(name);
}

function isCodeBook(name: string): boolean {
  return /\.qdc$/i.test(name);
}

/** What a Mac puts beside each file of an archive. */
function isLitter(name: string): boolean {
  return /(^|\/)(__MACOSX\/|\._[^/]*$)/.test(name);
}

/** The project among files: the outermost, and of several the one with the usual name. */
function projectIn(files: readonly ImportFile[]): ImportFile | undefined {
  const depth = ({ name }: ImportFile) => name.split('/').length;
  const isUsual = ({ name }: ImportFile) => Number(baseOf(name).toLowerCase() === 'project.qde');
  const [first] = files
    .filter(({ name }) => isQde(name))
    .sort((a, b) => depth(a) - depth(b) || isUsual(b) - isUsual(a));
  return first;
}

/** Our own exports say what their codes mean. */
function isMapping(name: string): boolean {
  return /(^|\/)stancegraph-mapping\.json$/.test(name);
}

function isPart(name: string): boolean {
  return !isLitter(name) && (isQde(name) || isText(name) || isMapping(name));
}

/** Most programs write `.txt`; some keep the ending of the file that was coded, or none. */
function isText(name: string): boolean {
  return /\.(txt|text|md|markdown|csv|srt|vtt)$|(^|\/)[^./]+$/i.test(name);
}

async function ownMapping(parts: readonly ImportFile[], meter: Meter): Promise<unknown> {
  const file = parts.find(({ name }) => isMapping(name));
  if (!file) return undefined;
  try {
    return JSON.parse(await wholeText(file, meter, 'json', longestMapping));
  } catch (error) {
    throw new Unreadable(
      `has a mapping that is no JSON: ${(error as Error).message.slice(0, 100)}`,
    );
  }
}

async function* project(
  parts: readonly ImportFile[],
  file: ImportFile,
  meter: Meter,
  given: unknown,
): AsyncGenerator<ImportRecord> {
  const isAlone = isPart(file.name) || isCodeBook(file.name);
  const qde = projectIn(parts) ?? (isAlone ? file : undefined);
  if (!qde) throw new Unreadable('holds no project.qde', 'Export it as a REFI-QDA project.');
  const found = new QdaProject();
  const isWhole = yield* readXml(qde, meter, found, []);
  if (!isWhole) return;
  if (!found.isProject) {
    yield problemRecord(
      qde.name,
      'is no project of REFI-QDA',
      'A code book alone holds no passages: export the project.',
    );
    return;
  }
  const paths = found.sources.flatMap(({ path, selections }) => [
    path ?? '',
    ...selections.map((one) => one.path ?? ''),
  ]);
  const texts = textsAt(
    paths.filter((path) => path !== ''),
    parts,
  );
  const writer = new ProjectWriter(
    found,
    mappingOf(given ?? (await ownMapping(parts, meter))),
    file,
    texts.unclear,
  );
  yield* writer.codes();
  const textOf = (one: TextSource, how: Meter) =>
    one.text === undefined
      ? textAt(texts.files.get(one.path ?? ''), how)
      : { text: one.text, hasMark: false, problems: [] };
  const { sources } = found;
  for (const one of sources.length > 1 ? sources : []) {
    writer.counts(one, await textOf(one, meter.again()));
  }
  for (const source of sources) {
    for (const selection of source.selections) {
      const area = await textAt(texts.files.get(selection.path ?? ''), meter);
      yield* area.problems;
      selection.text ??= area.text;
    }
    const text = await textOf(source, meter);
    yield* text.problems;
    yield* writer.source(source, text);
  }
  yield* writer.rest();
}

async function textAt(
  part: ImportFile | undefined,
  meter: Meter,
): Promise<FoundText & { problems: ImportRecord[] }> {
  const none = { text: undefined, hasMark: false };
  if (!part) return { ...none, problems: [] };
  try {
    const text = await wholeText(part, meter, 'text', longestText);
    return { text, hasMark: hasMark(await firstBytes(part, 3)), problems: [] };
  } catch (error) {
    return { ...none, problems: [problemOf(part, error)] };
  }
}
