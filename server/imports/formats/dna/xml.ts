/** Reads the XML files of DNA 1. */
import type { ImportFile, ImportRecord, ReadOptions } from '../format.ts';
import { shortHash } from '../shared/ids.ts';
import { Meter, Unreadable } from '../shared/text.ts';
import { readXml, type Tag, type XmlHandler } from '../shared/xml.ts';
import { stanceOf } from './agreement.ts';
import { dateProblem, dayWithDots } from './dates.ts';
import { Repeats } from './documents.ts';
import { type Attributes, type CodedStatement, Study } from './study.ts';
import { refuseWrongOptions } from './told.ts';
import { candidatesOf, howToName, type Meaning, surestOf } from './variables.ts';

/** The variables of every study of DNA 1. */
const variables = ['person', 'organization', 'category', 'agreement'];

export async function* readDnaXml(
  file: ImportFile,
  meter: Meter,
  { options, signal }: ReadOptions,
): AsyncGenerator<ImportRecord> {
  refuseWrongOptions(
    variables.map((name) => ({ name })),
    variables.join(', '),
    options,
  );
  const columns = new Map<Meaning, string>();
  for (const [meaning, all] of candidatesOf(variables, options)) {
    for (const { name } of surestOf(all)) columns.set(meaning, name);
  }
  if (!columns.has('concept') || !(columns.has('person') || columns.has('organization'))) {
    throw new Unreadable('has no variable left for a concept or for who says it', howToName);
  }
  const articles = new Articles();
  for await (const _ of readXml(file, new Meter(signal ? { signal } : {}), articles, [])) {
    // What is wrong with the XML is told below.
  }
  const out: ImportRecord[] = [];
  const reader = new DnaXml(file, out, columns, articles.repeats);
  yield* readXml(file, meter, reader, out);
  yield* reader.study.end();
}

/** Elements whose text is a value. */
const values = new Set([
  'name',
  'type',
  'alias',
  'note',
  'title',
  'date',
  'text',
  'id',
  'start',
  'end',
  'person',
  'organization',
  'category',
  'agreement',
  'coder',
  'source',
  'notes',
]);

class DnaXml implements XmlHandler {
  readonly study: Study;
  readonly #file: ImportFile;
  readonly #out: ImportRecord[];
  readonly #attributes = new Map<string, Attributes>();
  readonly #path: string[] = [];
  #line = 0;
  #text = '';
  #values: Record<string, string> = {};
  #article:
    | { line: number; values: Record<string, string>; statements: CodedStatement[] }
    | undefined;

  readonly #columns: ReadonlyMap<Meaning, string>;

  readonly #repeats: Repeats;

  constructor(
    file: ImportFile,
    out: ImportRecord[],
    columns: ReadonlyMap<Meaning, string>,
    repeats: Repeats,
  ) {
    this.#repeats = repeats;
    this.#file = file;
    this.#out = out;
    this.#columns = columns;
    this.study = new Study(
      file.name,
      (meaning, name) => this.#attributes.get(`${columns.get(meaning)} ${name}`) ?? {},
    );
  }

  open({ name, line }: Tag): void {
    if (this.#path.at(-1) === 'regex') this.study.lose('regular expressions');
    this.#path.push(name);
    this.#line = line;
    this.#text = '';
    if (name === 'article') this.#article = { line, values: {}, statements: [] };
    if (['statement', 'article'].includes(name) || this.#isEntry()) this.#values = {};
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    const isEntry = this.#isEntry();
    this.#path.pop();
    const parent = this.#path.at(-1) ?? '';
    if (name === 'statement') this.#statement();
    else if (name === 'article') this.#endArticle();
    else if (isEntry && 'name' in this.#values) {
      const variable = parent.startsWith('person') ? 'person' : 'organization';
      const { name: of = '', type, alias, note: notes } = this.#values;
      this.#attributes.set(`${variable} ${of}`, { type, alias, notes });
    } else if (values.has(name) && this.#text !== '') {
      const target = parent === 'article' ? this.#article?.values : this.#values;
      if (target) target[name] = name === 'text' ? this.#text : this.#text.trim();
    }
    if (name !== 'text') this.#text = '';
  }

  /** Whether a person or organisation of the lists in front is open. */
  #isEntry(): boolean {
    const [last, parent] = [this.#path.at(-1), this.#path.at(-2)];
    return (
      (last === 'person' && parent === 'persons') ||
      (last === 'organization' && parent === 'organizations')
    );
  }

  #statement(): void {
    const { id, start, end, coder } = this.#values;
    const of = (meaning: Meaning) => this.#values[this.#columns.get(meaning) ?? ''];
    const [person, organization, concept] = [of('person'), of('organization'), of('concept')];
    const agreement = of('agreement');
    const stance = agreement ? stanceOf(agreement, false) : undefined;
    this.#article?.statements.push({
      place: `${this.#file.name}:statement ${id ?? `at line ${this.#line}`}`,
      start: numberOf(start),
      stop: numberOf(end),
      values: {
        ...(person ? { person: [person] } : {}),
        ...(organization ? { organization: [organization] } : {}),
        ...(concept ? { concept: [concept] } : {}),
      },
      stance,
      unread: agreement && !stance ? agreement : undefined,
      coder,
    });
  }

  #endArticle(): void {
    const article = this.#article;
    this.#article = undefined;
    if (!article) return;
    const { title = '', date = '', text = '', source, notes } = article.values;
    const place = `${this.#file.name}:${article.line}`;
    const day = dayWithDots(date);
    if (date !== '' && day === undefined) {
      const name = title || 'the article';
      const { length } = article.statements;
      this.#out.push(dateProblem(place, name, date, length, 'Write it as 26.01.2005.'));
      return;
    }
    const document = {
      place,
      title: title || `Article at line ${article.line}`,
      isUntitled: title === '',
      date: day,
      text,
      source,
      notes,
    };
    const apart = this.#repeats.apart({ title, date: day }, shortHash(text), '');
    const sourceId = this.study.documentId(document, apart);
    this.#out.push(...this.study.document(document, sourceId));
    this.#out.push(...this.study.statements(document, sourceId, article.statements));
  }
}

/** A first look at the articles, of which several may have one title and day. */
class Articles implements XmlHandler {
  readonly repeats = new Repeats();
  readonly #path: string[] = [];
  #text = '';
  #values: Record<string, string> = {};

  open({ name }: Tag): void {
    this.#path.push(name);
    this.#text = '';
    if (name === 'article') this.#values = {};
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    this.#path.pop();
    if (this.#path.at(-1) === 'article') {
      this.#values[name] = name === 'text' ? this.#text : this.#text.trim();
    } else if (name === 'article') {
      const { title = '', date = '', text = '' } = this.#values;
      this.repeats.take({ title, date: dayWithDots(date) }, shortHash(text));
    }
    this.#text = '';
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
