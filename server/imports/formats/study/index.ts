/** The graph of a study; its queries, scenes and codebooks come with `stancegraph open` alone. */
import { readFile } from 'node:fs/promises';
import type { ImportFile, ImportFormat } from '../format.ts';
import { jsonld } from '../jsonld/index.ts';

const head = 'study.json';
const graphFile = 'graph.jsonld';

function fileOf(files: readonly ImportFile[], name: string): ImportFile | undefined {
  return files.find((file) => file.name === name || file.name.endsWith(`/${name}`));
}

export const study: ImportFormat = {
  name: 'study',
  title: 'Study',
  endings: ['.zip'],
  takes: () => true,
  sniff: (files) => (fileOf(files, head) && fileOf(files, graphFile) ? 1 : 0),
  async nameOf(files) {
    try {
      const { title } = JSON.parse(await readFile(fileOf(files, head)?.path ?? '', 'utf8'));
      return typeof title === 'string' ? title : undefined;
    } catch {
      // What is wrong with it is told when it is read.
      return undefined;
    }
  },
  async *read(files, options) {
    const graph = fileOf(files, graphFile);
    if (!graph) {
      yield { kind: 'problem', place: head, message: `has no ${graphFile}` };
      return;
    }
    yield* jsonld.read([graph], options);
    for (const { name } of files) {
      if (!/^(queries|scenes|codebooks)\//.test(name)) continue;
      yield {
        kind: 'note',
        place: name,
        message: `${name} is not imported`,
        group: 'queries, scenes and codebooks come with stancegraph open, not with an import',
      };
    }
  },
};
