/** Everything the store holds, out and in again as it is: what a backup is made of. */

import type { AuditEntry, AuditOrigin } from '../../model/schemas/audit.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import {
  dateProperties,
  entityLabel,
  isRelationshipType,
  mainLabel,
} from '../../model/vocabulary/index.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import { allEntries, shortenAudit, toAudit } from './audit.ts';
import type { WriteRow } from './batch.ts';
import { graphVersion } from './cache.ts';
import { noted } from './changes.ts';
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine, EngineNode, EngineRelationship, EngineValue, WriteStep } from './engine.ts';
import { type RecordLabel, type Records, recordLabels, type StoredRecord } from './records.ts';
import { fromHubs } from './write-batch.ts';

export type ArchivedNode = WriteRow & { label: Label };
export type ArchivedRelationship = WriteRow & { type: RelationshipType; from: string; to: string };

export interface Archive {
  /**
   * Entities after an id, in the order of their ids; those without a label of ours are left out.
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
  /** Differs when something was written. */
  mark(): Promise<string>;
  /** Whether there are neither entities nor records. */
  isEmpty(): Promise<boolean>;
  /** Whether a restore was begun and not finished. */
  isUnfinished(): Promise<boolean>;
  /** Until {@link finish} the store counts as unfinished. The audit tells of it from here on. */
  begin(file: string): Promise<void>;
  /** Deletes all entities and records; the audit and nodes of others stay. */
  clear(): Promise<void>;
  writeNodes(nodes: readonly ArchivedNode[]): Promise<void>;
  writeRelationships(relationships: readonly ArchivedRelationship[]): Promise<void>;
  writeRecords(label: RecordLabel, records: readonly StoredRecord[]): Promise<void>;
  /** Beside the entries that are there; the oldest of all go. */
  writeAudit(entries: readonly AuditEntry[]): Promise<void>;
  finish(): Promise<void>;
}

/** Entities deleted in one transaction. */
const deletedAtOnce = 5000;

/** The whole of a store. */
export function createArchive(engine: Engine, records: Records, origin: AuditOrigin): Archive {
  const count = async (file: string) =>
    (await engine.read<{ count: number }>(cypher(`archive/${file}`)))[0]?.count ?? 0;
  const writeRecords = (steps: WriteStep[]) =>
    engine.write(
      [{ text: cypher('records/bump-records-version'), params: {} }, ...steps],
      'records',
    );
  const writeRows = <Row extends WriteRow>(
    rows: readonly Row[],
    kindOf: (row: Row) => Label | RelationshipType,
    fileOf: (kind: string) => [file: string, mark: 'label' | 'type'],
  ) => {
    const steps = [...grouped(rows, kindOf)].map(([kind, members]): WriteStep => {
      const [file, mark] = fileOf(kind);
      return { text: cypherWith(file, { [mark]: kind }), params: { rows: members.map(plain) } };
    });
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
        const label = mainLabel(node.labels);
        const { id } = node.properties;
        if (!label || typeof id !== 'string') return [];
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
      return rows.flatMap(({ relationship, from, to }): ArchivedRelationship[] => {
        const { type, properties } = relationship;
        const { id } = properties;
        return typeof id === 'string' && isRelationshipType(type)
          ? [{ id, type, from, to, ...apart(properties) }]
          : [];
      });
    },
    async totals() {
      const rows = await engine.read<{ what: string; count: number }>(cypher('questions/counts'));
      const of = (what: string) => rows.find((row) => row.what === what)?.count ?? 0;
      return { nodes: of('nodes'), relationships: of('relationships') };
    },
    audit: () => allEntries(engine),
    mark: async () => `${await graphVersion(engine)} ${await records.version()}`,
    async isEmpty() {
      if ((await count('entities-count')) > 0) return false;
      const heads = await Promise.all(recordLabels.map((label) => records.heads(label)));
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
      while ((await count('entities-count')) > 0) {
        const step = {
          text: cypher('archive/delete-entities'),
          params: { limit: deletedAtOnce },
        };
        await engine.write(noted(engine.kind, null, [step]));
      }
      await writeRecords(
        recordLabels.map((label) => ({
          text: cypherWith('archive/delete-records', { label }),
          params: {},
        })),
      );
    },
    async writeNodes(nodes) {
      await writeRows(
        nodes,
        (node) => node.label,
        () => ['write/nodes', 'label'],
      );
    },
    async writeRelationships(relationships) {
      await writeRows(
        relationships,
        (one) => one.type,
        (type) => [
          fromHubs.has(type as RelationshipType)
            ? 'write/relationships-from-hubs'
            : 'write/relationships',
          'type',
        ],
      );
    },
    async writeRecords(label, rows) {
      const least = Math.max(0, ...rows.map((record) => record.revision));
      await writeRecords([
        { text: cypher('archive/records-version-at-least'), params: { least } },
        { text: cypherWith('archive/restore-records', { label }), params: { rows } },
      ]);
    },
    async writeAudit(rows) {
      await writeRecords([
        { text: cypher('archive/restore-audit'), params: { rows } },
        shortenAudit(),
      ]);
    },
    async finish() {
      await engine.write([{ text: cypher('archive/mark-finished'), params: {} }], 'records');
    },
  };
}

/** Days apart from the other properties, as the write files take them. */
function apart(all: Record<string, EngineValue>): Pick<WriteRow, 'properties' | 'dates'> {
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

function plain({ id, from, to, properties, dates }: WriteRow): WriteRow {
  return { id, ...(from && to ? { from, to } : {}), properties, dates };
}

function grouped<Row, Kind>(rows: readonly Row[], kindOf: (row: Row) => Kind): Map<Kind, Row[]> {
  const groups = new Map<Kind, Row[]>();
  for (const row of rows) {
    const kind = kindOf(row);
    const members = groups.get(kind);
    if (members) members.push(row);
    else groups.set(kind, [row]);
  }
  return groups;
}
