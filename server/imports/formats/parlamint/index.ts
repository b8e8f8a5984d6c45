/** ParlaMint TEI, versions 2 to 5: lists of persons and organisations, and sittings. */
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord } from '../format.ts';
import { nodeRecord, note } from '../shared/emit.ts';
import { headText, Meter } from '../shared/text.ts';
import { readXml } from '../shared/xml.ts';
import { Corpus } from './corpus.ts';
import { type Context, Document, missing } from './document.ts';
import { copiesAmong, type Group, groupsOf, type Part, rootOf, sittingName } from './parts.ts';
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
  let isFlushed = false;
  for (const part of parts) {
    const copy = copies.get(part);
    if (copy) {
      yield note(
        part.file.name,
        copy,
        `${part.id} is given ${part.isTranslation ? 'in the original too' : 'plain and annotated'}; one is read`,
      );
      continue;
    }
    if (part.root === 'taxonomy') {
      yield note(part.file.name, 'taxonomy', 'a taxonomy has no place in the graph');
      continue;
    }
    if (part.root === 'TEI' && !isFlushed) {
      yield* corpus.flush();
      isFlushed = true;
    }
    const fault = part.file.size > mostHeld ? await faultOf(part.file, signal) : undefined;
    if (fault && part.root === 'TEI') {
      yield fault;
      yield absent(part, corpus.collection(part.isTranslation));
      continue;
    }
    const out: ImportRecord[] = [];
    const isWhole = part.file.size > mostHeld && !fault;
    const document = new Document(context, part, out, isWhole);
    if (!(yield* readXml(part.file, meter, document, out))) yield* document.brokenOff();
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

/** What is wrong with the XML of a file, from reading all of it. */
async function faultOf(
  file: ImportFile,
  signal: AbortSignal | undefined,
): Promise<ImportRecord | undefined> {
  const nothing = { open: () => {}, close: () => {}, text: () => {} };
  for await (const record of readXml(file, new Meter(signal ? { signal } : {}), nothing, [])) {
    return record;
  }
  return undefined;
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
