/** What earlier versions of this program kept in the store, brought into the form of today. */
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine } from './engine.ts';
import { labelOf } from './records.ts';

/** What an earlier version kept under names that others use too. */
export const formerKinds = ['SavedQuery', 'Scene', 'Import'] as const;

/**
 * Gives records, audit and versions that were kept under names which others use too (`Scene`, `Audit`,
 * `key`) the names that are ours alone. What is not certainly ours stays as it is. One transaction;
 * doing it again changes nothing.
 */
export async function migrate(engine: Engine): Promise<void> {
  const steps = [
    ...['versions', 'notes', 'audit'].map((name) => cypher(`migrate/${name}`)),
    ...formerKinds.map((kind) =>
      cypherWith('migrate/records', { former: kind, label: labelOf(kind) }),
    ),
  ];
  await engine.write(
    steps.map((text) => ({ text, params: {} })),
    'records',
  );
}
