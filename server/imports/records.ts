/**
 * What the store keeps of an import: a record with its state, plan and what it covers, and beside it
 * parts with what stood there before. While its state is `applying` or `undoing` the store holds half
 * of it, which the next start takes out (recover.ts).
 */
import { hostname } from 'node:os';
import { z } from 'zod';
import {
  collectionCounts,
  coverageItem,
  coveredCollection,
  decision,
  type ImportHead,
  importHead,
  importPlan,
  issueGroup,
} from '../../model/schemas/imports.ts';
import { toAudit } from '../store/audit.ts';
import { cypher, cypherWith } from '../store/cypher-files.ts';
import type { WriteStep } from '../store/engine.ts';
import { recordLabel, type StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Before } from './plan.ts';

/** What a list shows; small, so issues and items are in the body. */
const summary = importHead.extend({
  /** Who writes it: another server must not take it for abandoned while it lives. */
  writer: z.object({ host: z.string(), process: z.number(), at: z.string() }),
  coverage: z.array(collectionCounts),
});
export type ImportSummary = z.infer<typeof summary>;

const body = z.object({
  plan: importPlan,
  problemGroups: z.array(issueGroup),
  noteGroups: z.array(issueGroup),
  /** Of imports of before it was kept, the summary tells the counts. */
  collections: z.array(coveredCollection).optional(),
  /** Items that are known to be missing. */
  items: z.array(coverageItem),
  decisions: z.array(decision),
  skipInvalid: z.boolean(),
  /** How many nodes were kept at an undo, because others have joined something to them. */
  kept: z.number().optional(),
  /** How many nodes stayed as people have corrected them since. */
  corrected: z.number().optional(),
});
type ImportBody = z.infer<typeof body>;

export interface StoredImport {
  summary: ImportSummary;
  body: ImportBody;
}

/** Collections that the list tells; the body has the items. */
const mostCollections = 40;

export function writer(): ImportSummary['writer'] {
  return { host: hostname(), process: process.pid, at: new Date().toISOString() };
}

/** The steps that write an import's record; they go into the transaction of what it tells. */
export function recordSteps({ summary, body }: StoredImport): WriteStep[] {
  const now = new Date().toISOString();
  const small = { ...summary, coverage: summary.coverage.slice(0, mostCollections) };
  return [
    { text: cypher('records/bump-records-version'), params: {} },
    {
      text: cypherWith('archive/restore-records', { label: recordLabel('Import') }),
      params: {
        keys: [summary.id],
        titles: [summary.dossier],
        summaries: [JSON.stringify({ ...small, files: small.files.slice(0, 20) })],
        bodies: [JSON.stringify(body)],
        revisions: [1],
        created: [summary.made],
        changed: [now],
      },
    },
  ];
}

/** The audit's entry for an import that is applied or undone. */
export function auditSteps(store: Store, id: string, action: 'load' | 'delete'): WriteStep[] {
  return toAudit({ action, kind: 'Import', name: id }, store.origin);
}

/** Every import that the store knows of, the latest first. */
export async function importHeads(store: Store): Promise<ImportSummary[]> {
  const heads = await store.records.heads('Import');
  return heads
    .filter(({ key }) => !key.includes('/'))
    .flatMap((head) => {
      const parsed = summary.safeParse(parseJson(head.summary));
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => (a.made < b.made ? 1 : -1));
}

export async function storedImport(store: Store, id: string): Promise<StoredImport | undefined> {
  if (id.includes('/')) return undefined;
  const record = await store.records.get('Import', id);
  if (!record) return undefined;
  const head = summary.safeParse(parseJson(record.summary));
  const rest = body.safeParse(parseJson(record.body));
  return head.success && rest.success ? { summary: head.data, body: rest.data } : undefined;
}

/** Ids of the applied imports of a dossier. */
export async function earlierImports(store: Store, dossier: string): Promise<string[]> {
  const heads = await importHeads(store);
  return heads
    .filter((one) => one.dossier === dossier && one.state === 'applied')
    .map((one) => one.id);
}

const bytesOfPart = 1024 * 1024;

/** Parts written at once: all records of a kind lie in one node, which each write makes anew. */
const partsAtOnce = 8;

/** Keeps what stands in the store before an import changes it, in parts of a size that a record may have. */
export class BeforeParts {
  #images: Before[] = [];
  #bytes = 0;
  #parts = 0;
  #ready: StoredRecord[] = [];
  readonly #store: Store;
  readonly #id: string;

  constructor(store: Store, id: string) {
    this.#store = store;
    this.#id = id;
  }

  async add(image: Before): Promise<void> {
    this.#images.push(image);
    this.#bytes += JSON.stringify(image).length;
    if (this.#bytes > bytesOfPart) this.#part();
    if (this.#ready.length >= partsAtOnce) await this.#write();
  }

  async flush(): Promise<void> {
    this.#part();
    await this.#write();
  }

  #part(): void {
    if (this.#images.length === 0) return;
    const now = new Date().toISOString();
    this.#ready.push({
      key: `${this.#id}/before/${String(this.#parts).padStart(6, '0')}`,
      title: 'What stood there before an import',
      summary: '{}',
      body: JSON.stringify(this.#images),
      revision: 1,
      created: now,
      changed: now,
    });
    this.#parts += 1;
    this.#images = [];
    this.#bytes = 0;
  }

  async #write(): Promise<void> {
    if (this.#ready.length > 0) await this.#store.archive.writeRecords('Import', this.#ready);
    this.#ready = [];
  }
}

/** What stood there before an import, in the order in which it was kept or from the end. */
export async function* beforeImages(
  store: Store,
  id: string,
  order: 'oldest first' | 'newest first' = 'oldest first',
): AsyncGenerator<Before> {
  const isFromEnd = order === 'newest first';
  const heads = await store.records.heads('Import');
  const keys = heads.map(({ key }) => key).filter((key) => key.startsWith(`${id}/before/`));
  for (const key of isFromEnd ? keys.sort().reverse() : keys.sort()) {
    const part = await store.records.get('Import', key);
    const images = JSON.parse(part?.body ?? '[]') as Before[];
    yield* isFromEnd ? images.reverse() : images;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A head as the API gives it. */
export function headOf({ writer: _, coverage: __, ...head }: ImportSummary): ImportHead {
  return head;
}
