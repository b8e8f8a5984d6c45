/** A REFI-QDA project as records. */
import { counted } from '../../../../model/formats/counted.ts';
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { ImportFile, ImportRecord } from '../format.ts';
import {
  fileSourceRecord,
  nodeRecord,
  note,
  problemRecord,
  relationshipRecord,
} from '../shared/emit.ts';
import { ownId, shortHash } from '../shared/ids.ts';
import type { CodeMapping, Meaning } from './mapping.ts';
import { type FoundText, type Passage, passagesOf } from './passages.ts';
import { Votes } from './places.ts';
import type { QdaCode, QdaProject, QdaSelection, TextSource } from './project.ts';

type Coded = { code: QdaCode; meaning: Meaning };

export class ProjectWriter {
  readonly #project: QdaProject;
  readonly #mapping: CodeMapping;
  readonly #file: ImportFile;
  readonly #fileId: string;
  readonly #unclear: ReadonlyMap<string, string[]>;
  /** How many sources have no GUID and the same path, or where they have none the same name. */
  readonly #alike = new Map<string, number>();
  readonly #votes = new Votes();
  #isFileTold = false;

  /** `unclear`: files that may be a source's text, by the path of the source. */
  constructor(
    project: QdaProject,
    mapping: CodeMapping,
    file: ImportFile,
    unclear: ReadonlyMap<string, string[]>,
  ) {
    this.#unclear = unclear;
    this.#project = project;
    this.#mapping = mapping;
    this.#file = file;
    this.#fileId = ownId('Source', '', `refi-qda-${project.name ?? file.name}`);
    for (const one of project.sources) {
      const key = keyOf(one);
      if (one.guid === '') this.#alike.set(key, (this.#alike.get(key) ?? 0) + 1);
    }
  }

  #place(line: number): string {
    return `${this.#file.name}:${line}`;
  }

  /** The codes, as concepts or as what the mapping says. */
  *codes(): Generator<ImportRecord> {
    const ours = new Set(this.#project.sources.map((one) => this.#own('Source', one.guid)));
    for (const code of this.#project.codes.values()) {
      const place = this.#place(code.line);
      const meaning = this.#meaning(code);
      const name = code.path.at(-1) ?? '';
      const { description } = code;
      if (meaning.as === 'concept') {
        const sources = yield* this.#provedBy(code, ours);
        const properties = { name, kind: 'concept', description, sources };
        yield nodeRecord(place, 'Agreement', this.#concept(code.guid), properties);
        const parent = code.parent ? this.#project.codes.get(code.parent) : undefined;
        if (parent && this.#meaning(parent).as === 'concept') {
          const [from, to] = [this.#concept(code.guid), this.#concept(parent.guid)];
          yield relationshipRecord(place, from, 'PART_OF', to, { sources });
        }
      } else if (meaning.as === 'speaker') {
        const sources = yield* this.#provedBy(code, ours);
        const id = this.#own(meaning.label, code.guid);
        yield nodeRecord(place, meaning.label, id, { name, description, sources });
      }
    }
    if (!this.#mapping.casesSpeak) return;
    for (const { name } of this.#project.cases) {
      if (name === '') continue;
      yield* this.#fileSource();
      yield nodeRecord(this.#file.name, 'Actor', this.#caseId(name), {
        name,
        sources: [this.#fileId],
      });
    }
  }

  /** Sources that the mapping has for a code, else the project itself. */
  *#provedBy(code: QdaCode, ours: ReadonlySet<string>): Generator<ImportRecord, string[]> {
    const kept = this.#mapping.sourcesOf(code.guid).filter((id) => ours.has(id));
    if (kept.length > 0) return kept;
    yield* this.#fileSource();
    return [this.#fileId];
  }

  /** The project is a Source where what it tells has no other. */
  *#fileSource(): Generator<ImportRecord> {
    if (this.#isFileTold) return;
    this.#isFileTold = true;
    const title = this.#project.name ?? this.#file.name;
    yield fileSourceRecord(this.#file, this.#fileId, { title });
  }

  /** Takes note of how the places of a source seem to be counted; to be told of all before the first is written. */
  counts(one: TextSource, { text, hasMark }: FoundText): void {
    if (text === undefined || this.#project.isOurs) return;
    const outer = one.selections.filter(({ within }) => !within);
    if (outer.length > 0) this.#votes.add(text, outer, hasMark);
  }

  /** A source with its passages. */
  *source(one: TextSource, raw: FoundText): Generator<ImportRecord> {
    const place = this.#place(one.line);
    const key = this.#keyOf(one, raw.text);
    const id = this.#own('Source', key);
    const { text, passages } = yield* passagesOf(one, raw, (line) => this.#place(line), {
      isOurs: this.#project.isOurs,
      votes: this.#votes,
      isQuote: ({ guid }) => this.#mapping.isQuote(guid),
    });
    yield nodeRecord(place, 'Source', id, { title: one.name, sourceClass: 'unknown', text });
    yield {
      kind: 'coverage',
      place,
      collection: this.#project.name ?? this.#file.name,
      item: one.name,
      present: raw.text !== undefined,
    };
    if (raw.text === undefined) {
      const files = this.#unclear.get(one.path ?? '');
      const why = files
        ? `it is unclear which file is its text (${one.path}): ${files.join(' or ')}`
        : 'its text is not there';
      yield note(place, 'text that is not in the file', `${one.name} is named, ${why}`);
    }
    if (one.wholeCodes.length > 0) {
      yield note(
        place,
        'codes of whole sources',
        `${one.name}: ${counted(one.wholeCodes.length, 'code')} of no passage`,
      );
    }
    for (const passage of passages) yield* this.#statement(one, { key, id }, passage);
  }

  *#statement(
    source: TextSource,
    { key: scope, id: sourceId }: { key: string; id: string },
    { key, words, selector, isName, selections }: Passage,
  ): Generator<ImportRecord> {
    const place = this.#place(selections[0]?.line ?? source.line);
    const id =
      this.#mapping.idOf('Statement', selections[0]?.guid ?? '') ?? ownId('Statement', scope, key);
    const sources = [sourceId];
    const told = new Set<string>();
    const groups: Coded[][] = [];
    for (const one of selections) {
      const group: Coded[] = [];
      for (const guid of new Set(one.codes)) {
        const code = this.#project.codes.get(guid);
        if (code) group.push({ code, meaning: this.#meaning(code) });
        else if (!told.has(guid))
          yield problemRecord(
            place,
            `names the code ${guid}, which the project does not have`,
            'Leave it out.',
          );
        told.add(guid);
      }
      groups.push(group);
    }
    const codes = groups.flat();
    const coders = [...new Set(selections.flatMap((one) => one.coders))];
    const kinds = codes.flatMap(({ meaning }) => (meaning.as === 'kind' ? [meaning.kind] : []));
    yield nodeRecord(place, 'Statement', id, {
      text: words,
      kind: isName ? 'paraphrase' : kinds.includes('paraphrase') ? 'paraphrase' : 'quote',
      codedBy: coders.map((guid) => this.#project.users.get(guid) ?? guid).join(', '),
      note: isName ? 'The name of the passage: its words are not in the file' : undefined,
    });
    yield relationshipRecord(place, id, 'STATED_IN', sourceId, { main: true, ...selector });
    if (isName) yield note(place, 'passage known by its name', `${id} has its name for its words`);
    yield* this.#about(place, id, groups, sources);
    const speakers = codes.flatMap(({ code, meaning }) =>
      meaning.as === 'speaker' ? [this.#own(meaning.label, code.guid)] : [],
    );
    for (const name of this.#mapping.casesSpeak ? this.#casesOf(source, selections) : []) {
      if (name !== '') speakers.push(this.#caseId(name));
    }
    for (const speaker of new Set(speakers))
      yield relationshipRecord(place, speaker, 'MADE', id, { sources });
    if (speakers.length === 0)
      yield note(place, 'passage without a speaker', `${id} has no speaker`);
  }

  /** Names of the cases of a source, and of those in whose passages the selections lie. */
  #casesOf(source: TextSource, selections: readonly QdaSelection[]): string[] {
    const whole = this.#project.cases.filter(
      ({ sources }) => source.guid !== '' && sources.has(source.guid),
    );
    const parts = source.ofCases.filter(({ selection }) =>
      selections.some((one) => isWithin(one, selection)),
    );
    return [...whole, ...parts].map(({ name }) => name);
  }

  *#about(
    place: string,
    id: string,
    groups: readonly Coded[][],
    sources: string[],
  ): Generator<ImportRecord> {
    const stancesIn = (codes: readonly Coded[]) =>
      new Set(codes.flatMap(({ meaning }) => (meaning.as === 'stance' ? [meaning.stance] : [])));
    const stances = stancesIn(groups.flat());
    const [common] = stances.size === 1 ? stances : [];
    // Codes that were put on the words at once belong together.
    const byConcept = new Map<string, Set<string>>();
    for (const group of groups) {
      const own = stancesIn(group);
      for (const { code, meaning } of group) {
        if (meaning.as !== 'concept') continue;
        const before = byConcept.get(code.guid) ?? [];
        byConcept.set(code.guid, new Set([...before, ...own]));
      }
    }
    let told = false;
    for (const [guid, own] of byConcept) {
      const concept = this.#concept(guid);
      const stance = own.size === 1 ? [...own][0] : common;
      if (stance) yield relationshipRecord(place, id, 'ABOUT', concept, { stance, sources });
      else yield relationshipRecord(place, id, 'MENTIONS', concept, { sources });
      if (stance || told) continue;
      told = true;
      const group = stances.size > 1 ? 'passage with several stances' : 'passage without a stance';
      yield note(place, group, `${id} mentions its codes, without a stance`);
    }
  }

  /** Pictures and sounds by name, and what else has no place. */
  *rest(): Generator<ImportRecord> {
    const { media, lost, cases, sources } = this.#project;
    const ofCases = sources.reduce((sum, one) => sum + one.ofCases.length, 0);
    for (const { kind, name, line, codings } of media) {
      yield note(
        this.#place(line),
        `${kind}: no place in the graph`,
        `${name}, with ${counted(codings, 'code')}`,
      );
    }
    const others = [
      ...lost,
      ...(this.#mapping.casesSpeak
        ? []
        : ([
            ['cases', cases.length],
            ['passages of cases', ofCases],
          ] as const)),
    ];
    for (const [what, times] of others.sort()) {
      if (times > 0)
        yield note(this.#file.name, `no place in the graph: ${what}`, `${what}: ${times}`);
    }
  }

  #meaning({ path, guid }: QdaCode): Meaning {
    return this.#mapping.meaningOf(path, guid);
  }

  /** What tells a source from others: its GUID, else its path or name in the project, else its text too. */
  #keyOf(source: TextSource, text: string | undefined): string {
    if (source.guid !== '') return source.guid;
    const key = keyOf(source);
    const whole = `${this.#project.name ?? this.#file.name}/${key}`;
    const isAlone = this.#alike.get(key) === 1;
    return isAlone ? whole : `${whole}/${shortHash(`${source.name} ${text ?? ''}`)}`;
  }

  #concept(guid: string): string {
    return this.#own('Agreement', guid);
  }

  #own(label: Label, guid: string): string {
    return this.#mapping.idOf(label, guid) ?? ownId(label, '', guid);
  }

  #caseId(name: string): string {
    return ownId('Actor', 'refi-qda', name);
  }
}

function keyOf({ path, name }: TextSource): string {
  return path || name;
}

/** Whether a selection is another or a part of it. */
function isWithin(one: QdaSelection, other: QdaSelection): boolean {
  if (one === other) return true;
  const [start, end] = [other.start ?? -1, other.end ?? -1];
  if (one.within !== other.within || start < 0 || one.start === undefined) return false;
  return start <= one.start && (one.end ?? one.start) <= end;
}
