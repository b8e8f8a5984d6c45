/** What was searched: how much the store holds, and what its imports cover and leave open. */
import { idForm } from '../../model/ids.ts';
import type { CoverageItem, CoverageReply } from '../../model/schemas/imports.ts';
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
    const body = (await storedImport(store, id))?.body;
    if (!body) continue;
    imports.push({
      id,
      dossier,
      collections: collectionsOf(body.items),
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

function collectionsOf(items: readonly CoverageItem[]) {
  const found = new Map<string, CoverageReply['imports'][number]['collections'][number]>();
  for (const { collection, date, present } of items) {
    const known = found.get(collection) ?? {
      collection,
      present: 0,
      missing: 0,
      from: null,
      to: null,
    };
    known[present ? 'present' : 'missing'] += 1;
    if (date && (known.from === null || date < known.from)) known.from = date;
    if (date && (known.to === null || date > known.to)) known.to = date;
    found.set(collection, known);
  }
  return [...found.values()];
}
