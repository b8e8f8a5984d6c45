/** ParlaMint TEI, versions 2 to 5: lists of persons and organisations, and sittings. */
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { baseOf, nodeRecord, note } from '../shared/emit.ts';
import { firstBytes, headText, Meter } from '../shared/text.ts';
import { readXml, type Tag, type XmlHandler } from '../shared/xml.ts';
import { Corpus } from './corpus.ts';
import { ListReader } from './lists.ts';
import { SittingReader, type Unit } from './sitting.ts';

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
  read,
};

/** In this order files are read, so that people are known before they speak. */
const roots = [
  'teiCorpus',
  'particDesc',
  'listOrg',
  'listRelation',
  'listPerson',
  'taxonomy',
  'TEI',
];

interface Part {
  file: ImportFile;
  root: string;
  id: string;
}

async function* read(
  files: readonly ImportFile[],
  { options, signal, progress }: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const unit = unitOf(options.unit);
  const meter = new Meter({ ...(signal ? { signal } : {}), ...(progress ? { progress } : {}) });
  const parts = await partsOf(files);
  if (parts.length === 0) {
    throw new StancegraphError('bad-input', 'None of the files is an XML file of ParlaMint.');
  }
  const corpus = new Corpus(corpusName(parts));
  const context: Context = { corpus, unit, given: new Set(), included: [], sitting: undefined };
  for (const { file } of parts) context.given.add(baseOf(file.name).toLowerCase());
  const copies = copiesAmong(parts, unit);
  let isFlushed = false;
  for (const part of parts) {
    if (copies.has(part)) {
      yield note(
        part.file.name,
        'second copy of a sitting',
        `${part.id} is given plain and annotated; one is read`,
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
    const out: ImportRecord[] = [];
    yield* readXml(part.file, meter, new Document(context, part.file, out), out);
  }
  yield* corpus.flush();
  yield nodeRecord(corpus.scope, 'Source', corpus.sourceId, {
    title: corpus.title ?? corpus.scope,
    language: corpus.language,
    sourceClass: 'primary',
  });
  yield* missing(context);
  yield* corpus.end();
}

function unitOf(unit: string | undefined): Unit {
  if (unit === undefined || unit === 'speech' || unit === 'sentence') return unit ?? 'speech';
  throw new StancegraphError('bad-input', `unit is speech or sentence, not ${unit}.`);
}

interface Context {
  corpus: Corpus;
  unit: Unit;
  given: Set<string>;
  included: { name: string; isSitting: boolean; place: string }[];
  sitting: SittingReader | undefined;
}

/** Goes through one file and hands its elements to whoever reads them. */
class Document implements XmlHandler {
  readonly #context: Context;
  readonly #file: ImportFile;
  readonly #out: ImportRecord[];
  readonly #lists: ListReader;
  #header = 0;
  #title: string | undefined;

  constructor(context: Context, file: ImportFile, out: ImportRecord[]) {
    this.#context = context;
    this.#file = file;
    this.#out = out;
    const place = (tag: Tag) => `${file.name}:${tag.line}`;
    this.#lists = new ListReader(() => context.corpus, place);
  }

  open(tag: Tag): void {
    const { name, attributes } = tag;
    const { corpus, sitting } = this.#context;
    if (name === 'teiCorpus') corpus.language ??= attributes['xml:lang'];
    if (name === 'teiHeader') this.#header += 1;
    if (name === 'include') {
      this.#context.included.push({
        name: attributes.href ?? '',
        isSitting: this.#header === 0,
        place: `${this.#file.name}:${tag.line}`,
      });
    }
    if (name === 'TEI') {
      corpus.language ??= attributes['xml:lang'];
      this.#out.push(...corpus.flush());
      this.#context.sitting = new SittingReader(
        corpus,
        this.#context.unit,
        tag,
        this.#file.name,
        this.#out,
      );
      return;
    }
    if (this.#header > 0 || !sitting) this.#lists.open(tag);
    if (!this.#lists.isOpen) sitting?.open(tag);
    if (name === 'title' && attributes.type === 'main' && !sitting && !corpus.title)
      this.#title = '';
  }

  text(text: string): void {
    if (this.#title !== undefined) this.#title += text;
    if (this.#lists.isOpen) this.#lists.text(text);
    else this.#context.sitting?.text(text);
  }

  close(name: string): void {
    const { corpus, sitting } = this.#context;
    if (name === 'title' && this.#title !== undefined) {
      corpus.title = this.#title.trim() || undefined;
      this.#title = undefined;
    }
    if (name === 'TEI') {
      sitting?.end();
      this.#context.sitting = undefined;
      return;
    }
    const inList = this.#lists.isOpen;
    if (this.#header > 0 || !sitting) this.#lists.close(name);
    if (!inList) sitting?.close(name);
    if (name === 'teiHeader') {
      this.#header -= 1;
      if (sitting) this.#out.push(...corpus.flush());
    }
  }
}

/** What the corpus names and was not given: gaps, each sitting also for what is covered. */
function* missing({ corpus, included, given }: Context): Generator<ImportRecord> {
  for (const { name, isSitting, place } of included) {
    const base = baseOf(name.trim());
    const plain = base.replaceAll(/\s+/g, '');
    if (given.has(base.toLowerCase()) || given.has(plain.toLowerCase())) continue;
    const day = /\d{4}-\d{2}-\d{2}/.exec(plain)?.[0];
    yield note(
      place,
      isSitting ? 'sitting that was not given' : 'list that was not given',
      `${name} is named by the corpus and was not given`,
    );
    if (!isSitting) continue;
    yield {
      kind: 'coverage',
      place,
      collection: corpus.scope,
      item: plain.replace(/(\.ana)?\.xml$/, ''),
      ...(day ? { date: day } : {}),
      present: false,
    };
  }
}

async function partsOf(files: readonly ImportFile[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (const file of files) {
    if (!/\.xml$/i.test(file.name)) continue;
    const { root, id } = rootOf(headText(await firstBytes(file)));
    parts.push({ file, root, id: id || baseOf(file.name).replace(/\.xml$/i, '') });
  }
  const rank = ({ root }: Part) => (roots.indexOf(root) < 0 ? roots.length : roots.indexOf(root));
  return parts.sort((a, b) => rank(a) - rank(b) || (a.file.name < b.file.name ? -1 : 1));
}

function rootOf(head: string): { root: string; id: string } {
  const bare = head.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?>/g, '');
  const tag = /<(?:[\w-]+:)?([\w-]+)([^>]*)>/.exec(bare);
  return { root: tag?.[1] ?? '', id: /xml:id\s*=\s*["']([^"']+)/.exec(tag?.[2] ?? '')?.[1] ?? '' };
}

/** `ParlaMint-ES-GA` of any id or file name of the corpus. */
function corpusName(parts: readonly Part[]): string {
  for (const { id, file } of parts) {
    const known =
      /^ParlaMint-[A-Z]{2}(-[A-Z]{2}\b)?/.exec(id) ??
      /^ParlaMint-[A-Z]{2}(-[A-Z]{2}\b)?/.exec(baseOf(file.name));
    if (known) return known[0];
  }
  return parts[0]?.id.split(/[_.]/)[0] ?? 'corpus';
}

/** Of a sitting that is given plain and annotated the one that is not needed. */
function copiesAmong(parts: readonly Part[], unit: Unit): Set<Part> {
  const sittings = parts.filter(({ root }) => root === 'TEI');
  const byId = new Map<string, Part[]>();
  for (const part of sittings) {
    const id = part.id.replace(/\.ana$/, '');
    byId.set(id, [...(byId.get(id) ?? []), part]);
  }
  const isAnnotated = ({ id, file }: Part) => /\.ana$/.test(id) || /\.ana\.xml$/i.test(file.name);
  return new Set(
    [...byId.values()].flatMap((same) => {
      const wanted = same.filter((part) => isAnnotated(part) === (unit === 'sentence'));
      return wanted.length > 0 && wanted.length < same.length
        ? same.filter((part) => !wanted.includes(part))
        : [];
    }),
  );
}
