/** Everything the store holds, out and in again as it is: what a backup is made of. */

import { idForm, isEntityId, labelOfId } from '../../model/ids.ts';
import type { AuditEntry, AuditOrigin } from '../../model/schemas/audit.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { dateProperties, entityLabel, isRelationshipType } from '../../model/vocabulary/index.ts';
import { type Label, labelNames } from '../../model/vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypeNames,
} from '../../model/vocabulary/relationship-types.ts';
import { allEntries, maxAuditEntries, storedEntry, toAudit } from './audit.ts';
import type { WriteRow } from './batch.ts';
import { noted } from './changes.ts';
import { countsOf } from './counts.ts';
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine, EngineNode, EngineRelationship, EngineValue, WriteStep } from './engine.ts';
import {
  type RecordKind,
  type Records,
  recordKinds,
  recordLabel,
  type StoredRecord,
} from './records.ts';
import { nodesText, relationshipsText, writeSteps } from './write-batch.ts';

export type ArchivedNode = WriteRow & { label: Label };
export type ArchivedRelationship = WriteRow & { type: RelationshipType; from: string; to: string };

export interface Archive {
  /**
   * Entities after an id, in the order of their ids; those without a label and id of ours are left out.
   * `labelled` of them have labels of others too, which do not go along.
   */
  nodes(
    after: string,
    limit: number,
  ): Promise<{ nodes: ArchivedNode[]; last: string | undefined; labelled: number }>;
  /** What goes out from the given entities; what is not of our vocabulary is left out. */
  relationships(ids: readonly string[]): Promise<ArchivedRelationship[]>;
  /** Everything but records, whether of ours or not. */
  totals(): Promise<{ nodes: number; relationships: number }>;
  /** The audit, the latest entry first. */
  audit(): Promise<AuditEntry[]>;
  /** Whether there are neither entities nor records. */
  isEmpty(): Promise<boolean>;
  /** Whether a restore was begun and not finished. */
  isUnfinished(): Promise<boolean>;
  /** Until {@link finish} the store counts as unfinished. The audit tells of it from here on. */
  begin(file: string): Promise<void>;
  /**
   * Deletes all entities of ours, the relationships of ours among them, and all records. The audit
   * stays, whatever is of others, and what others have joined to nodes of theirs.
   */
  clear(): Promise<void>;
  /** How many entities of ours there are. */
  entities(): Promise<number>;
  writeNodes(nodes: readonly ArchivedNode[]): Promise<void>;
  writeRelationships(relationships: readonly ArchivedRelationship[]): Promise<void>;
  writeRecords(kind: RecordKind, records: readonly StoredRecord[]): Promise<void>;
  /** Beside the entries that are there; the oldest of all go. */
  writeAudit(entries: readonly AuditEntry[]): Promise<void>;
  finish(): Promise<void>;
}

/** Entities or relationships deleted in one transaction. */
const deletedAtOnce = 5000;

/** The whole of a store. */
export function createArchive(engine: Engine, records: Records, origin: AuditOrigin): Archive {
  const entities = async () => {
    const counts = labelNames.map((label) =>
      engine.read<{ count: number }>(cypherWith('archive/entities-count', { label }), {
        form: idForm(label),
      }),
    );
    return (await Promise.all(counts)).reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
  };
  /** Deletes what a file finds of each label, some at a time. */
  const deleteAll = async (file: string) => {
    for (const label of labelNames) {
      const text = cypherWith(`archive/${file}`, { label });
      const params = { form: idForm(label), types: relationshipTypeNames, limit: deletedAtOnce };
      for (let deleted = deletedAtOnce; deleted >= deletedAtOnce; ) {
        const results = await engine.write(noted(engine.kind, null, [{ text, params }]));
        deleted = Number(results.flat().find((row) => 'deleted' in row)?.deleted ?? 0);
      }
    }
  };
  const writeRecords = (steps: WriteStep[]) =>
    engine.write(
      [{ text: cypher('records/bump-records-version'), params: {} }, ...steps],
      'records',
    );
  const writeRows = <Row extends WriteRow, Kind extends Label | RelationshipType>(
    rows: readonly Row[],
    kindOf: (row: Row) => Kind,
    textOf: (kind: Kind, dates: readonly string[]) => string,
  ) => {
    const steps = writeSteps(rows, kindOf, textOf);
    return engine.write(noted(engine.kind, null, steps));
  };

  return {
    async nodes(after, limit) {
      const rows = await engine.read<{ node: EngineNode }>(cypher('archive/nodes'), {
        after,
        limit,
      });
      const last = rows.at(-1)?.node.properties.id;
      let labelled = 0;
      const nodes = rows.flatMap(({ node }): ArchivedNode[] => {
        const { id } = node.properties;
        if (typeof id !== 'string' || !isEntityId(id)) return [];
        const label = labelOfId(id);
        if (!label || !node.labels.includes(label)) return [];
        if (node.labels.some((one) => one !== label && one !== entityLabel)) labelled += 1;
        return [{ id, label, ...apart(node.properties) }];
      });
      return { nodes, last: typeof last === 'string' ? last : undefined, labelled };
    },
    async relationships(ids) {
      const rows = await engine.read<{
        relationship: EngineRelationship;
        from: string;
        to: string;
      }>(cypher('archive/relationships'), { ids });
      const found = rows.flatMap(({ relationship, from, to }): ArchivedRelationship[] => {
        const { type, properties } = relationship;
        const { id } = properties;
        return typeof id === 'string' &&
          isRelationshipType(type) &&
          `${id}|`.startsWith(`${from}|${type}|${to}|`)
          ? [{ id, type, from, to, ...apart(properties) }]
          : [];
      });
      // The store gives them in any order; the same graph is the same archive.
      return found.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    totals: () => countsOf(engine),
    audit: () => allEntries(engine),
    async isEmpty() {
      if ((await entities()) > 0) return false;
      const heads = await Promise.all(recordKinds.map((kind) => records.heads(kind)));
      return heads.every((found) => found.length === 0);
    },
    isUnfinished: async () => (await engine.read(cypher('archive/unfinished'))).length > 0,
    async begin(file) {
      await engine.write(
        [
          { text: cypher('archive/mark-unfinished'), params: {} },
          ...toAudit({ action: 'restore', kind: 'Backup', name: file }, origin),
        ],
        'records',
      );
    },
    async clear() {
      await deleteAll('delete-relationships');
      await deleteAll('delete-entities');
      await writeRecords(
        recordKinds.map((kind) => ({
          text: cypherWith('archive/clear-records', { label: recordLabel(kind) }),
          params: {},
        })),
      );
    },
    entities,
    async writeNodes(nodes) {
      await writeRows(nodes, (node) => node.label, nodesText);
    },
    async writeRelationships(relationships) {
      await writeRows(relationships, (one) => one.type, relationshipsText);
    },
    async writeRecords(kind, rows) {
      const least = Math.max(0, ...rows.map((record) => record.revision));
      await writeRecords([
        { text: cypher('archive/records-version-at-least'), params: { least } },
        {
          text: cypherWith('archive/restore-records', { label: recordLabel(kind) }),
          params: {
            keys: rows.map(({ key }) => key),
            titles: rows.map(({ title }) => title),
            summaries: rows.map(({ summary }) => summary),
            bodies: rows.map(({ body }) => body),
            revisions: rows.map(({ revision }) => revision),
            created: rows.map(({ created }) => created),
            changed: rows.map(({ changed }) => changed),
          },
        },
      ]);
    },
    async writeAudit(rows) {
      await writeRecords([
        {
          text: cypher('archive/restore-audit'),
          params: { entries: rows.map(storedEntry), kept: maxAuditEntries },
        },
      ]);
    },
    async finish() {
      await engine.write([{ text: cypher('archive/mark-finished'), params: {} }], 'records');
    },
  };
}

/** Days apart from the other properties, as the write files take them. */
export function apart(all: Record<string, EngineValue>): Pick<WriteRow, 'properties' | 'dates'> {
  const properties: Record<string, PropertyValue> = {};
  const dates: Record<string, string> = {};
  for (const name of Object.keys(all).sort()) {
    const value = all[name] as PropertyValue;
    const isDate = dateProperties.has(name) || dateProperties.has(name.replace(/End$/, ''));
    if (isDate && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      dates[name] = value;
    } else properties[name] = value;
  }
  return { properties, dates };
}
