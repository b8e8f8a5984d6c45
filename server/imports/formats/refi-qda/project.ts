/** Reads `project.qde`: coders, codes, and sources with their coded passages. */
import { ownNames } from '../../../../model/own-names.ts';
import type { Tag, XmlHandler } from '../shared/xml.ts';

export interface QdaCode {
  guid: string;
  path: string[];
  parent: string | undefined;
  description: string | undefined;
  line: number;
}

export interface QdaSelection {
  guid: string;
  name: string | undefined;
  /** As the program counted them; undefined for a place on a page. */
  start: number | undefined;
  end: number | undefined;
  /** The place on a page in whose words its own place is counted. */
  within: QdaSelection | undefined;
  /** Of a place on a page: where its words are, or they themselves. */
  path: string | undefined;
  text: string | undefined;
  codes: string[];
  coders: string[];
  /** Who has marked it, for codes that name nobody. */
  user: string | undefined;
  line: number;
}

export interface TextSource {
  guid: string;
  name: string;
  path: string | undefined;
  text: string | undefined;
  selections: QdaSelection[];
  /** Codes of the whole source. */
  wholeCodes: string[];
  /** Passages of cases, whose names a mapping may take for speakers. */
  ofCases: { name: string; selection: QdaSelection }[];
  line: number;
}

interface Case {
  guid: string;
  name: string;
  sources: Set<string>;
  selections: Set<string>;
}

/** What has no text, by the element that holds it. */
const media: Record<string, string> = ownNames({
  PictureSource: 'picture',
  AudioSource: 'audio',
  VideoSource: 'video',
});
const selectionElements = [
  'PlainTextSelection',
  'PDFSelection',
  'PictureSelection',
  'AudioSelection',
  'VideoSelection',
  'TranscriptSelection',
];

/** What else a project may hold, by its element, and whose descriptions have no place. */
const others: Record<string, string> = ownNames({
  Note: 'notes',
  Link: 'links',
  Set: 'sets',
  Graph: 'graphs',
  Variable: 'variables',
  VariableValue: 'values of variables',
});
const described: Record<string, string> = ownNames({
  Note: 'notes',
  Set: 'sets',
  Variable: 'variables',
  Case: 'cases',
});

/** A GUID is the same in capitals and in braces; other ids stay as they are. */
export function plainGuid(text: string | undefined): string {
  const guid = text?.trim() ?? '';
  return /^\{?[0-9a-f-]{32,36}\}?$/i.test(guid) ? guid.replace(/[{}]/g, '').toLowerCase() : guid;
}

/** Programs write an empty name where there is none. */
function nameOf(text: string | undefined): string | undefined {
  return text?.trim() ? text : undefined;
}

export class QdaProject implements XmlHandler {
  readonly users = new Map<string, string>();
  readonly codes = new Map<string, QdaCode>();
  readonly sources: TextSource[] = [];
  readonly cases: Case[] = [];
  readonly media: { kind: string; name: string; line: number; codings: number }[] = [];
  readonly lost = new Map<string, number>();
  /** Whether the root is a project, and of what it is. */
  isProject = false;
  name: string | undefined;
  /** Whether we have written it. */
  isOurs = false;
  readonly #path: string[] = [];
  readonly #openCodes: QdaCode[] = [];
  #source: TextSource | undefined;
  /** The open ones: a place on a page may hold passages of its words. */
  readonly #selections: QdaSelection[] = [];
  #isNote = false;
  #case: Case | undefined;
  #medium: QdaProject['media'][number] | undefined;
  #coding: { user: string | undefined } | undefined;
  #text: string | undefined;

  open(tag: Tag): void {
    const { name, attributes, line } = tag;
    this.#path.push(name);
    const guid = plainGuid(attributes.guid);
    const selection = this.#selections.at(-1);
    if (name === 'Project') {
      this.isProject = true;
      this.name = attributes.name?.trim() || undefined;
      this.isOurs = attributes.origin === 'Stancegraph';
    } else if (name === 'User')
      this.users.set(guid, nameOf(attributes.name) ?? nameOf(attributes.id) ?? guid);
    else if (name === 'Code') this.#openCode(tag);
    else if (name === 'Case')
      this.#case = {
        guid,
        name: attributes.name ?? '',
        sources: new Set(),
        selections: new Set(),
      };
    else if (name === 'SourceRef') this.#case?.sources.add(plainGuid(attributes.targetGUID));
    else if (name === 'SelectionRef') this.#case?.selections.add(plainGuid(attributes.targetGUID));
    else if (media[name]) {
      this.#medium = { kind: media[name], name: nameOf(attributes.name) ?? guid, line, codings: 0 };
      this.media.push(this.#medium);
    } else if (name === 'TextSource' || name === 'PDFSource') {
      this.#source = {
        guid,
        name: nameOf(attributes.name) ?? guid,
        path: attributes.plainTextPath,
        text: undefined,
        selections: [],
        wholeCodes: [],
        ofCases: [],
        line,
      };
      this.sources.push(this.#source);
    } else if (name === 'Representation') {
      const of = selection ?? this.#source;
      if (of) of.path ??= attributes.plainTextPath;
    } else if (selectionElements.includes(name)) this.#openSelection(tag);
    else if (name === 'Coding') this.#openCoding(attributes.creatingUser);
    else if (name === 'CodeRef') this.#codeRef(plainGuid(attributes.targetGUID));
    else if (others[name]) this.#lose(others[name]);
    if (name === 'Note') this.#isNote = true;
    if (name === 'PlainTextContent' || name === 'Description') this.#text = '';
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text += text;
  }

  close(name: string): void {
    this.#path.pop();
    const text = this.#text;
    if (name === 'PlainTextContent' || name === 'Description') this.#text = undefined;
    if (name === 'PlainTextContent' && text !== undefined) {
      const of = this.#selections.at(-1) ?? this.#source;
      if (of) of.text = text;
    } else if (name === 'Description' && text !== undefined) {
      const of = this.#path.at(-1) ?? '';
      const code = of === 'Code' ? this.#openCodes.at(-1) : undefined;
      if (code) code.description = text.trim() || undefined;
      else if (of !== 'Project' && text.trim() !== '')
        this.#lose(`descriptions of ${described[of] ?? 'passages and sources'}`);
    } else if (name === 'Code') this.#openCodes.pop();
    else if (name === 'Case' && this.#case) {
      this.cases.push(this.#case);
      this.#case = undefined;
    } else if (name === 'TextSource' || name === 'PDFSource') this.#source = undefined;
    else if (media[name]) this.#medium = undefined;
    else if (selectionElements.includes(name)) this.#selections.pop();
    else if (name === 'Coding') this.#coding = undefined;
    else if (name === 'Note') this.#isNote = false;
    else if (name === 'Project') this.#endCases();
  }

  /** Some programs put cases on passages and sources as if they were codes. */
  #endCases(): void {
    const byGuid = new Map(this.cases.map((one) => [one.guid, one]));
    const bySelection = new Map<string, Case[]>();
    for (const one of this.cases) {
      for (const guid of one.selections)
        bySelection.set(guid, [...(bySelection.get(guid) ?? []), one]);
    }
    const isCase = (code: string) => byGuid.has(code) && !this.codes.has(code);
    for (const source of this.sources) {
      for (const code of source.wholeCodes) {
        if (isCase(code)) byGuid.get(code)?.sources.add(source.guid);
      }
      source.wholeCodes = source.wholeCodes.filter((code) => !isCase(code));
      for (const selection of source.selections) {
        const named = bySelection.get(selection.guid) ?? [];
        const coded = selection.codes.flatMap((code) =>
          isCase(code) ? (byGuid.get(code) ?? []) : [],
        );
        selection.codes = selection.codes.filter((code) => !isCase(code));
        for (const { name } of new Set([...named, ...coded]))
          source.ofCases.push({ name, selection });
      }
    }
  }

  #openCode({ attributes, line }: Tag): void {
    const parent = this.#openCodes.at(-1);
    const path = [...(parent?.path ?? []), nameOf(attributes.name) ?? attributes.guid ?? ''];
    const code: QdaCode = {
      guid: plainGuid(attributes.guid) || [this.name, ...path].join('/'),
      path,
      parent: parent?.guid,
      description: undefined,
      line,
    };
    if (attributes.color) this.#lose('colours');
    this.codes.set(code.guid, code);
    this.#openCodes.push(code);
  }

  #openSelection({ name, attributes, line }: Tag): void {
    // What is no number lies outside of every text.
    const place = (text = '') => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : -1);
    const isPlain = name === 'PlainTextSelection';
    const selection: QdaSelection = {
      guid: plainGuid(attributes.guid),
      name: attributes.name,
      start: isPlain ? place(attributes.startPosition) : undefined,
      end: isPlain ? place(attributes.endPosition) : undefined,
      within: this.#selections.at(-1),
      path: undefined,
      text: undefined,
      codes: [],
      coders: [],
      user: attributes.creatingUser,
      line,
    };
    this.#selections.push(selection);
    if (this.#source && !this.#medium && name !== 'TranscriptSelection') {
      this.#source.selections.push(selection);
    }
  }

  #openCoding(user: string | undefined): void {
    this.#coding = { user: user === undefined ? undefined : plainGuid(user) };
    if (this.#medium) this.#medium.codings += 1;
    else if (this.#isNote) this.#lose('codes in notes');
  }

  #codeRef(target: string): void {
    if (this.#case) this.#lose('codes of cases');
    const selection = this.#selections.at(-1);
    if (!this.#coding) return;
    if (!selection) {
      if (!this.#medium) this.#source?.wholeCodes.push(target);
      return;
    }
    selection.codes.push(target);
    const coder = this.#coding.user ?? plainGuid(selection.user);
    if (coder && !selection.coders.includes(coder)) selection.coders.push(coder);
  }

  #lose(what: string): void {
    this.lost.set(what, (this.lost.get(what) ?? 0) + 1);
  }
}
