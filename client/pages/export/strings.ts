/** The words of the page on which one takes the graph along. */
import type { GraphFormat } from '../../../model/formats/graph-files.ts';

export const strings = {
  title: 'Export data',
  lead: 'The graph as a file, for this program or another. Before you download it, you see what the format cannot hold.',
  extent: 'What to export',
  whole: 'The whole graph',
  set: 'What matches the filters, with the sources and people behind it',
  noFilters: 'To export only a part, set filters on any page.',
  format: 'Format',
  report: 'What the file holds',
  counting: 'Counting…',
  all: 'The file holds everything.',
  lost: 'The file cannot hold:',
  kind: 'What',
  count: 'How many',
  download: 'Download',
  studyTitle: 'Title of the study',
  figures: 'Figures to include',
  figuresHelp: 'Pictures that you saved from pages: SVG, PNG, PDF or JPEG.',
  made: 'The study is saved.',
  making: 'Preparing the file…',
  tooLarge: 'Together these pictures exceed 20 MB: choose fewer.',
  tableOf: (title: string) => `${title}, table`,
  and: (nodes: string | number, relationships: string | number, more: string | number) =>
    `${nodes} and ${relationships}. ${more}`,
} as const;

/** For whom a format is. */
export const uses: Record<GraphFormat, string> = {
  study:
    'Everything in one archive that opens elsewhere exactly as here, with codebooks, queries, scenes, decisions and figures',
  dossier: 'Stancegraph itself, and review in git',
  csv: 'Neo4j’s importer, one file per type',
  jsonld: 'The semantic web and archives',
  graphml: 'yEd, networkx, igraph',
  gexf: 'Gephi',
  cytoscape: 'Cytoscape',
  'dna-csv': 'Discourse Network Analyzer and R',
  popolo: 'Civic software',
  qdpx: 'MAXQDA, NVivo, ATLAS.ti and QualCoder',
};
