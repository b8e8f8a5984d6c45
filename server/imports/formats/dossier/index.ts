/** The project's own dossier: a folder, or a zip of it, with `dossier.json` and the files beside it. */
import { readFile } from 'node:fs/promises';
import { dossierFiles, dossierHeader } from '../../../../model/schemas/dossier.ts';
import type { ImportFile, ImportFormat } from '../format.ts';
import { readDossierFiles } from './read.ts';

const names = new Set(['dossier.json', ...Object.keys(dossierFiles).map((name) => `${name}.json`)]);

/** The files of the dossier: those in the folder of `dossier.json`. */
function filesOf(files: readonly ImportFile[]): Map<string, string> {
  const header = files.find(({ name }) => /(^|\/)dossier\.json$/.test(name));
  const root = header?.name.slice(0, -'dossier.json'.length) ?? '';
  return new Map(
    files.flatMap(({ name, path }): [string, string][] => {
      const rest = name.startsWith(root) ? name.slice(root.length) : name;
      return rest.includes('/') ? [] : [[rest, path]];
    }),
  );
}

export const dossier: ImportFormat = {
  name: 'dossier',
  title: 'Dossier',
  endings: ['.json', '.zip'],
  takes: () => true,
  sniff: (files) => (files.some(({ name }) => /(^|\/)dossier\.json$/.test(name)) ? 1 : 0),
  async nameOf(files) {
    try {
      const path = filesOf(files).get('dossier.json') ?? '';
      return dossierHeader.parse(JSON.parse(await readFile(path, 'utf8'))).name;
    } catch {
      // What is wrong with it is told when it is read.
      return undefined;
    }
  },
  async *read(files, { progress }) {
    const { nodes, relationships, errors } = await readDossierFiles(filesOf(files));
    progress?.(files.reduce((sum, { size }) => sum + size, 0));
    for (const { path, message } of errors) {
      const place = /^[^[.]+\.json/.exec(path)?.[0] ?? path;
      yield { kind: 'problem', place: `${place}:${path.slice(place.length)}`, message };
    }
    // Ends and references are looked for among all of it, so a dossier is read whole or not at all.
    if (errors.length > 0) return;
    for (const { place, item } of nodes) yield { kind: 'node', place: placeOf(place), node: item };
    for (const { place, item } of relationships) {
      yield { kind: 'relationship', place: placeOf(place), relationship: item };
    }
  },
};

/** `statements.json[3]` as `statements.json:[3]`. */
function placeOf(place: string): string {
  const file = [...names].find((name) => place.startsWith(name)) ?? '';
  return `${file}:${place.slice(file.length)}`;
}
