/** What earlier versions of this program kept in the store, brought into the form of today. */
import { cypher, cypherWith } from './cypher-files.ts';
import type { Engine } from './engine.ts';
import { labelOf, recordKinds } from './records.ts';

/** Kinds of records that there were before their labels had a prefix. */
const formerKinds = recordKinds.filter((kind) => kind !== 'Coding');

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
