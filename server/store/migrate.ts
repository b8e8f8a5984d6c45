/** What earlier versions of this program kept in the store, brought into the form of today. */
import { maxAuditEntries } from './audit.ts';
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine } from './engine.ts';
import { recordLabel } from './records.ts';

/** Kinds of records that earlier versions kept in a node each, under names that others use too. */
export const formerKinds = ['SavedQuery', 'Scene', 'Import'] as const;

/**
 * Gives records, audit and versions that were kept under names which others use too (`Scene`, `Audit`,
 * `key`) the names that are ours alone, and puts those of a kind together into one node. What is not certainly ours stays as it is. One transaction;
 * doing it again changes nothing.
 */
export async function migrate(engine: Engine): Promise<void> {
  const steps = [
    ...['versions', 'notes', 'audit'].map((name) => cypher(`migrate/${name}`)),
    ...formerKinds.map((kind) =>
      cypherWith('migrate/records', { former: kind, label: recordLabel(kind) }),
    ),
    // Then what lay in a node each is put together; Neo4j cannot look for what was just deleted.
    ...['together-audit', 'release-audit', 'drop-audit', 'drop-versions'].map((name) =>
      cypher(`migrate/${name}`),
    ),
    ...formerKinds.flatMap((kind) =>
      ['together-records', 'release-records', 'drop-records'].map((name) =>
        cypherWith(`migrate/${name}`, { label: recordLabel(kind) }),
      ),
    ),
  ];
  await engine.write(
    steps.map((text) => ({ text, params: { kept: maxAuditEntries } })),
    'records',
  );
}
