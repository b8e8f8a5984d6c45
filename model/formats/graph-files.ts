/** Which files the graph, or a working set of it, can be taken along as. */

export const graphFormats = [
  'dossier',
  'csv',
  'graphml',
  'gexf',
  'cytoscape',
  'jsonld',
  'popolo',
  'dna-csv',
  'qdpx',
  'study',
] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** What each is called, its media type and the ending of its file. */
export const graphFiles: Record<GraphFormat, { title: string; type: string; ending: string }> = {
  dossier: { title: 'Dossier', type: 'application/zip', ending: 'dossier.zip' },
  csv: { title: 'CSV for Neo4j', type: 'application/zip', ending: 'csv.zip' },
  graphml: { title: 'GraphML', type: 'application/graphml+xml', ending: 'graphml' },
  gexf: { title: 'GEXF', type: 'application/gexf+xml', ending: 'gexf' },
  cytoscape: { title: 'Cytoscape JSON', type: 'application/json', ending: 'cyjs' },
  jsonld: { title: 'JSON-LD', type: 'application/ld+json', ending: 'jsonld' },
  popolo: { title: 'Popolo JSON', type: 'application/json', ending: 'popolo.json' },
  'dna-csv': { title: 'DNA event list', type: 'text/csv', ending: 'csv' },
  qdpx: { title: 'REFI-QDA project', type: 'application/zip', ending: 'qdpx' },
  study: { title: 'Study', type: 'application/zip', ending: 'study.zip' },
};
