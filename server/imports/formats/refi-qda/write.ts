/** A REFI-QDA project as records. */
import { around } from '../../../../model/formats/around.ts';
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
import { type PlacedSelections, placed } from './places.ts';
import type { QdaCode, QdaProject, QdaSelection, TextSource } from './project.ts';

/** Passages of one place: several codes on the same words are one statement. */
interface Passage {
  key: string;
  start: number | undefined;
  end: number | undefined;
  words: string;
  isName: boolean;
  selections: QdaSelection[];
}

export class ProjectWriter {
  readonly #project: QdaProject;
  readonly #mapping: CodeMapping;
  readonly #file: ImportFile;
  readonly #fileId: string;

  constructor(project: QdaProject, mapping: CodeMapping, file: ImportFile) {
    this.#project = project;
    this.#mapping = mapping;
    this.#file = file;
    this.#fileId = ownId('Source', '', `refi-qda-${project.name ?? file.name}`);
  }

  #place(line: number): string {
    return `${this.#file.name}:${line}`;
  }

  /** The codes, as concepts or as what the mapping says. */
  *codes(): Generator<ImportRecord> {
    yield fileSourceRecord(this.#file, this.#fileId, {
      title: this.#project.name ?? this.#file.name,
    });
    for (const code of this.#project.codes.values()) {
      const place = this.#place(code.line);
      const meaning = this.#meaning(code);
      const sources = [this.#fileId];
      const name = code.path.at(-1) ?? '';
      if (meaning.as === 'concept') {
        const properties = { name, kind: 'concept', description: code.description, sources };
        yield nodeRecord(place, 'Agreement', this.#concept(code.guid), properties);
        const parent = code.parent ? this.#project.codes.get(code.parent) : undefined;
        if (parent && this.#meaning(parent).as === 'concept') {
          const [from, to] = [this.#concept(code.guid), this.#concept(parent.guid)];
          yield relationshipRecord(place, from, 'PART_OF', to, { sources });
        }
      } else if (meaning.as === 'speaker') {
        const id = this.#own(meaning.label, code.guid);
        yield nodeRecord(place, meaning.label, id, {
          name,
          description: code.description,
          sources,
        });
      }
    }
    if (!this.#mapping.casesSpeak) return;
    for (const { name } of this.#project.cases) {
      if (name === '') continue;
      yield nodeRecord(this.#file.name, 'Actor', this.#caseId(name), {
        name,
        sources: [this.#fileId],
      });
    }
  }

  /** A source with its passages; `raw` is its text, undefined when it is not there. */
  *source(one: TextSource, raw: string | undefined): Generator<ImportRecord> {
    const place = this.#place(one.line);
    const id = this.#own('Source', one.guid || one.name);
    const fitted = raw === undefined ? undefined : placed(raw, one.selections);
    yield nodeRecord(place, 'Source', id, {
      title: one.name,
      sourceClass: 'unknown',
      text: fitted?.text,
    });
    yield {
      kind: 'coverage',
      place,
      collection: this.#project.name ?? this.#file.name,
      item: one.name,
      present: raw !== undefined,
    };
    if (raw === undefined) {
      yield note(
        place,
        'text that is not in the file',
        `${one.name} is named, its text is not there`,
      );
    }
    if (one.wholeCodings > 0) {
      yield note(
        place,
        'codes of whole sources',
        `${one.name}: ${counted(one.wholeCodings, 'code')} of no passage`,
      );
    }
    const passages = new Map<string, Passage>();
    for (const selection of one.selections) yield* this.#gather(one, selection, fitted, passages);
    for (const passage of passages.values()) yield* this.#statement(one, id, fitted, passage);
  }

  *#gather(
    source: TextSource,
    selection: QdaSelection,
    fitted: PlacedSelections | undefined,
    passages: Map<string, Passage>,
  ): Generator<ImportRecord> {
    const place = this.#place(selection.line);
    if (selection.codes.length === 0) {
      yield note(place, 'passage without a code', 'a marked passage without a code is left out');
      return;
    }
    const where = fitted?.places.get(selection);
    if (fitted && selection.start !== undefined && !where) {
      yield problemRecord(
        place,
        `characters ${selection.start} to ${selection.end} do not lie in the text of ${source.name}`,
        'Leave this passage out, or put its place right.',
      );
      return;
    }
    const own = selection.text?.trim() ? selection.text : undefined;
    const words = where
      ? fitted?.text.slice(where.start, where.end)
      : (own ?? (selection.start === undefined ? undefined : selection.name));
    if (!words || words.trim() === '') {
      yield note(place, 'passage without words', 'a place on a page, without words, is left out');
      return;
    }
    const key = where
      ? `${where.start}-${where.end}`
      : `${selection.start ?? ''}-${selection.end ?? ''}-${shortHash(words)}`;
    const known = passages.get(key);
    if (known) known.selections.push(selection);
    else {
      const isName = !where && own === undefined;
      passages.set(key, {
        key,
        start: where?.start,
        end: where?.end,
        words,
        isName,
        selections: [selection],
      });
    }
  }

  *#statement(
    source: TextSource,
    sourceId: string,
    fitted: PlacedSelections | undefined,
    { key, start, end, words, isName, selections }: Passage,
  ): Generator<ImportRecord> {
    const place = this.#place(selections[0]?.line ?? source.line);
    const id =
      this.#mapping.idOf('Statement', selections[0]?.guid ?? '') ??
      ownId('Statement', source.guid || source.name, key);
    const sources = [sourceId];
    const codes: { code: QdaCode; meaning: Meaning }[] = [];
    for (const guid of new Set(selections.flatMap((one) => one.codes))) {
      const code = this.#project.codes.get(guid);
      if (code) codes.push({ code, meaning: this.#meaning(code) });
      else
        yield problemRecord(
          place,
          `names the code ${guid}, which the project does not have`,
          'Leave it out.',
        );
    }
    const coders = [...new Set(selections.flatMap((one) => one.coders))];
    const kinds = codes.flatMap(({ meaning }) => (meaning.as === 'kind' ? [meaning.kind] : []));
    yield nodeRecord(place, 'Statement', id, {
      text: words,
      kind: isName ? 'paraphrase' : kinds.includes('paraphrase') ? 'paraphrase' : 'quote',
      codedBy: coders.map((guid) => this.#project.users.get(guid) ?? guid).join(', '),
      note: isName ? 'The name of the passage: its words are not in the file' : undefined,
    });
    yield relationshipRecord(place, id, 'STATED_IN', sourceId, {
      main: true,
      ...(isName ? {} : { exact: words }),
      ...(fitted && start !== undefined && end !== undefined
        ? around(fitted.text, start, end)
        : {}),
      start,
      end,
    });
    if (isName) yield note(place, 'passage known by its name', `${id} has its name for its words`);
    yield* this.#about(place, id, codes, sources);
    const speakers = codes.flatMap(({ code, meaning }) =>
      meaning.as === 'speaker' ? [this.#own(meaning.label, code.guid)] : [],
    );
    for (const one of this.#mapping.casesSpeak ? this.#project.cases : []) {
      const isIn =
        one.sources.includes(source.guid) ||
        selections.some(({ guid }) => one.selections.includes(guid));
      if (isIn && one.name !== '') speakers.push(this.#caseId(one.name));
    }
    for (const speaker of new Set(speakers))
      yield relationshipRecord(place, speaker, 'MADE', id, { sources });
    if (speakers.length === 0)
      yield note(place, 'passage without a speaker', `${id} has no speaker`);
  }

  *#about(
    place: string,
    id: string,
    codes: readonly { code: QdaCode; meaning: Meaning }[],
    sources: string[],
  ): Generator<ImportRecord> {
    const stances = new Set(
      codes.flatMap(({ meaning }) => (meaning.as === 'stance' ? [meaning.stance] : [])),
    );
    const [stance] = stances.size === 1 ? stances : [];
    let told = false;
    for (const { code, meaning } of codes) {
      if (meaning.as !== 'concept') continue;
      const concept = this.#concept(code.guid);
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
    const { media, lost, cases } = this.#project;
    for (const { kind, name, line, codings } of media) {
      yield note(
        this.#place(line),
        `${kind}: no place in the graph`,
        `${name}, with ${counted(codings, 'code')}`,
      );
    }
    const others = [
      ...lost,
      ...(this.#mapping.casesSpeak ? [] : [['cases', cases.length] as const]),
    ];
    for (const [what, times] of others.sort()) {
      if (times > 0)
        yield note(this.#file.name, `no place in the graph: ${what}`, `${what}: ${times}`);
    }
  }

  #meaning({ path }: QdaCode): Meaning {
    return this.#mapping.meaningOf(path);
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
