/** The words of the page on which one takes the graph along. */
import type { GraphFormat } from '../../../model/formats/graph-files.ts';

export const strings = {
  title: 'Take it along',
  lead: 'The graph as a file, for this program or another. What a format cannot hold is told before you download it.',
  extent: 'How much',
  whole: 'The whole graph',
  set: 'The working set: what matches the filters, and what it rests on',
  noFilters: 'Set filters on any page to take a part of it.',
  format: 'As what',
  report: 'What the file holds',
  counting: 'Counting…',
  all: 'The file holds all of it.',
  lost: 'The file cannot hold:',
  kind: 'What',
  count: 'How many',
  download: 'Download',
  studyTitle: 'Title of the study',
  figures: 'Figures that go along',
  figuresHelp: 'Pictures that you saved from pages: SVG, PNG, PDF or JPEG.',
  made: 'The study is saved.',
  making: 'Making it…',
  tooLarge: 'These pictures have more than 20 MB together: choose fewer.',
  tableOf: (title: string) => `${title}, table`,
  and: (nodes: string | number, relationships: string | number, more: string | number) =>
    `${nodes} and ${relationships}. ${more}`,
} as const;

/** For whom a format is. */
export const uses: Record<GraphFormat, string> = {
  study:
    'Everything in one archive that opens elsewhere as it is here: with codebooks, queries, scenes, decisions and figures',
  dossier: 'This program again, and review in git',
  csv: 'Neo4j’s importer, one file a type',
  jsonld: 'The semantic web and archives',
  graphml: 'yEd, networkx, igraph',
  gexf: 'Gephi',
  cytoscape: 'Cytoscape',
  'dna-csv': 'Discourse Network Analyzer and R',
  popolo: 'Civic software',
  qdpx: 'MAXQDA, NVivo, ATLAS.ti and QualCoder',
};
