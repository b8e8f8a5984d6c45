/** What was searched: how much the store holds, and what its imports cover and leave open. */
import type { CoverageItem, CoverageReply } from '../../model/schemas/imports.ts';
import { entityLabel } from '../../model/vocabulary/index.ts';
import { cypher } from '../store/cypher-files.ts';
import type { Store } from '../store/store.ts';
import { importHeads, storedImport } from './records.ts';

const mostMissing = 100;

export function coverage(store: Store): Promise<CoverageReply> {
  return store.cached('coverage', () => readCoverage(store));
}

async function readCoverage(store: Store): Promise<CoverageReply> {
  const { engine } = store;
  const counts = await engine.read<{ labels: string[]; count: number }>(
    cypher('questions/label-counts'),
  );
  const of = (label: string) =>
    counts
      .filter(({ labels }) => labels.includes(entityLabel) && labels.includes(label))
      .reduce((sum, { count }) => sum + count, 0);
  const [period] = await engine.read<{ from: string | null; to: string | null }>(
    cypher('imports/period'),
  );
  const imports: CoverageReply['imports'] = [];
  for (const { id, dossier, state } of await importHeads(store)) {
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
    statements: of('Statement'),
    sources: of('Source'),
    from: period?.from ?? null,
    to: period?.to ?? null,
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
