/** JSON-LD of our own exports: schema.org and Web Annotation, read back into the graph. */
import {
  isRelationshipType,
  propertiesOfLabel,
  propertiesOfType,
} from '../../../../model/vocabulary/index.ts';
import {
  type Label,
  labelNames,
  labels,
  type PropertyDefinition,
} from '../../../../model/vocabulary/labels.ts';
import type { ImportFormat, ImportRecord } from '../format.ts';
import { problemRecord } from '../shared/emit.ts';
import type { GraphRecords } from '../shared/graph.ts';
import { readGraphJson } from '../shared/graph-files.ts';
import { jsonElements } from '../shared/json.ts';
import { headText } from '../shared/text.ts';

type Item = Record<string, unknown>;

export const jsonld: ImportFormat = {
  name: 'jsonld',
  title: 'JSON-LD',
  endings: ['.jsonld', '.json'],
  sniff: (files) =>
    files.some(({ head }) => {
      const text = headText(head);
      return text.includes('"@context"') && text.includes('"sg":');
    })
      ? 0.95
      : 0,
  read: readGraphJson(async function* (file, meter, records) {
    for await (const { path, index, value, line } of jsonElements(file, meter)) {
      if (path[0] !== '@graph' || index === undefined) continue;
      yield* recordsOf(value, `${file.name}:${line}`, records);
    }
  }, 'has no @graph of ours'),
};

function* recordsOf(value: unknown, place: string, records: GraphRecords): Generator<ImportRecord> {
  const item = isItem(value) ? value : {};
  const types = [item['@type'] ?? []].flat().map(String);
  const id = String(item['@id'] ?? '');
  const label = labelOf(id, types);
  if (label) {
    const properties = nodeProperties(item, label);
    const many = severalValues(properties, propertiesOfLabel(label));
    if (many) yield problemRecord(place, `${id} ${many}`, 'Keep one of them.');
    else yield* records.node({ id, labels: [label], properties, place });
    return;
  }
  const type = types.find((one) => /^sg:[A-Z_]+$/.test(one))?.slice(3);
  const [from, to] =
    type === 'STATED_IN' ? annotationEnds(item) : [idOf(item['sg:start']), idOf(item['sg:end'])];
  if (!type || !from || !to) {
    yield problemRecord(
      place,
      `${id || 'an object'} is neither a node nor a relationship of ours`,
      'Leave it out.',
    );
    return;
  }
  const properties = { ...ownProperties(item), ...(type === 'STATED_IN' ? selectors(item) : {}) };
  const many = isRelationshipType(type) && severalValues(properties, propertiesOfType(type));
  if (many) yield problemRecord(place, `${id} ${many}`, 'Keep one of them.');
  else yield* records.edge({ type, from, to, properties, place });
}

/** What is wrong with a property that has several values, or an object, and can have but one text. */
function severalValues(
  properties: Item,
  definitions: Record<string, PropertyDefinition>,
): string | undefined {
  for (const [name, value] of Object.entries(properties)) {
    const type = definitions[name]?.type;
    const isList = type === 'texts' || type === 'integers' || type === 'entities';
    if (type && !isList && typeof value === 'object' && value !== null) {
      return `has several values for ${name}: ${JSON.stringify(value).slice(0, 200)}`;
    }
  }
  return undefined;
}

function labelOf(id: string, types: readonly string[]): Label | undefined {
  const named = labelNames.find((label) => types.includes(`sg:${label}`));
  if (named) return named;
  if (types.includes('Person')) return 'Actor';
  if (types.includes('Quotation')) return 'Statement';
  // Between the parts of a relationship's id; earlier exports wrote it as it is.
  return /\||%7C/i.test(id)
    ? undefined
    : labelNames.find((label) => id.startsWith(`${labels[label].prefix}:`));
}

/** Terms of schema.org and the properties that they may be, the first that the label has. */
const words: Record<string, readonly string[]> = {
  name: ['name', 'title'],
  alternateName: ['aliases'],
  description: ['description'],
  text: ['text'],
  inLanguage: ['language'],
  url: ['url'],
  publisher: ['publisher'],
  author: ['originator'],
  license: ['licence'],
  identifier: ['number'],
  dateCreated: ['date'],
  datePublished: ['date'],
};

function nodeProperties(item: Item, label: Label): Item {
  const properties = ownProperties(item);
  for (const [term, names] of Object.entries(words)) {
    const name = names.find((one) => one in labels[label].properties);
    if (name && item[term] !== undefined) properties[name] = item[term];
  }
  return properties;
}

function ownProperties(item: Item): Item {
  const known = ['sg:start', 'sg:end'];
  const isRelationship = 'sg:start' in item;
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      if (!name.startsWith('sg:') || (isRelationship && known.includes(name))) return [];
      return [[name.slice(3), value]];
    }),
  );
}

function annotationEnds(item: Item): [string | undefined, string | undefined] {
  const target = isItem(item['oa:hasTarget']) ? item['oa:hasTarget'] : {};
  return [idOf(item['oa:hasBody']), idOf(target['oa:hasSource'])];
}

function selectors(item: Item): Item {
  const target = isItem(item['oa:hasTarget']) ? item['oa:hasTarget'] : {};
  const properties: Item = {};
  for (const selector of [target['oa:hasSelector'] ?? []].flat()) {
    if (!isItem(selector)) continue;
    for (const name of ['exact', 'prefix', 'suffix', 'start', 'end']) {
      const value = selector[`oa:${name}`];
      if (value !== undefined) properties[name] = value;
    }
  }
  return properties;
}

function idOf(value: unknown): string | undefined {
  return isItem(value) && typeof value['@id'] === 'string' ? value['@id'] : undefined;
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
