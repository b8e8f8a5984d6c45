/** Reads files with any import format and checks with plain loops what it gives. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { isPartialDate } from '../../model/dates.ts';
import { isEntityId, relationshipId } from '../../model/ids.ts';
import { propertiesOfLabel, propertiesOfType } from '../../model/vocabulary/index.ts';
import type { PropertyDefinition } from '../../model/vocabulary/labels.ts';
import { relationshipTypes } from '../../model/vocabulary/relationship-types.ts';
import type {
  ImportFile,
  ImportFormat,
  ImportRecord,
} from '../../server/imports/formats/format.ts';
import type { BatchNode, BatchRelationship } from '../../server/store/batch.ts';

/** Real files that developers may have beside the project; tests of them say when they are not there. */
export const samples = '../shared/data/import-samples';
export const hasSamples = existsSync(samples);

/** The counts of an independent program, by format and file. */
export function sampleCounts(format: string): Record<string, Record<string, never>> {
  return JSON.parse(readFileSync(join(samples, 'counts.json'), 'utf8'))[format];
}

/** Files on disk as an import has them; a folder gives all that lie in it. */
export function filesAt(...paths: string[]): ImportFile[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .flatMap((name) => filesAt(join(path, name)))
      : [{ name: basename(path), path, size: statSync(path).size }],
  );
}

export interface Read {
  records: ImportRecord[];
  nodes: Map<string, BatchNode>;
  relationships: Map<string, BatchRelationship>;
  problems: Extract<ImportRecord, { kind: 'problem' }>[];
  notes: Extract<ImportRecord, { kind: 'note' }>[];
  coverage: Extract<ImportRecord, { kind: 'coverage' }>[];
}

/** Everything that a format reads of some files. */
export async function readAll(
  format: ImportFormat,
  files: readonly ImportFile[],
  options: Record<string, string> = {},
  mapping?: unknown,
  dossier?: string,
): Promise<Read> {
  const read: Read = {
    records: [],
    nodes: new Map(),
    relationships: new Map(),
    problems: [],
    notes: [],
    coverage: [],
  };
  for await (const record of format.read(files, {
    options,
    mapping,
    ...(dossier === undefined ? {} : { dossier }),
  })) {
    read.records.push(record);
    if (record.kind === 'node') {
      const before = read.nodes.get(record.node.id)?.properties ?? {};
      const properties = { ...before, ...record.node.properties };
      read.nodes.set(record.node.id, { ...record.node, properties });
    } else if (record.kind === 'relationship') {
      read.relationships.set(record.relationship.id, record.relationship);
    } else if (record.kind === 'problem') read.problems.push(record);
    else if (record.kind === 'note') read.notes.push(record);
    else read.coverage.push(record);
  }
  return read;
}

/** What a format reads of files with these texts, or these values as JSON. */
export async function readTexts(
  format: ImportFormat,
  texts: Readonly<Record<string, unknown>>,
  dossier?: string,
): Promise<Read> {
  const folder = mkdtempSync(join(tmpdir(), 'stancegraph-test-read-'));
  try {
    const files = Object.entries(texts).map(([name, content], number) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      const path = join(folder, String(number));
      writeFileSync(path, text);
      return { name, path, size: Buffer.byteLength(text) };
    });
    return await readAll(format, files, {}, undefined, dossier);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Everything that is wrong with what was read, whatever the format. */
export function problemsOf({ records, nodes, relationships }: Read): string[] {
  const found: string[] = [];
  const first = new Map<string, string>();
  for (const record of records) {
    if (record.place === '') found.push(`a ${record.kind} without a place`);
    if (record.kind !== 'node' && record.kind !== 'relationship') continue;
    const { id, properties } = record.kind === 'node' ? record.node : record.relationship;
    for (const [name, value] of Object.entries(properties)) {
      const key = `${id} ${name}`;
      const text = JSON.stringify(value);
      if ((first.get(key) ?? text) !== text) found.push(`${key} is ${first.get(key)} and ${text}`);
      first.set(key, text);
    }
  }
  for (const { id, label, properties } of nodes.values()) {
    if (!isEntityId(id, label)) found.push(`${id} is no id of a ${label}`);
    found.push(...wrongProperties(id, properties, propertiesOfLabel(label), nodes));
  }
  for (const { id, type, from, to, properties } of relationships.values()) {
    if (id !== relationshipId(from, type, to, properties)) found.push(`${id} has the wrong id`);
    const [a, b] = [nodes.get(from), nodes.get(to)];
    if (!a) found.push(`${id}: ${from} is not there`);
    if (!b) found.push(`${id}: ${to} is not there`);
    const joins: readonly (readonly [string, string])[] = relationshipTypes[type].joins;
    if (a && b && !joins.some(([one, other]) => one === a.label && other === b.label)) {
      found.push(`${id} cannot join ${a.label} to ${b.label}`);
    }
    if (type !== 'STATED_IN' && !Array.isArray(properties.sources)) found.push(`${id}: no source`);
    found.push(...wrongProperties(id, properties, propertiesOfType(type), nodes));
  }
  return found;
}

function wrongProperties(
  id: string,
  properties: Record<string, unknown>,
  definitions: Record<string, PropertyDefinition>,
  nodes: ReadonlyMap<string, unknown>,
): string[] {
  const found: string[] = [];
  for (const [name, { required }] of Object.entries(definitions)) {
    if (required && properties[name] === undefined) found.push(`${id} has no ${name}`);
  }
  for (const [name, value] of Object.entries(properties)) {
    const definition = definitions[name];
    if (!definition) found.push(`${id}: ${name} is not of the vocabulary`);
    else if (!fits(definition, value, nodes)) {
      found.push(`${id}: ${name} is no ${definition.type}: ${JSON.stringify(value)}`);
    }
  }
  return found;
}

function fits(
  { type, options }: PropertyDefinition,
  value: unknown,
  nodes: ReadonlyMap<string, unknown>,
): boolean {
  if (options && !options.includes(String(value))) return false;
  const list = (check: (one: unknown) => boolean) => Array.isArray(value) && value.every(check);
  const isText = (one: unknown) => typeof one === 'string' && one !== '';
  switch (type) {
    case 'text':
      return isText(value);
    case 'texts':
      return list(isText);
    case 'date':
      return isText(value) && isPartialDate(String(value));
    case 'integer':
      return Number.isSafeInteger(value);
    case 'integers':
      return list(Number.isSafeInteger);
    case 'boolean':
      return typeof value === 'boolean';
    case 'url':
      return isText(value) && URL.canParse(String(value));
    case 'entity':
      return nodes.has(String(value));
    case 'entities':
      return list((one) => nodes.has(String(one)));
  }
}

/** How many there are of each, by a name. */
export function countBy<Item>(items: Iterable<Item>, nameOf: (item: Item) => string) {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

/** Labels of nodes and types of relationships, counted. */
export function countByKind({ nodes, relationships }: Read): Record<string, number> {
  return {
    ...countBy(nodes.values(), ({ label }) => label),
    ...countBy(relationships.values(), ({ type }) => type),
  };
}
