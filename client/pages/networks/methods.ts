/** The network in the words of a paper, and the lines that read its files elsewhere. */

import type { NetworksReply } from '../../../model/schemas/networks.ts';
import { ofSide, unsided } from '../../../model/vocabulary/stances.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

/** The publication that the method is cited by. */
const citation =
  'Leifeld, Philip (2017): Discourse Network Analysis: Policy Debates as Dynamic Networks. In: Victor, J. N.; Montgomery, A. H.; Lubell, M. (eds.): The Oxford Handbook of Political Networks. Oxford University Press, 301–325.';

const duplicateWords: Record<Settings['duplicates'], string> = {
  include: 'every statement was counted',
  document: 'repeated statements were counted once per document',
  week: 'repeated statements were counted once per ISO week',
  month: 'repeated statements were counted once per month',
  year: 'repeated statements were counted once per year',
  acrossrange: 'repeated statements were counted once over the whole period',
};

const mixedWords: Record<Settings['mixed'], string> = {
  leave: `${unsided.join(' and ')} statements were left out`,
  both: `a ${ofSide('both').join(' or ')} statement counted as one for and one against, ${ofSide('none').join(' and ')} ones were left out`,
  middle: `${unsided.join(' and ')} statements counted half way between both sides`,
};

/** A sentence or three to paste into a paper. */
export function methodsSentence(
  reply: NetworksReply,
  settings: Settings,
  { version, link, today }: { version: string; link: string; today: string },
): string {
  const [network] = reply.networks;
  const { mode, project, rows, aggregation, normalization } = settings;
  const what =
    mode === 'two'
      ? `A two-mode network of ${strings.rows[rows].toLowerCase()} and agreements`
      : project === 'columns'
        ? `A one-mode network of agreements, linked over ${strings.rows[rows].toLowerCase()},`
        : `A one-mode network of ${strings.rows[rows].toLowerCase()}, linked over agreements,`;
  const divided =
    normalization === 'no' ? 'without normalization' : `with ${normalization} normalization`;
  const modularity = network?.totals.modularity;
  return [
    `${what} was computed with ${aggregation} aggregation ${divided} (discourse network analysis, Leifeld 2017); ${duplicateWords[settings.duplicates]}${aggregation === 'ignore' ? '' : ` and ${mixedWords[settings.mixed]}`}${settings.fold === 'whole' ? '; parts of agreements were counted under the whole' : ''}${settings.minStatements > 1 ? `; nodes with fewer than ${settings.minStatements} statements were left out` : ''}.`,
    `It rests on ${network?.statements ?? 0} of ${reply.selected} statements and has ${network?.nodes.length ?? 0} nodes and ${network?.totals.edges ?? 0} edges${modularity === null || modularity === undefined ? '' : ` (modularity of the best split ${modularity.toFixed(3)})`}.`,
    `Made with Stancegraph, version ${reply.graphVersion} of the graph ${version}, ${today}: ${link}`,
    citation,
  ].join(' ');
}

/** Lines of R that read the files; of a network over time a zip with a file for each period. */
export function rLines(address: (format: string) => string, overTime: boolean): string {
  if (overTime) {
    return [
      'library(igraph)',
      `download.file("${address('graphml')}&readme=true", "networks.zip", mode = "wb")`,
      'unzip("networks.zip", exdir = "networks")',
      'periods <- read.csv("networks/index.csv")',
      'g <- lapply(file.path("networks", periods$file), read_graph, format = "graphml")',
      'E(g[[1]])$weight',
    ].join('\n');
  }
  return [
    '# the matrix',
    `m <- as.matrix(read.csv("${address('csv')}&separator=,", row.names = 1, check.names = FALSE))`,
    '# the network',
    'library(igraph)',
    `download.file("${address('graphml')}", "network.graphml")`,
    'g <- read_graph("network.graphml", format = "graphml")',
    'E(g)$weight',
  ].join('\n');
}

/** Lines of Python that read the files. */
export function pythonLines(address: (format: string) => string, overTime: boolean): string {
  if (overTime) {
    return [
      'import csv, io, urllib.request, zipfile, networkx as nx',
      `urllib.request.urlretrieve("${address('graphml')}&readme=true", "networks.zip")`,
      'z = zipfile.ZipFile("networks.zip")',
      'periods = list(csv.DictReader(io.StringIO(z.read("index.csv").decode())))',
      'g = [nx.parse_graphml(z.read(p["file"]).decode()) for p in periods]',
      'nx.get_edge_attributes(g[0], "weight")',
    ].join('\n');
  }
  return [
    'import urllib.request, networkx as nx, pandas as pd',
    `m = pd.read_csv("${address('csv')}&separator=,", index_col=0)`,
    `urllib.request.urlretrieve("${address('graphml')}", "network.graphml")`,
    'g = nx.read_graphml("network.graphml")',
    'nx.get_edge_attributes(g, "weight")',
  ].join('\n');
}
