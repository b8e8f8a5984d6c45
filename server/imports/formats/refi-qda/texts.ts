/** Which of a project's files is the text that a path names. */
import type { ImportFile } from '../format.ts';

interface Match {
  file: ImportFile;
  /** Folders and name that are alike, from the end; then those that are so in every letter. */
  alike: number;
  same: number;
  isWhole: boolean;
}

interface Part {
  file: ImportFile;
  name: Segment[];
}

/** Files that are compared with one path, names that are told of them, and folders that are looked at. */
const mostAlike = 200;
const mostNamed = 3;
const deepest = 16;

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
  const byEnd = new Map<string, Part[]>();
  for (const part of parts) {
    for (const end of endsOf(part.name)) {
      const known = byEnd.get(end);
      if (known) known.push(part);
      else byEnd.set(end, [part]);
    }
  }
  const best = new Map<string, Match>();
  for (const path of new Set(paths)) {
    const wanted = wantedBy(path);
    const like = endsOf(wanted)
      .reverse()
      .find((end) => byEnd.has(end));
    const alike = byEnd.get(like ?? '') ?? [];
    if (alike.length > mostAlike) {
      found.unclear.set(path, namesOf(alike));
      continue;
    }
    const [first, ...others] = alike.map((part) => match(wanted, part)).sort(better);
    if (!first) continue;
    const equal = others.filter((one) => better(one, first) === 0);
    if (equal.length === 0) best.set(path, first);
    else found.unclear.set(path, namesOf([first, ...equal]));
  }
  const owners = new Map<ImportFile, [string, Match][]>();
  for (const [path, one] of best) {
    const known = owners.get(one.file);
    if (known) known.push([path, one]);
    else owners.set(one.file, [[path, one]]);
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

function namesOf(all: readonly { file: ImportFile }[]): string[] {
  return all
    .slice(0, mostNamed)
    .map(({ file }) => file.name)
    .sort();
}

function better(a: Match, b: Match): number {
  return b.alike - a.alike || Number(b.isWhole) - Number(a.isWhole) || b.same - a.same;
}

interface Segment {
  text: string;
  alike: string;
}

/** Its name, its name and folder, and so on. */
function endsOf(path: readonly Segment[]): string[] {
  const last = path.slice(-deepest).map(({ alike }) => alike);
  return last.map((_, at) => last.slice(last.length - 1 - at).join('/'));
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

function match(wanted: readonly Segment[], part: Part): Match {
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
