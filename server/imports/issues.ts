/** What an import has to say: problems, notes and what its files cover, grouped by cause. */
import { join } from 'node:path';
import type {
  CollectionCounts,
  CoverageItem,
  CoveredCollection,
  IssueGroup,
} from '../../model/schemas/imports.ts';
import type { ImportRecord } from './formats/format.ts';
import { Lines } from './staging/spool.ts';

/** Cases of a group that are shown; the file has them all. */
const shownCases = 20;
const mostGroups = 200;
/** Missing items that are kept; all are counted. */
const mostMissing = 100;

type Issue = Extract<ImportRecord, { kind: 'problem' | 'note' }>;
type Coverage = Extract<ImportRecord, { kind: 'coverage' }>;

export class Issues {
  /** Every problem and note, a line each. */
  readonly lines: Lines<Issue>;
  readonly #groups = new Map<string, IssueGroup>();
  readonly #missing: CoverageItem[] = [];
  readonly #collections = new Map<string, CoveredCollection>();

  constructor(folder: string, name: string) {
    this.lines = new Lines(join(folder, `${name}.ndjson`));
  }

  problem(place: string, message: string, advice?: string): void {
    this.#add({ kind: 'problem', place, message, ...(advice ? { advice } : {}) }, causeOf(message));
  }

  note(place: string, message: string, group: string): void {
    this.#add({ kind: 'note', place, message, group }, group);
  }

  coverage({ collection, item, date, present }: Coverage): void {
    const none = { collection, present: 0, missing: 0, from: null, to: null };
    const known = this.#collections.get(collection) ?? none;
    known[present ? 'present' : 'missing'] += 1;
    if (date && (known.from === null || date < known.from)) known.from = date;
    if (date && (known.to === null || date > known.to)) known.to = date;
    this.#collections.set(collection, known);
    if (!present && this.#missing.length < mostMissing) {
      this.#missing.push({ collection, item, present, ...(date ? { date } : {}) });
    }
  }

  #add(issue: Issue, cause: string): void {
    this.lines.add(issue);
    const { kind, place, message } = issue;
    const known = this.#groups.has(`${kind} ${cause}`) || this.#groups.size < mostGroups;
    const key = known ? cause : 'other causes';
    let group = this.#groups.get(`${kind} ${key}`);
    if (!group) {
      group = { kind, cause: key, count: 0, cases: [] };
      if (issue.kind === 'problem' && issue.advice) group.advice = issue.advice;
      this.#groups.set(`${kind} ${key}`, group);
    }
    group.count += 1;
    if (group.cases.length < shownCases) group.cases.push({ place, message });
  }

  groups(kind: Issue['kind']): IssueGroup[] {
    return [...this.#groups.values()]
      .filter((group) => group.kind === kind)
      .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
  }

  count(kind: Issue['kind']): number {
    return this.groups(kind).reduce((sum, { count }) => sum + count, 0);
  }

  /** Items that are known to be missing, the first ones. */
  missing(): CoverageItem[] {
    return this.#missing;
  }

  collections(): CoveredCollection[] {
    return [...this.#collections.values()];
  }

  /** The same without days. */
  counts(): CollectionCounts[] {
    return this.collections().map(({ collection, present, missing }) => ({
      collection,
      present,
      missing,
    }));
  }
}

/** What like problems have in common: the message without what it names. */
function causeOf(message: string): string {
  return message
    .replace(/"(?:[^"\\]|\\.)*"/g, '…')
    .replace(/\b[a-z]+:[a-z0-9][a-z0-9._-]*/g, '…')
    .replace(/\d+/g, '…')
    .slice(0, 200);
}
