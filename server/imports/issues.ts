/** What an import has to say: problems, notes and what its files cover, grouped by cause. */
import { join } from 'node:path';
import type { CoverageItem, IssueGroup } from '../../model/schemas/imports.ts';
import type { ImportRecord } from './formats/format.ts';
import { Lines } from './staging/spool.ts';

/** Cases of a group that are shown; the file has them all. */
const shownCases = 20;
const mostGroups = 200;
const mostItems = 2000;

type Issue = Extract<ImportRecord, { kind: 'problem' | 'note' }>;
type Coverage = Extract<ImportRecord, { kind: 'coverage' }>;

export class Issues {
  /** Every problem and note, a line each. */
  readonly lines: Lines<Issue>;
  readonly #groups = new Map<string, IssueGroup>();
  readonly #items: CoverageItem[] = [];
  readonly #collections = new Map<string, { present: number; missing: number }>();

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
    const counts = this.#collections.get(collection) ?? { present: 0, missing: 0 };
    counts[present ? 'present' : 'missing'] += 1;
    this.#collections.set(collection, counts);
    if (this.#items.length < mostItems) {
      this.#items.push({ collection, item, present, ...(date ? { date } : {}) });
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

  items(): CoverageItem[] {
    return this.#items;
  }

  collections(): { collection: string; present: number; missing: number }[] {
    return [...this.#collections].map(([collection, counts]) => ({ collection, ...counts }));
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
