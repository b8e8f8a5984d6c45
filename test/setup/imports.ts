/** Imports for tests: files written to a folder of their own, and a store as text to compare. */
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { Import, type ImportChoices } from '../../server/imports/import.ts';
import { openArchives } from '../../server/imports/input/open-files.ts';
import type { Store } from '../../server/store/store.ts';

export interface Workplace {
  folder: string;
  /** A file with this text or these bytes. */
  file(name: string, content: string | Uint8Array): Promise<ImportFile>;
  remove(): Promise<void>;
}

export async function workplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'stancegraph-test-import-'));
  let made = 0;
  return {
    folder,
    async file(name, content) {
      made += 1;
      const path = join(folder, String(made), name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return { name, path, size: (await stat(path)).size };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Read and compared with the store, not yet written. */
export async function planned(
  store: Store,
  { folder }: Workplace,
  given: readonly ImportFile[],
  choices: ImportChoices = {},
  signal?: AbortSignal,
): Promise<Import> {
  const files = await openArchives(given, folder);
  const one = new Import(store, await mkdtemp(join(folder, 'run-')), files, choices, {
    ...(signal ? { signal } : {}),
  });
  await one.read();
  await one.plan();
  return one;
}

/** Everything of the graph in a store, without what an import says of itself unless asked. */
export async function graphText(store: Store, provenance = false): Promise<string[]> {
  const lines: string[] = [];
  const plain = (properties: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => provenance || !name.startsWith('import'))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  for (let after = ''; ; ) {
    const { nodes, last } = await store.archive.nodes(after, 1000);
    for (const node of nodes) {
      lines.push(JSON.stringify([node.id, plain(node.properties), plain(node.dates)]));
    }
    const joined = await store.archive.relationships(nodes.map(({ id }) => id));
    for (const one of joined) {
      lines.push(JSON.stringify([one.id, plain(one.properties), plain(one.dates)]));
    }
    if (last === undefined) return lines.sort();
    after = last;
  }
}

/** What the columns of `people.csv` (nr, name, country, party) mean. */
export const peopleMapping = {
  tables: {
    'people.csv': {
      nodes: {
        person: {
          label: 'Actor',
          id: { column: 'nr' },
          properties: { name: { column: 'name' }, country: { column: 'country' } },
        },
        party: {
          label: 'Party',
          id: { column: 'party' },
          properties: { name: { column: 'party' } },
        },
      },
      relationships: [{ type: 'MEMBER_OF', from: 'person', to: 'party', properties: {} }],
    },
  },
};
