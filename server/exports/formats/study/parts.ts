/** What of the program's records goes into a study as files that anybody can read. */
import { formatQuery } from '../../../../model/formats/query-file.ts';
import { savedQuery } from '../../../../model/schemas/queries.ts';
import { allCodebooks } from '../../../coding/codebooks.ts';
import type { StoredRecord } from '../../../store/records.ts';
import type { Store } from '../../../store/store.ts';
import type { ExportGraph } from '../../graph.ts';

export interface StudyHead {
  study: 1;
  title: string;
  /** `2026-11-24`. */
  made: string;
  program: string;
  /** What makes the working set; empty for the whole graph. */
  filters: Readonly<Record<string, unknown>>;
  counts: { nodes: number; relationships: number; records: number; entries: number };
  figures: string[];
}

export interface Described {
  head: StudyHead;
  files: [name: string, text: string][];
}

/** Saved queries, scenes, and the codebooks of what is in the graph. */
export async function recordFiles(store: Store, graph: ExportGraph): Promise<[string, string][]> {
  const { records } = store;
  const files: [string, string][] = [];
  for (const record of await records.all('SavedQuery')) {
    const query = savedQuery.safeParse({ ...bodyOf(record), name: record.key });
    if (query.success) files.push([`queries/${record.key}.cypher`, formatQuery(query.data)]);
  }
  for (const record of await records.all('Scene')) {
    files.push([`scenes/${fileName(record.key)}.json`, json(bodyOf(record))]);
  }
  for (const [dossier, book] of await allCodebooks(store)) {
    const named = book.agreements.map(({ agreement }) => agreement);
    // One that was saved for agreements to come is somebody's work, too.
    const isOfIt = named.length === 0 || (await graph.nodesOf(named)).length > 0;
    if (isOfIt) files.push([`codebooks/${fileName(dossier)}.json`, json(book)]);
  }
  return files;
}

/** Who wrote what when, and who was told to be who. */
export async function decisionFiles(
  { records }: Store,
  audit: readonly object[],
): Promise<[string, string][]> {
  const files: [string, string][] = [['decisions/audit.json', json(audit)]];
  const imports: object[] = [];
  for (const { key } of await records.heads('Import')) {
    if (key.includes('/')) continue;
    const record = await records.get('Import', key);
    if (!record) continue;
    const { dossier, format, made, state, coverage } = parsed(record.summary);
    const { decisions } = bodyOf(record);
    imports.push({ import: key, dossier, format, made, state, coverage, decisions });
  }
  if (imports.length > 0) files.push(['decisions/imports.json', json(imports)]);
  return files;
}

function bodyOf(record: StoredRecord): Record<string, unknown> {
  return parsed(record.body);
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A key as a name on every file system. */
function fileName(key: string): string {
  return key.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 120) || 'unnamed';
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
