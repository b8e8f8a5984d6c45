/** The export formats of the graph, a line each. */

import type { GraphFormat } from '../../model/formats/graph-files.ts';
import type { StatementFilters } from '../../model/schemas/statements.ts';
import type { Store } from '../store/store.ts';
import type { ExportFormat } from './format.ts';
import { csv } from './formats/csv/index.ts';
import { cytoscape } from './formats/cytoscape/index.ts';
import { dnaCsv } from './formats/dna-csv/index.ts';
import { dossier } from './formats/dossier/index.ts';
import { gexf } from './formats/gexf/index.ts';
import { graphml } from './formats/graphml/index.ts';
import { jsonld } from './formats/jsonld/index.ts';
import { popolo } from './formats/popolo/index.ts';
import { qdpx } from './formats/qdpx/index.ts';
import { study } from './formats/study/index.ts';
import { type ExportGraph, exportGraph } from './graph.ts';
import { selectedIds } from './selection.ts';

export const exportFormats: Record<GraphFormat, ExportFormat> = {
  dossier,
  csv,
  graphml,
  gexf,
  cytoscape,
  jsonld,
  popolo,
  'dna-csv': dnaCsv,
  qdpx,
  study,
};

/** What is exported: the whole graph, or the working set when there are filters. */
export async function graphFor(store: Store, filters: StatementFilters): Promise<ExportGraph> {
  const isWhole = Object.values(filters).every((value) => value === undefined);
  return isWhole ? exportGraph(store) : exportGraph(store, await selectedIds(store, filters));
}
