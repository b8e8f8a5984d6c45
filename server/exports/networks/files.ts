/** The files of networks: one for each, or a zip with one file a window, an index and a README. */
import { csvLine } from '../../../model/formats/csv.ts';
import type { NetworkFormat } from '../../../model/schemas/networks.ts';
import { StancegraphError } from '../../errors.ts';
import type { WholeNetwork } from '../../questions/networks/whole.ts';
import { type ZippedFile, zip } from '../zip.ts';
import { networkGexf, networkGraphml } from './graph-files.ts';
import { dl, edgesCsv, networkMatrixCsv, nodesCsv, pajek } from './tables.ts';

export type FileFormat = Exclude<NetworkFormat, 'json'>;

/** Cells that a matrix has at most. */
const mostCells = 10_000_000;

const kinds: Record<FileFormat, { type: string; ending: string }> = {
  csv: { type: 'text/csv', ending: 'csv' },
  edges: { type: 'text/csv', ending: 'edges.csv' },
  nodes: { type: 'text/csv', ending: 'nodes.csv' },
  dl: { type: 'text/plain', ending: 'dl' },
  graphml: { type: 'application/graphml+xml', ending: 'graphml' },
  gexf: { type: 'application/gexf+xml', ending: 'gexf' },
  pajek: { type: 'text/plain', ending: 'net' },
};

/** The media types of all files. */
export const networkFileTypes = [
  ...new Set([...Object.values(kinds).map(({ type }) => type), 'application/zip']),
];

export interface NetworkFile {
  name: string;
  type: string;
  body: string | Buffer;
}

/** What a file tells about itself: a line each. */
export interface FileRemarks {
  settings: readonly string[];
  separator: string;
}

/** A single network as a file; with `readme` in a zip with a README. */
export function networkFile(
  networks: { count: number; each: () => Iterable<WholeNetwork> },
  format: FileFormat,
  about: FileRemarks,
  readme: boolean,
): NetworkFile {
  const { type, ending } = kinds[format];
  if (networks.count === 1 && !readme) {
    const [network] = networks.each();
    if (!network) throw new StancegraphError('not-found', 'There is no network in this period.');
    return { name: `network.${ending}`, type, body: written(network, format, about) };
  }
  const body = zip(filesOf(networks, format, about));
  return { name: 'networks.zip', type: 'application/zip', body };
}

function* filesOf(
  { count, each }: { count: number; each: () => Iterable<WholeNetwork> },
  format: FileFormat,
  about: FileRemarks,
): Generator<ZippedFile> {
  const index = [
    'file,from,middle,to,statements,nodes,edges,weight,congruence,conflict,modularity',
  ];
  let number = 0;
  for (const network of each()) {
    number += 1;
    const place = String(number).padStart(String(count).length, '0');
    const name = `${['network', place, network.from, network.to].filter(Boolean).join('_')}.${kinds[format].ending}`;
    yield { name, text: written(network, format, about) };
    const { totals } = network;
    index.push(
      csvLine([
        name,
        network.from ?? '',
        network.middle ?? '',
        network.to ?? '',
        network.statements,
        network.nodes.length,
        totals.edges,
        totals.weight,
        totals.congruence,
        totals.conflict,
        totals.modularity ?? '',
      ]),
    );
  }
  yield { name: 'index.csv', text: `${index.join('\r\n')}\r\n` };
  yield { name: 'README.txt', text: `${about.settings.join('\n')}\n` };
}

function written(network: WholeNetwork, format: FileFormat, about: FileRemarks): string {
  if ((format === 'csv' || format === 'dl') && cellsOf(network) > mostCells) {
    const message = `a matrix of ${cellsOf(network)} cells is too large; edges has the same weights`;
    throw new StancegraphError('bad-input', 'The matrix is too large for a file.', {
      errors: [{ path: 'format', message }],
    });
  }
  switch (format) {
    case 'csv':
      return networkMatrixCsv(network, about.separator);
    case 'edges':
      return edgesCsv(network);
    case 'nodes':
      return nodesCsv(network);
    case 'dl':
      return dl(network);
    case 'graphml':
      return networkGraphml(network, about.settings);
    case 'gexf':
      return networkGexf(network, about.settings);
    case 'pajek':
      return pajek(network);
  }
}

function cellsOf({ nodes, twoMode }: WholeNetwork): number {
  const rows = nodes.filter((node) => node.side === 'row').length;
  return twoMode ? rows * (nodes.length - rows) : nodes.length * nodes.length;
}
