/** ParlaMint TEI, versions 2 to 5: lists of persons and organisations, and sittings. */
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord } from '../format.ts';
import { nodeRecord, note } from '../shared/emit.ts';
import { headText, Meter } from '../shared/text.ts';
import { type XmlFault, xmlFault } from '../shared/xml.ts';
import { Corpus } from './corpus.ts';
import { type Context, Document, missing } from './document.ts';
import {
  type Copies,
  copiesAmong,
  type Group,
  groupsOf,
  type Part,
  rootOf,
  sittingName,
} from './parts.ts';
import type { Unit } from './sitting.ts';

export const parlamint: ImportFormat = {
  name: 'parlamint',
  title: 'ParlaMint TEI',
  endings: ['.xml'],
  sniff(files) {
    const heads = files
      .filter(({ name }) => /\.xml$/i.test(name))
      .map(({ head }) => headText(head));
    if (heads.some((head) => rootOf(head).root === 'teiCorpus')) return 0.95;
    const known = heads.filter((head) => /http:\/\/www\.tei-c\.org\/ns\/1\.0/.test(head));
    if (known.some((head) => head.includes('ParlaMint'))) return 0.95;
    return known.some((head) => rootOf(head).root !== '') ? 0.6 : 0;
  },
  /** Only with the root: a few sittings are no later version of the whole corpus. */
  async nameOf(files) {
    const names = (await groupsOf(files)).flatMap(({ name, parts }) => {
      const ofCorpus = parts.filter(({ root }) => root === 'teiCorpus');
      if (ofCorpus.length === 0) return [];
      return ofCorpus.every(({ isTranslation }) => isTranslation) ? `${name}-en` : name;
    });
    return names.length > 0 ? names.sort().join(' ') : undefined;
  },
  async *read(files, options) {
    const unit = unitOf(options.options.unit);
    const groups = await groupsOf(files);
    if (groups.length === 0) {
      throw new StancegraphError('bad-input', 'None of the files is an XML file of ParlaMint.');
    }
    const given = new Set(
      groups.flatMap(({ parts }) => parts.map(({ file }) => sittingName(file.name))),
    );
    const meter = new Meter(options);
    for (const group of groups) {
      yield* readGroup(group, unit, given, meter, options.signal);
    }
  },
};

/** Bytes of a file whose sitting is held until its end; a larger one is gone through twice instead. */
const mostHeld = 16 * 1024 * 1024;

async function* readGroup(
  { name, parts }: Group,
  unit: Unit,
  given: ReadonlySet<string>,
  meter: Meter,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportRecord> {
  const whole = parts.filter(({ root }) => root === 'teiCorpus' || root === 'TEI');
  const isTranslated = whole.length > 0 && whole.every(({ isTranslation }) => isTranslation);
  const corpus = new Corpus(name, isTranslated);
  const context: Context = { corpus, unit, given, unread: new Set(), included: [] };
  const copies = copiesAmong(parts, unit);
  const told = new Set<Copies>();
  let isFlushed = false;
  for (const part of parts) {
    if (part.root === 'taxonomy') {
      yield note(part.file.name, 'taxonomy', 'a taxonomy has no place in the graph');
      continue;
    }
    if (part.root === 'TEI' && !isFlushed) {
      yield* corpus.flush();
      isFlushed = true;
    }
    const sitting = copies.get(part);
    if (sitting && told.has(sitting)) continue;
    if (sitting) {
      told.add(sitting);
      yield* readCopies(sitting, context, meter, signal);
      continue;
    }
    const broken = yield* readPart(part, context, meter, signal);
    if (broken) yield* [broken.fault, ...broken.rest];
  }
  yield* corpus.flush();
  yield nodeRecord(corpus.scope, 'Source', corpus.sourceId, {
    title: corpus.title ?? corpus.collection(isTranslated),
    language: corpus.language,
    sourceClass: 'primary',
  });
  yield* missing(context);
  yield* corpus.end();
}

/** What is wrong with a file, and what else is to be told of it. */
interface Broken {
  fault: XmlFault;
  rest: ImportRecord[];
}

/** Reads a sitting that is given several times: another copy where the one that is wanted is broken. */
async function* readCopies(
  { wanted, others, translations, broken }: Copies,
  context: Context,
  meter: Meter,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportRecord> {
  const faults: Broken[] = [];
  let read: Part | undefined;
  for (const part of [...wanted, ...others]) {
    if (read && !wanted.includes(part)) {
      const message = `${part.id} is given plain and annotated; one is read`;
      yield note(part.file.name, 'second copy of a sitting', message);
      continue;
    }
    const fault = yield* readPart(part, context, meter, signal);
    if (fault) faults.push(fault);
    else read = part;
  }
  for (const part of translations) {
    const message = `${part.id} is given in the original too, which counts`;
    yield note(part.file.name, 'translation of a sitting', message);
  }
  for (const { file } of broken) {
    const place = `${file.name}:1`;
    const fault = { kind: 'problem', place, message: 'does not begin as a sitting does' } as const;
    faults.push({ fault, rest: [] });
  }
  for (const [at, { fault, rest }] of faults.entries()) {
    if (read) {
      const message = `it ${fault.message}; ${read.file.name} is read instead`;
      yield note(fault.place, 'broken copy of a sitting', message);
    } else yield* [fault, ...rest.filter(({ kind }) => at === 0 || kind !== 'coverage')];
  }
  if (read) context.unread.delete(sittingName(read.file.name));
}

/** Reads a file. What is wrong with its XML is returned. */
async function* readPart(
  part: Part,
  context: Context,
  meter: Meter,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImportRecord, Broken | undefined> {
  const { file } = part;
  const isLarge = file.size > mostHeld;
  const early = isLarge ? await faultOf(file, signal) : undefined;
  if (early && part.root === 'TEI') {
    return { fault: early, rest: [absent(part, context.corpus.collection(part.isTranslation))] };
  }
  const out: ImportRecord[] = [];
  const document = new Document(context, part, out, isLarge && !early);
  const fault = yield* xmlFault(file, meter, document, out);
  if (fault) return { fault, rest: document.brokenOff() };
  yield* document.whole();
  return undefined;
}

/** What is wrong with the XML of a file, from reading all of it. */
async function faultOf(
  file: ImportFile,
  signal: AbortSignal | undefined,
): Promise<XmlFault | undefined> {
  const nothing = { open: () => {}, close: () => {}, text: () => {} };
  const found = await xmlFault(file, new Meter(signal ? { signal } : {}), nothing, []).next();
  return found.done ? found.value : undefined;
}

/** A sitting that cannot be read to its end. */
function absent({ file, id }: Part, collection: string): ImportRecord {
  const date = /\d{4}-\d{2}-\d{2}/.exec(id)?.[0];
  return {
    kind: 'coverage',
    place: file.name,
    collection,
    item: id.replace(/\.ana$/, ''),
    ...(date ? { date } : {}),
    present: false,
  };
}

function unitOf(unit: string | undefined): Unit {
  if (unit === undefined || unit === 'speech' || unit === 'sentence') return unit ?? 'speech';
  throw new StancegraphError('bad-input', `unit is speech or sentence, not ${unit}.`);
}
