/** Nodes and relationships of graph files: those of our vocabulary are read, others counted. */
import { isPartialDate, textOfRange } from '../../../../model/dates.ts';
import { counted } from '../../../../model/formats/counted.ts';
import { isEntityId, relationshipId } from '../../../../model/ids.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import {
  hiddenProperties,
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
import {
  type RelationshipType,
  typeDefinition,
} from '../../../../model/vocabulary/relationship-types.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { ImportFile, ImportRecord } from '../format.ts';
import { baseOf, note, problemRecord } from './emit.ts';
import { CaseTwins, OwnIds, ownId } from './ids.ts';

interface FileNode {
  id: string;
  labels: readonly string[];
  /** Shown as its name where no property is. */
  name?: string | undefined;
  properties: Record<string, unknown>;
  place: string;
}

interface FileEdge {
  type: string;
  from: string;
  to: string;
  properties: Record<string, unknown>;
  place: string;
}

/** What graph files say of every element and we say otherwise. */
const structural = new Set([
  'id',
  'label',
  'labels',
  'x',
  'y',
  'type',
  'interaction',
  'unsourced',
  'name:ID',
  // Of Cytoscape.
  'SUID',
  'selected',
  'shared_name',
  'shared_interaction',
  ...hiddenProperties,
]);

export class GraphRecords {
  /** Ids of the file, and ours; undefined for what has no place in the graph. */
  readonly #nodes = new Map<string, { id: string; label: Label; isOurs: boolean } | undefined>();
  readonly #ids = new OwnIds();
  readonly #twins: CaseTwins;
  readonly #waiting: { edge: FileEdge; file: ImportFile }[] = [];
  readonly #lost = new Map<string, number>();
  readonly #dossier: string | undefined;
  /** The one that is read. */
  #file: ImportFile;
  /** Files that are the source of something, by their ids. */
  readonly #sources = new Map<string, ImportFile>();
  /** Stands before ids of the file. */
  readonly #scope: string;

  /** `dossier`: what it is called where not by the file; `twins`: the ids of all the file, from {@link NodeIds}. */
  constructor(file: ImportFile, dossier?: string, twins = new CaseTwins()) {
    this.#twins = twins;
    this.#file = file;
    this.#dossier = dossier;
    this.#scope = dossier ?? baseOf(file.name).replace(/\.[^.]*$/, '');
  }

  /** What comes next stands in this file: of formats with several files of one graph. */
  in(file: ImportFile): void {
    this.#file = file;
  }

  get size(): number {
    return this.#nodes.size;
  }

  *node(one: FileNode): Iterable<ImportRecord> {
    const label = labelOf(one.labels);
    if (!label) {
      this.#nodes.set(one.id, undefined);
      this.#lose(`nodes labelled ${one.labels.join(', ') || 'nothing'}`);
      return;
    }
    // Files of Neo4j have ids of their own and ours among the properties.
    const own = [one.properties.id, one.id].find(
      (id): id is string => typeof id === 'string' && isEntityId(id, label),
    );
    const id = own ?? this.#ids.of(label, this.#scope, one.id, this.#twins.has(label, one.id));
    this.#nodes.set(one.id, { id, label, isOurs: own !== undefined });
    const definitions = propertiesOfLabel(label);
    const properties = this.#properties(one.properties, definitions, `properties of ${label}`);
    if (typeof properties === 'string') {
      yield problemRecord(
        one.place,
        `${one.id}: ${properties}`,
        'Put it right, or leave this node out.',
      );
      return;
    }
    const { nameProperty } = labels[label];
    const name = properties[nameProperty] ?? (one.name && one.name !== '' ? one.name : undefined);
    if (name === undefined) {
      yield problemRecord(one.place, `${one.id} has no ${nameProperty}`, 'Give it one.');
      return;
    }
    properties[nameProperty] = name;
    if (label === 'Source') properties.sourceClass ??= 'unknown';
    if (label === 'Statement') properties.kind ??= 'quote';
    const unsourced = isSaid(one.properties);
    const isBare = 'sources' in definitions && properties.sources === undefined;
    if (isBare && own === undefined && !unsourced) {
      properties.sources = [this.#sourceId()];
    }
    const node = { id, label, properties };
    yield { kind: 'node', place: one.place, node, ...(unsourced ? { unsourced } : {}) };
  }

  /** A relationship; one that comes before its ends waits for them. */
  *edge(one: FileEdge): Iterable<ImportRecord> {
    if (!this.#nodes.has(one.from) || !this.#nodes.has(one.to)) {
      this.#waiting.push({ edge: one, file: this.#file });
    } else yield* this.#edge(one);
  }

  *end(): Generator<ImportRecord> {
    for (const { edge: one, file } of this.#waiting) {
      this.in(file);
      const missing = [one.from, one.to].find((id) => !this.#nodes.has(id));
      if (missing === undefined) yield* this.#edge(one);
      else {
        yield problemRecord(
          one.place,
          `it leads to ${missing}, which the file does not have`,
          'Leave it out.',
        );
      }
    }
    for (const [id, { name }] of this.#sources) {
      const properties = { title: baseOf(name), sourceClass: 'unknown' };
      yield { kind: 'node', place: name, node: { id, label: 'Source', properties } };
    }
    for (const [what, times] of [...this.#lost].sort()) {
      yield note(
        this.#file.name,
        `no place in the graph: ${what}`,
        `${what}: ${counted(times, 'one', 'of them')} without a place in the graph`,
      );
    }
  }

  *#edge(one: FileEdge): Generator<ImportRecord> {
    const [from, to] = [this.#nodes.get(one.from), this.#nodes.get(one.to)];
    if (!from || !to) {
      this.#lose(`relationships ${one.type} of nodes that have none`);
      return;
    }
    if (!isRelationshipType(one.type)) {
      this.#lose(`relationships ${one.type || 'without a type'}`);
      return;
    }
    const type: RelationshipType = one.type;
    const { joins, properties: definitions } = typeDefinition(type);
    if (!joins.some(([a, b]) => a === from.label && b === to.label)) {
      yield problemRecord(
        one.place,
        `${type} cannot join ${from.label} to ${to.label}`,
        'Leave it out.',
      );
      return;
    }
    const properties = this.#properties(
      one.properties,
      propertiesOfType(type),
      `properties of ${type}`,
    );
    if (typeof properties === 'string') {
      yield problemRecord(one.place, `${from.id} ${type} ${to.id}: ${properties}`, 'Put it right.');
      return;
    }
    if (type === 'ABOUT' && properties.stance === undefined) {
      this.#lose('ABOUT without a stance');
      return;
    }
    // What is ours gets the file for its source when it is compared with the graph.
    const isOurs = from.isOurs && to.isOurs;
    const unsourced = isSaid(one.properties);
    const isBare = 'sources' in definitions && properties.sources === undefined;
    if (isBare && !isOurs && !unsourced) {
      properties.sources = [this.#sourceId()];
    }
    const id = relationshipId(from.id, type, to.id, properties);
    const relationship = { id, type, from: from.id, to: to.id, properties };
    const said = unsourced ? { unsourced } : {};
    yield { kind: 'relationship', place: one.place, relationship, ...said };
  }

  /** The values as the vocabulary has them, or what is wrong with one. */
  #properties(
    given: Record<string, unknown>,
    definitions: Record<string, PropertyDefinition>,
    what: string,
  ): BatchProperties | string {
    const properties: BatchProperties = {};
    for (const [name, value] of Object.entries(given)) {
      const definition = definitions[name];
      if (!definition) {
        const isEnd = name.endsWith('End') && definitions[name.slice(0, -3)]?.type === 'date';
        if (!isEnd && !structural.has(name) && value !== null && value !== '') {
          this.#lose(`${name} of ${what.replace('properties of ', '')}`);
        }
        continue;
      }
      const plain = definition.type === 'date' ? ranged(value, given[`${name}End`]) : value;
      const read = readValue(definition, plain);
      if (read === null) return `${name} is no ${definition.type}: ${JSON.stringify(value)}`;
      if (read !== undefined) properties[name] = read;
    }
    return properties;
  }

  /** The file as a source. */
  #sourceId(): string {
    const id = ownId('Source', this.#dossier ?? '', baseOf(this.#file.name));
    this.#sources.set(id, this.#file);
    return id;
  }

  #lose(what: string): void {
    this.#lost.set(what, (this.#lost.get(what) ?? 0) + 1);
  }
}

/** Takes note of the ids of nodes, and gives nothing. */
export class NodeIds extends GraphRecords {
  readonly twins = new CaseTwins();

  override node({ id, labels: names }: FileNode): Iterable<ImportRecord> {
    const label = labelOf(names);
    if (label) this.twins.take(label, id);
    return [];
  }

  override edge(): Iterable<ImportRecord> {
    return [];
  }
}

/** Whether a file of ours says that there is no source. */
function isSaid({ unsourced }: Record<string, unknown>): boolean {
  return String(unsourced).toLowerCase() === 'true';
}

/** The label of ours among a node's, also as other programs write lists: `:Actor:Entity`, `Actor; X`. */
function labelOf(given: readonly string[]): Label | undefined {
  const names = given.flatMap((text) => text.split(/[:;,]\s*/));
  return labelNames.find((label) => names.includes(label));
}

/** A day and its end, as the store keeps them, in one. */
function ranged(first: unknown, last: unknown): unknown {
  if (typeof first !== 'string' || typeof last !== 'string') return first;
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
  return isDay(first) && isDay(last) ? textOfRange(first, last) : first;
}

/** Undefined for an empty value, null for one that does not fit. */
function readValue(
  { type, options }: PropertyDefinition,
  value: unknown,
): PropertyValue | undefined | null {
  if (value === null || value === undefined || value === '') return undefined;
  const list = () => (Array.isArray(value) ? value.map(String) : itemsOf(String(value)));
  switch (type) {
    case 'texts':
    case 'entities':
      return list();
    case 'integers': {
      const numbers = list().map(Number);
      return numbers.every(Number.isSafeInteger) ? numbers : null;
    }
    case 'integer': {
      const number = Number(value);
      return Number.isSafeInteger(number) ? number : null;
    }
    case 'boolean': {
      // Python writes them with a capital.
      const word = String(value).toLowerCase();
      return word === 'true' ? true : word === 'false' ? false : null;
    }
    case 'date': {
      // A year may be a number.
      const text = typeof value === 'number' ? String(value) : value;
      return typeof text === 'string' && isPartialDate(text) ? text : null;
    }
    default: {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return options && !options.includes(text) ? null : text;
    }
  }
}

/** The items of a list that a file has as one text: joined, or as JSON where that is not enough. */
function itemsOf(text: string): string[] {
  if (text.startsWith('[')) {
    try {
      const items: unknown = JSON.parse(text);
      if (Array.isArray(items)) return items.map(String);
    } catch {
      // A single item that begins like a list.
    }
  }
  return text.split('; ').filter((one) => one !== '');
}
