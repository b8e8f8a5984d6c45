/**
 * Records: what the program itself keeps in the store beside the graph, so that every server on
 * it sees the same. Saved queries, scenes and imports are records; what is written leaves an entry in
 * the audit (audit.ts). None of them is ever counted, searched, drawn or exported with the graph.
 * On Neo4j anyone may read them with Cypher: keep nothing private in them.
 *
 * All records of a kind lie in one node, as lists in the same order, so that a reader's Cypher on Neo4j
 * meets as few nodes of ours as can be.
 *
 * To keep a new kind of thing: pick its kind, write its JSON into `body`, and what its list shows
 * into `title` and `summary` (a list reads no bodies). A writer that has read a record hands its
 * `revision` back, so that nobody's change is lost unseen.
 *
 * A record is told by a label and a key that nobody else has (`StancegraphScene`, `stancegraphKey`):
 * whatever else is in the store is never read, changed or deleted as one.
 */
import type { AuditEntry, AuditOrigin } from '../../model/schemas/audit.ts';
import { StancegraphError } from '../errors.ts';
import { auditEntryOf, maxAuditEntries, storedEntry } from './audit.ts';
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine, EngineRow, WriteStep } from './engine.ts';

export const recordKinds = [
  'SavedQuery',
  'Scene',
  'Import',
  'Link',
  'Token',
  'Coding',
  'CodingText',
  'Revision',
  'Report',
  'Webhook',
  'Event',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The label that records of a kind have in the store, which nobody else uses. */
export function recordLabel(kind: RecordKind) {
  return `Stancegraph${kind}` as const;
}

/** Bytes of JSON that one record may have. */
export const maxRecordBytes = 2 * 1024 * 1024;
const maxSummaryBytes = 16 * 1024;

/** A record as a list shows it. */
export interface RecordHead {
  /** Unique among the records of its kind. */
  key: string;
  title: string;
  /** JSON that a list shows beside the title; small. */
  summary: string;
  /** Differs after every change, also between a deleted record and one made later. */
  revision: number;
  /** ISO 8601. */
  created: string;
  changed: string;
}

export interface StoredRecord extends RecordHead {
  /** JSON text, at most {@link maxRecordBytes}. */
  body: string;
}

export type RecordContent = Pick<StoredRecord, 'key' | 'title' | 'summary' | 'body'>;

/**
 * In which state a writer expects the record: in the revision it has read, `absent`, or (nothing
 * said) in whatever state it is.
 */
export type Expected = number | 'absent' | undefined;

interface PutOptions {
  /** What the program notes for itself, as how far it has come, leaves no entry in the audit. */
  quiet?: boolean;
}

type RecordStep = [file: string, params: object];

export interface Records {
  /** A number that every write of a record bumps; the graph's own version stays as it is. */
  version(): Promise<number>;
  /** By key, without bodies. */
  heads(kind: RecordKind): Promise<RecordHead[]>;
  /** By key, with bodies. Kept until a record changes, on whichever server. */
  all(kind: RecordKind): Promise<StoredRecord[]>;
  get(kind: RecordKind, key: string): Promise<StoredRecord | undefined>;
  /**
   * Makes or replaces a record. Throws `conflict` when it is not in the expected state, and
   * `too-large`.
   */
  put(
    kind: RecordKind,
    content: RecordContent,
    expected?: Expected,
    options?: PutOptions,
  ): Promise<{ record: StoredRecord; made: boolean }>;
  /** Makes or replaces several, in whatever state they are: all or none. Throws `too-large`. */
  putAll(kind: RecordKind, contents: readonly RecordContent[]): Promise<void>;
  /** Deletes a record and gives what it was. Throws `not-found` and `conflict`. */
  delete(kind: RecordKind, key: string, expected?: number): Promise<StoredRecord>;
}

/** The records of a store; `origin` is how this program reaches it. */
export function createRecords(engine: Engine, origin: AuditOrigin): Records {
  const kept = new Map<RecordKind, { version: number; found: Promise<StoredRecord[]> }>();
  const version = async (): Promise<number> => {
    const text = cypher('records/records-version');
    const [row] = await engine.read<{ version: number | null }>(text);
    return row?.version ?? 0;
  };
  const get = async (kind: RecordKind, key: string) => {
    const text = cypherWith('records/record', { label: recordLabel(kind) });
    return (await engine.read<StoredRecord>(text, { key }))[0];
  };
  const entry = (action: AuditEntry['action'], kind: RecordKind, name: string) =>
    storedEntry(auditEntryOf({ action, kind, name }, origin));
  /** Runs the steps behind one another's writers; the rows of the first that had an effect. */
  const write = async (kind: RecordKind, steps: RecordStep[]) => {
    const all: WriteStep[] = [
      { text: cypher('records/bump-records-version'), params: {} },
      ...steps.map(([file, params]) => ({
        text: cypherWith(`records/${file}`, { label: recordLabel(kind) }),
        params: { ...params, kept: maxAuditEntries },
      })),
    ];
    const [, ...results] = await engine.write(all, 'records');
    const at = results.findIndex((rows) => rows.length > 0);
    return at < 0 ? undefined : { file: steps[at]?.[0], row: results[at]?.[0] as EngineRow };
  };
  /** Each notes in the audit what it does, if it has an effect. */
  const steps = (kind: RecordKind, content: RecordContent, now: string, expected: Expected) => {
    const { key } = content;
    const create: RecordStep = [
      'create-record',
      { ...content, now, entry: entry('create', kind, key) },
    ];
    const replace: RecordStep = [
      'replace-record',
      {
        ...content,
        now,
        expected: typeof expected === 'number' ? expected : null,
        entry: entry('change', kind, key),
      },
    ];
    return { create, replace };
  };
  const conflict = async (kind: RecordKind, key: string, expected: Expected) => {
    const now = await get(kind, key);
    if (expected === 'absent') return taken(key);
    return now ? changed(key, now) : missing(key);
  };

  return {
    version,
    heads: (kind) =>
      engine.read<RecordHead>(cypherWith('records/record-heads', { label: recordLabel(kind) })),
    async all(kind) {
      const now = await version();
      const known = kept.get(kind);
      if (known?.version === now) return known.found;
      const text = cypherWith('records/records', { label: recordLabel(kind) });
      const found = engine.read<StoredRecord>(text);
      kept.set(kind, { version: now, found });
      found.catch(() => kept.get(kind)?.found === found && kept.delete(kind));
      return found;
    },
    get,
    async put(kind, content, expected, { quiet = false } = {}) {
      checkSize(content);
      const now = new Date().toISOString();
      const { create, replace } = steps(kind, content, now, expected);
      if (quiet) for (const step of [create, replace]) step[0] = `${step[0]}-quietly`;
      const tried =
        expected === 'absent' ? [create] : expected === undefined ? [replace, create] : [replace];
      const done = await write(kind, tried);
      if (!done) throw await conflict(kind, content.key, expected);
      const { revision, created } = done.row as unknown as RecordHead;
      return {
        record: { ...content, revision, created, changed: now },
        made: done.file?.startsWith('create-record') === true,
      };
    },
    async putAll(kind, contents) {
      for (const content of contents) checkSize(content);
      const now = new Date().toISOString();
      await write(
        kind,
        contents.flatMap((content) => {
          const { create, replace } = steps(kind, content, now, undefined);
          return [replace, create];
        }),
      );
    },
    async delete(kind, key, expected) {
      const params = { key, expected: expected ?? null, entry: entry('delete', kind, key) };
      const done = await write(kind, [['delete-record', params]]);
      if (done) return { key, ...(done.row as unknown as Omit<StoredRecord, 'key'>) };
      const now = await get(kind, key);
      throw now ? changed(key, now) : missing(key);
    },
  };
}

function checkSize({ key, body, summary }: RecordContent): void {
  const bytes = Buffer.byteLength(body);
  if (bytes > maxRecordBytes || Buffer.byteLength(summary) > maxSummaryBytes) {
    const size = (bytes / 1024 / 1024).toFixed(1);
    throw new StancegraphError(
      'too-large',
      `${key} has ${size} MB; at most ${maxRecordBytes / 1024 / 1024} MB can be kept. Make it smaller.`,
    );
  }
}

function taken(key: string): StancegraphError {
  return new StancegraphError(
    'conflict',
    `There is already one named ${JSON.stringify(key)}. Choose another name, or open that one and change it.`,
  );
}

function changed(key: string, now: RecordHead): StancegraphError {
  return new StancegraphError(
    'conflict',
    `${JSON.stringify(key)} was changed by somebody else on ${now.changed.slice(0, 16).replace('T', ' at ')} UTC, after you opened it. Nothing was written. Load it again and repeat your change, or save yours under another name.`,
  );
}

function missing(key: string): StancegraphError {
  return new StancegraphError(
    'not-found',
    `There is no ${JSON.stringify(key)} any more: it was deleted or never existed. Nothing was written.`,
  );
}
