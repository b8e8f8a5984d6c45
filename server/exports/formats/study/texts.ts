/** What a study says of itself. */
import { counted } from '../../../../model/formats/counted.ts';
import type { Described, StudyHead } from './parts.ts';

/** A citation as programs and GitHub read it. */
export function studyCitation({ title, made, program }: StudyHead): string {
  return [
    'cff-version: 1.2.0',
    'type: dataset',
    'message: Please cite this study, and the sources of its statements.',
    `title: ${JSON.stringify(title)}`,
    'authors:',
    '  - name: The authors of this study',
    `date-released: ${made}`,
    `version: ${JSON.stringify(made)}`,
    'keywords:',
    '  - discourse',
    '  - statements',
    `abstract: ${JSON.stringify(`Made with Stancegraph ${program}.`.replace(' .', '.'))}`,
    '',
  ].join('\n');
}

const folders: readonly [name: string, holds: string][] = [
  [
    'graph.jsonld',
    'the graph, as schema.org and Web Annotation; other programs and `stancegraph import` read it',
  ],
  ['store.ndjson', 'all of it, line by line, as `stancegraph open` reads it'],
  ['queries/', 'saved queries, which run in any tool for Cypher'],
  ['scenes/', 'what was on the canvas, and stories'],
  ['codebooks/', 'what each agreement means to a coder'],
  ['decisions/audit.json', 'what was written, when, by which means'],
  ['decisions/imports.json', 'what was imported, what it covers, and who was told to be who'],
  ['figures/', 'pictures'],
  ['CITATION.cff', 'how to cite it; name the authors there'],
  ['SHA256SUMS', 'checksums: `sha256sum -c SHA256SUMS`'],
];
const always = ['graph.jsonld', 'store.ndjson', 'CITATION.cff', 'SHA256SUMS'];

/** The first thing that a reader opens; it lists what the archive has. */
export function readme(
  { title, made, program, filters, counts, figures }: StudyHead,
  files: Described['files'],
): string {
  const names = [...files.map(([name]) => name), ...figures.map((name) => `figures/${name}`)];
  const rows = folders
    .filter(([name]) => always.includes(name) || names.some((one) => one.startsWith(name)))
    .map(([name, holds]) => `| \`${name}\` | ${holds} |`);
  const parts = Object.entries(filters).filter(([, value]) => value !== undefined);
  const words = parts.map(([name, value]) => `${name} ${[value].flat().join(', ')}`).join('; ');
  const extent =
    parts.length === 0 ? 'It holds the whole graph' : `It holds a working set (${words})`;
  return `# ${title}

A study of who said what about which agreement, made on ${made} with Stancegraph ${program}.
${extent}: ${counted(counts.nodes, 'node')} and ${counted(counts.relationships, 'relationship')}.

To see it as its authors did, on a private store of its own:

    npx stancegraph open study.zip

| file | holds |
| --- | --- |
${rows.join('\n')}

Words of others are quoted from the sources that the graph names; their rights stay with them.
`;
}
