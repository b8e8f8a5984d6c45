/**
 * Reads the query texts of `cypher/`: one question a file. Values are parameters; where Cypher
 * takes none, a default marked in the file may be replaced by names from the vocabulary or by checked whole
 * numbers, and by nothing else. Lists that the vocabulary derives are filled in as a file is read.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  dateProperties,
  formerLabels,
  isHousekeeping,
  isLabel,
  isRelationshipType,
  isTextIndex,
} from '../../model/vocabulary/index.ts';
import { withVocabulary } from '../../model/vocabulary/marks.ts';

/** The folder that holds `package.json`, from the sources and from `dist/` alike. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above this file');
  return findRoot(parent);
}

const texts = new Map<string, string>();

/** The text of `cypher/<name>.cypher`, such as `questions/neighbours`, with the vocabulary's lists. */
export function cypher(name: string): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = withVocabulary(readFileSync(join(packageRoot, 'cypher', `${name}.cypher`), 'utf8'));
    texts.set(name, text);
  }
  return text;
}

/** Names of the folders of `cypher/`, sorted. */
export function cypherFolders(): string[] {
  return readdirSync(join(packageRoot, 'cypher')).sort();
}

/** Names of the files in a folder of `cypher/`, sorted, without their ending. */
export function cypherNames(folder: string): string[] {
  return readdirSync(join(packageRoot, 'cypher', folder))
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => file.slice(0, -'.cypher'.length))
    .sort();
}

/** What may stand for a marked default: names of the vocabulary or whole numbers. */
type DefaultReplacement = readonly string[] | string | number;

/**
 * A file's text with its marked defaults replaced. A default is marked by a comment with its name
 * right before it: a block comment that holds only that name.
 */
export function cypherWith(name: string, replacements: Record<string, DefaultReplacement>): string {
  let text = cypher(name);
  for (const [mark, value] of Object.entries(replacements)) {
    const pattern = new RegExp(`/\\*${mark}\\*/[A-Za-z0-9_|]+`, 'g');
    if (!pattern.test(text)) throw new Error(`cypher/${name}.cypher has no mark ${mark}`);
    text = text.replace(pattern, checked(value));
  }
  return text;
}

/**
 * A text in which each line with the mark `date` is there once for each of these dates of the
 * vocabulary; the default after the mark is `date`, so that `dateEnd` becomes the date's last day.
 */
export function forEachDate(text: string, dates: readonly string[]): string {
  const mark = /\/\*date\*\/date/g;
  for (const name of dates) {
    if (!dateProperties.has(name)) throw new Error(`not a date of the vocabulary: ${name}`);
  }
  return text
    .split('\n')
    .flatMap((line) =>
      line.search(mark) < 0 ? [line] : dates.map((name) => line.replace(mark, name)),
    )
    .join('\n');
}

const known: readonly ((name: string) => boolean)[] = [
  isLabel,
  isRelationshipType,
  isHousekeeping,
  isTextIndex,
  (name) => formerLabels.some((label) => label === name),
];

function checked(value: DefaultReplacement): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`not a whole number: ${value}`);
    return String(value);
  }
  const names = typeof value === 'string' ? [value] : value;
  for (const name of names) {
    if (!known.some((isKnown) => isKnown(name))) throw new Error(`not a known name: ${name}`);
  }
  if (names.length === 0) throw new Error('no name given');
  return names.join('|');
}
