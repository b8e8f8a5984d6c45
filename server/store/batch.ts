/** A batch of nodes and relationships on its way into the store. */
import { rangeOf } from '../../model/dates.ts';
import { words } from '../../model/ids.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';
import { dateProperties } from '../../model/vocabulary/index.ts';
import { type Label, labelNames, labels } from '../../model/vocabulary/labels.ts';
import {
  type RelationshipType,
  relationshipTypeNames,
} from '../../model/vocabulary/relationship-types.ts';

/** Properties as at every boundary: dates as ISO texts of the precision that is known. */
export type BatchProperties = Record<string, PropertyValue | undefined>;

export interface BatchNode {
  id: string;
  label: Label;
  properties: BatchProperties;
}

export interface BatchRelationship {
  id: string;
  type: RelationshipType;
  from: string;
  to: string;
  properties: BatchProperties;
}

export interface GraphBatch {
  /** Of the dossier that it is of, as the audit tells it. */
  name?: string;
  nodes: BatchNode[];
  relationships: BatchRelationship[];
}

/** A row of `cypher/write/`: each date `x` is apart, as the days `x` and `xEnd`. */
export interface WriteRow {
  id: string;
  from?: string;
  to?: string;
  properties: Record<string, PropertyValue>;
  dates: Record<string, string>;
}

/** The batch as rows for the write files, by label and by type, in the vocabulary's order. */
export function toRows(batch: GraphBatch): {
  nodes: [Label, WriteRow[]][];
  relationships: [RelationshipType, WriteRow[]][];
} {
  return {
    nodes: labelNames.flatMap((label): [Label, WriteRow[]][] => {
      const rows = batch.nodes.filter((node) => node.label === label).map(nodeRow);
      return rows.length > 0 ? [[label, rows]] : [];
    }),
    relationships: relationshipTypeNames.flatMap((type): [RelationshipType, WriteRow[]][] => {
      const rows = batch.relationships.filter((one) => one.type === type).map(relationshipRow);
      return rows.length > 0 ? [[type, rows]] : [];
    }),
  };
}

export function nodeRow(node: BatchNode): WriteRow {
  const { properties, dates } = split(node.properties);
  const searched = searchTextOf(node.label, node.properties);
  return { id: node.id, properties: { id: node.id, ...properties, ...searched }, dates };
}

/** What the full-text index of a label finds a node by; nothing where names are searched. */
export function searchTextOf(label: Label, properties: BatchProperties): { searchText?: string } {
  const { search, searched } = labels[label];
  if (search !== 'texts') return {};
  return {
    searchText: words(searched.map((name) => textOf(properties[name])).join(' ')).join(' '),
  };
}

export function relationshipRow(one: BatchRelationship): WriteRow {
  const { properties, dates } = split(one.properties);
  return {
    id: one.id,
    from: one.from,
    to: one.to,
    properties: { id: one.id, ...properties },
    dates,
  };
}

function split(all: BatchProperties): Pick<WriteRow, 'properties' | 'dates'> {
  const properties: Record<string, PropertyValue> = {};
  const dates: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || value === null) continue;
    const range = dateProperties.has(name) ? rangeOf(String(value)) : undefined;
    if (range) {
      dates[name] = range.first;
      dates[`${name}End`] = range.last;
    } else {
      properties[name] = value;
    }
  }
  return { properties, dates };
}

function textOf(value: PropertyValue | undefined): string {
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
}
