/** Which of a project's files is the text that a path names. */
import type { ImportFile } from '../format.ts';

interface Match {
  file: ImportFile;
  /** Folders and name that are alike, from the end; then those that are so in every letter. */
  alike: number;
  same: number;
  isWhole: boolean;
}

export interface FoundTexts {
  files: Map<string, ImportFile>;
  /** Names of the files that may be meant, by paths of which nothing tells them apart. */
  unclear: Map<string, string[]>;
}

/**
 * The file of each path: the one whose folders and name agree with most of it. Of a file that
 * several paths would take, those have it that agree best.
 */
export function textsAt(paths: readonly string[], files: readonly ImportFile[]): FoundTexts {
  const found: FoundTexts = { files: new Map(), unclear: new Map() };
  const root = rootOf(files);
  const parts = files.map((file) => ({ file, name: segments(file.name.slice(root.length)) }));
  const byBase = new Map<string, (typeof parts)[number][]>();
  for (const part of parts) {
    const base = part.name.at(-1)?.alike ?? '';
    byBase.set(base, [...(byBase.get(base) ?? []), part]);
  }
  const best = new Map<string, Match>();
  for (const path of new Set(paths)) {
    const wanted = wantedBy(path);
    const matches = (byBase.get(wanted.at(-1)?.alike ?? '') ?? [])
      .map((part) => match(wanted, part))
      .sort(better);
    const [first] = matches;
    if (!first) continue;
    const equal = matches.filter((one) => better(one, first) === 0);
    if (equal.length === 1) best.set(path, first);
    else found.unclear.set(path, equal.map(({ file }) => file.name).sort());
  }
  const owners = new Map<ImportFile, [string, Match][]>();
  for (const [path, one] of best) {
    owners.set(one.file, [...(owners.get(one.file) ?? []), [path, one]]);
  }
  for (const [file, claims] of owners) {
    const [first] = claims.map(([, one]) => one).sort(better);
    const winners = claims.filter(([, one]) => first && better(one, first) === 0);
    // One file under a name alone cannot be the texts of two folders.
    const isTold = first?.isWhole || winners.length === 1;
    for (const [path] of isTold ? winners : []) found.files.set(path, file);
    for (const [path] of isTold ? [] : winners) found.unclear.set(path, [file.name]);
  }
  return found;
}

function better(a: Match, b: Match): number {
  return b.alike - a.alike || Number(b.isWhole) - Number(a.isWhole) || b.same - a.same;
}

interface Segment {
  text: string;
  alike: string;
}

function segments(path: string): Segment[] {
  return path
    .split(/[\\/]+/)
    .filter((text) => text !== '' && text !== '.' && text !== '..')
    .map((text) => ({ text, alike: decoded(text).normalize('NFC').toLowerCase() }));
}

/** `internal://` lies in `Sources`, `relative://` and `absolute://` anywhere. */
function wantedBy(path: string): Segment[] {
  const [, scheme = '', rest = ''] =
    /^(?:(internal|relative|absolute):\/*)?(.*)$/is.exec(path.trim()) ?? [];
  const all = segments(rest);
  const isInside = scheme.toLowerCase() === 'internal' && all[0]?.alike !== 'sources';
  return isInside ? [...segments('Sources'), ...all] : all;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function match(wanted: readonly Segment[], part: { file: ImportFile; name: Segment[] }): Match {
  let [alike, same] = [0, 0];
  for (let back = 1; back <= Math.min(wanted.length, part.name.length); back += 1) {
    const [one, other] = [wanted.at(-back), part.name.at(-back)];
    if (one?.alike !== other?.alike) break;
    alike += 1;
    if (one?.text === other?.text) same += 1;
  }
  return { file: part.file, alike, same, isWhole: alike === part.name.length };
}

/** What all names begin with: the archive's name, and folders that hold everything. */
function rootOf(files: readonly ImportFile[]): string {
  const [first, ...rest] = files.map(({ name }) => name.slice(0, name.lastIndexOf('/') + 1));
  let root = first ?? '';
  while (root !== '' && !rest.every((name) => name.startsWith(root))) {
    root = root.slice(0, root.lastIndexOf('/', root.length - 2) + 1);
  }
  return root;
}
