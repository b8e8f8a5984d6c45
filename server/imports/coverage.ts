/** What was searched: how much the store holds, and what its imports cover and leave open. */
import { idForm } from '../../model/ids.ts';
import type { CoverageReply } from '../../model/schemas/imports.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { importHeads, storedImport } from './records.ts';

const mostMissing = 100;

interface Held {
  statements: number;
  sources: number;
  from: string | null;
  to: string | null;
}

export function coverage(store: Store): Promise<CoverageReply> {
  return store.cached('coverage', () => readCoverage(store));
}

async function readCoverage(store: Store): Promise<CoverageReply> {
  const { engine } = store;
  const [held] = await engine.read<Held>(cypher('imports/held'), {
    statements: idForm('Statement'),
    sources: idForm('Source'),
  });
  const imports: CoverageReply['imports'] = [];
  const writing: string[] = [];
  for (const { id, dossier, state } of await importHeads(store)) {
    if (state === 'applying' || state === 'undoing') writing.push(dossier);
    if (state !== 'applied') continue;
    const stored = await storedImport(store, id);
    if (!stored) continue;
    const { summary, body } = stored;
    imports.push({
      id,
      dossier,
      collections:
        body.collections ?? summary.coverage.map((one) => ({ ...one, from: null, to: null })),
      missing: body.items.filter(({ present }) => !present).slice(0, mostMissing),
      gaps: body.noteGroups.map(({ cause, count }) => ({ cause, count })),
    });
  }
  return {
    statements: held?.statements ?? 0,
    sources: held?.sources ?? 0,
    from: held?.from ?? null,
    to: held?.to ?? null,
    writing,
    imports,
  };
}
