/** Which corpus each file belongs to, in which order files are read, and which are copies of others. */
import type { ImportFile } from '../format.ts';
import { baseOf } from '../shared/emit.ts';
import { firstBytes, headText } from '../shared/text.ts';
import type { Unit } from './sitting.ts';

export interface Part {
  file: ImportFile;
  root: string;
  id: string;
  isAnnotated: boolean;
  /** Whether it is of a corpus that a machine has put into English, `ParlaMint-BE-en`. */
  isTranslation: boolean;
}

/** Files of one corpus, its translation with them, since both have the same people. */
export interface Group {
  /** `ParlaMint-ES-GA`. */
  name: string;
  parts: Part[];
}

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

const corpusName = /^(ParlaMint-[A-Z]{2}(?:-[A-Z]{2}(?![A-Za-z]))?)(-en(?![A-Za-z]))?/;

/** The XML files among some, by corpus and in the order in which they are to be read. */
export async function groupsOf(files: readonly ImportFile[]): Promise<Group[]> {
  const parts: Part[] = [];
  for (const file of files) {
    if (!/\.xml$/i.test(file.name)) continue;
    const base = baseOf(file.name);
    const { root, id } = rootOf(headText(await firstBytes(file)));
    parts.push({
      file,
      root,
      id: id || base.replace(/\.xml$/i, ''),
      isAnnotated: /\.ana$/.test(id) || /\.ana\.xml$/i.test(base),
      isTranslation: isTranslation(id) || isTranslation(base),
    });
  }
  parts.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(a.isTranslation) - Number(b.isTranslation) ||
      (a.file.name < b.file.name ? -1 : 1),
  );
  const groups = new Map<string, Group>();
  for (const [part, name] of named(parts)) {
    const group = groups.get(name) ?? { name, parts: [] };
    group.parts.push(part);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** The element and the id that a file begins with. */
export function rootOf(head: string): { root: string; id: string } {
  const bare = head.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?>/g, '');
  const tag = /<(?:[\w-]+:)?([\w-]+)([^>]*)>/.exec(bare);
  return { root: tag?.[1] ?? '', id: /xml:id\s*=\s*["']([^"']+)/.exec(tag?.[2] ?? '')?.[1] ?? '' };
}

/** Whether a name is one of a corpus that a machine has put into English. */
export function isTranslation(name: string): boolean {
  return corpusName.exec(name)?.[2] !== undefined;
}

/** What a sitting is called in all its copies: plain, annotated and translated. */
export function sittingName(name: string): string {
  return baseOf(name)
    .replaceAll(/\s+/g, '')
    .replace(/\.xml$/i, '')
    .replace(/\.ana$/i, '')
    .replace(corpusName, '$1')
    .toLowerCase();
}

/** A sitting that is given several times. */
export interface Copies {
  /** Those that are read. */
  wanted: Part[];
  /** Those that are read where none of these is whole. */
  others: Part[];
  /** Where the original is given too. */
  translations: Part[];
  /** Files with its name that do not begin as a sitting does. */
  broken: Part[];
}

/** The sittings that are given several times, by each of their files. */
export function copiesAmong(parts: readonly Part[], unit: Unit): Map<Part, Copies> {
  const byName = new Map<string, Part[]>();
  for (const part of parts) {
    if (part.root !== 'TEI' && roots.includes(part.root)) continue;
    const name = sittingName(part.id);
    byName.set(name, [...(byName.get(name) ?? []), part]);
  }
  const copies = new Map<Part, Copies>();
  for (const same of byName.values()) {
    const begun = same.filter(({ root }) => root === 'TEI');
    if (begun.length === 0 || same.length === 1) continue;
    const originals = begun.filter((part) => !part.isTranslation);
    const candidates = originals.length > 0 ? originals : begun;
    const fitting = candidates.filter((part) => part.isAnnotated === (unit === 'sentence'));
    const wanted = fitting.length > 0 ? fitting : candidates;
    const sitting = {
      wanted,
      others: candidates.filter((part) => !wanted.includes(part)),
      translations: begun.filter((part) => !candidates.includes(part)),
      broken: same.filter(({ root }) => root !== 'TEI'),
    };
    for (const part of same) copies.set(part, sitting);
  }
  return copies;
}

function rank({ root }: Part): number {
  return roots.includes(root) ? roots.indexOf(root) : roots.length;
}

/** Each with the name of its corpus: its own, else that of its folder or of the files nearest to it. */
function named(parts: readonly Part[]): [Part, string][] {
  const own = new Map<Part, string>();
  for (const part of parts) {
    const folders = foldersOf(part).reverse();
    const known = [part.id, baseOf(part.file.name), ...folders].find((one) => corpusName.test(one));
    if (known) own.set(part, corpusName.exec(known)?.[1] ?? known);
  }
  return parts.map((part) => {
    const near = own.has(part) ? [] : nearest(part, own);
    // What says nothing of people or sittings needs no corpus of its own.
    const isClear = near.length === 1 || !roots.includes(part.root) || part.root === 'taxonomy';
    const first = own.size === 0 ? parts[0] : part;
    const other = first?.id.split(/[_.]/)[0] ?? 'corpus';
    return [part, own.get(part) ?? (isClear ? near[0] : undefined) ?? other];
  });
}

/** The corpora whose files share most folders with a file. */
function nearest(part: Part, known: ReadonlyMap<Part, string>): string[] {
  const folders = foldersOf(part);
  let most = 0;
  const names = new Set<string>();
  for (const [one, name] of known) {
    const others = foldersOf(one);
    const end = folders.findIndex((folder, at) => folder !== others[at]);
    const shared = end < 0 ? folders.length : end;
    if (shared > most) names.clear();
    if (shared >= most) names.add(name);
    most = Math.max(most, shared);
  }
  return [...names];
}

function foldersOf({ file }: Part): string[] {
  return file.name.split('/').slice(0, -1);
}
