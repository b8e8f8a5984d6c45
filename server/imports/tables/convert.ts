/** Rows of a table to records, by its mapping. */
import { textOfRange } from '../../../model/dates.ts';
import { labelOfId } from '../../../model/ids.ts';
import type {
  MappedNode,
  MappedRelationship,
  MappedValue,
  TableMapping,
} from '../../../model/schemas/import-mapping.ts';
import { propertiesOfLabel, propertiesOfType } from '../../../model/vocabulary/index.ts';
import { type Label, labels, type PropertyDefinition } from '../../../model/vocabulary/labels.ts';
import { kindOfType, type RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import type { BatchProperties } from '../../store/batch.ts';
import type { ImportRecord } from '../formats/format.ts';
import { isoDate } from './dates.ts';
import { hexHash, idOf } from './ids.ts';

/** A row: values by the names of columns, and where it stands. */
export interface TableRow {
  place: string;
  cells: Readonly<Record<string, string>>;
}

const mostIds = 20_000;

type Problem = (message: string, advice?: string) => void;

/** Reads rows by a mapping. `dossier` tells ids that the table makes from those of others. */
export class RowConverter {
  readonly #mapping: TableMapping;
  readonly #dossier: string;
  /** Of names: they come again and again. */
  readonly #ids = new Map<string, string>();

  /** The node of a table of people that is told by its name alone, and the rows of each. */
  readonly #person: string | undefined;
  readonly #people = new Map<string, string>();

  constructor(mapping: TableMapping, dossier: string) {
    this.#mapping = mapping;
    this.#dossier = dossier;
    const nodes = Object.entries(mapping.nodes);
    const isOfPeople = nodes.every(
      ([, { label }]) => label !== 'Statement' && label !== 'Agreement',
    );
    this.#person = nodes.find(
      ([, { label, id, reference }]) => isOfPeople && label === 'Actor' && !id && !reference,
    )?.[0];
  }

  *records({ place, cells }: TableRow): Generator<ImportRecord> {
    const problems: ImportRecord[] = [];
    const problem: Problem = (message, advice) => {
      problems.push({ kind: 'problem', place, message, ...(advice ? { advice } : {}) });
    };
    const nodes = new Map<string, { id: string; label: Label; properties: BatchProperties }[]>();
    const notes: ImportRecord[] = [];
    for (const [name, node] of Object.entries(this.#mapping.nodes)) {
      const label = labelOf(node, cells, problem);
      nodes.set(name, label ? this.#nodesOf(node, label, cells, problem) : []);
      if (label !== null) continue;
      const group = nothingRecorded(node.label, cells);
      notes.push({ kind: 'note', place, message: group, group });
    }
    const relations = this.#mapping.relationships.flatMap((one) =>
      this.#relationsOf(one, nodes, cells, place, problem),
    );
    // A row that is not right is left out whole: half of it might mean something else.
    if (problems.length > 0) {
      yield* problems;
      return;
    }
    const [first] = nodes.keys();
    const isNothing = [...nodes.values()].every((made) => made.length === 0);
    if (isNothing && first && notes.length === 0 && this.#mapping.relationships.length === 0) {
      const group = `rows that name no ${first}`;
      notes.push({ kind: 'note', place, message: `the row names no ${first}`, group });
    }
    yield* notes;
    for (const [name, node] of Object.entries(this.#mapping.nodes)) {
      if (node.reference) continue;
      for (const { id, label: told, properties } of nodes.get(name) ?? []) {
        if (name === this.#person) yield* this.#sameName(id, cells, place);
        // What is named by an id of the store is what that id says.
        const label = labelOfId(id) ?? told;
        yield { kind: 'node', place, node: { id, label, properties } };
      }
    }
    yield* relations;
  }

  /** That rows which differ name one person: they may be of several. */
  *#sameName(id: string, cells: TableRow['cells'], place: string): Generator<ImportRecord> {
    const row = hexHash(JSON.stringify(cells));
    const before = this.#people.get(id);
    if (before === undefined) this.#people.set(id, row);
    if ((before ?? row) === row) return;
    const message = `${id} is named by several rows that differ`;
    const group =
      'rows that name one person and differ: without a column that tells people apart they are read as one';
    yield { kind: 'note', place, message, group };
  }

  #nodesOf(node: MappedNode, label: Label, cells: TableRow['cells'], problem: Problem) {
    const { nameProperty } = labels[label];
    const named = node.properties[nameProperty];
    const names = named ? valuesOf(named, cells, problem) : [];
    const ids = node.id ? this.#idsOf(node.id, cells, problem) : names;
    const count = Math.max(ids.length, node.id ? 0 : names.length);
    const definitions = propertiesOfLabel(label);
    return Array.from({ length: count }, (_, index) => {
      const properties: BatchProperties = {};
      for (const [property, value] of Object.entries(node.properties)) {
        const found =
          property === nameProperty && names.length > 1
            ? names[index]
            : propertyOf(property, definitions[property], value, cells, problem);
        if (found !== undefined) properties[property] = found;
      }
      return { id: this.#idOf(label, ids[index] ?? ''), label, properties };
    });
  }

  #idOf(label: Label, value: string): string {
    if (label === 'Statement') return idOf(label, this.#dossier, value);
    const key = `${label} ${value}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = idOf(label, this.#dossier, value);
      if (this.#ids.size >= mostIds) this.#ids.clear();
      this.#ids.set(key, id);
    }
    return id;
  }

  #idsOf(id: NonNullable<MappedNode['id']>, cells: TableRow['cells'], problem: Problem): string[] {
    if (!('hash' in id)) return valuesOf(id, cells, problem);
    const values = id.hash.map((name) => cells[name] ?? '');
    return values.every((value) => value === '') ? [] : [hexHash(JSON.stringify(values))];
  }

  #relationsOf(
    { type: told, from, to, properties: values }: MappedRelationship,
    nodes: ReadonlyMap<string, { id: string }[]>,
    cells: TableRow['cells'],
    place: string,
    problem: Problem,
  ): ImportRecord[] {
    const ends = [from, to].map((name) => nodes.get(name) ?? []);
    const [starts = [], targets = []] = ends;
    if (starts.length === 0 || targets.length === 0) {
      const missing = starts.length === 0 ? from : to;
      const message = `the row names no ${missing}`;
      return [{ kind: 'note', place, message, group: `rows that name no ${missing}` }];
    }
    let type = typeof told === 'string' ? told : undefined;
    if (typeof told !== 'string') {
      const given = cells[told.column] ?? '';
      const mapped = mappedValue(told.values, given);
      if (mapped === undefined) {
        unknownValue(told.column, given, problem);
        return [];
      }
      if (mapped === null) {
        const group = nothingRecorded(told, cells);
        const [some] = Object.values(told.values).filter((one) => one !== null);
        return [
          { kind: 'note', place, message: group, group },
          // Who and what it names must still be known.
          ...(some ? unrecorded(some, starts, targets, place) : []),
        ];
      }
      type = mapped;
    }
    if (!type) return [];
    const definitions = propertiesOfType(type);
    if (kindOfType(type) === 'term' && starts.length > 1) {
      const group = `rows with several ${from}s: which of them ${type} tells is not known, so none is recorded`;
      return [{ kind: 'note', place, message: group, group }];
    }
    const properties: BatchProperties = {};
    for (const [property, value] of Object.entries(values)) {
      const found = propertyOf(property, definitions[property], value, cells, problem);
      if (found !== undefined) properties[property] = found;
    }
    const required = Object.keys(definitions).find(
      (name) => definitions[name]?.required && properties[name] === undefined,
    );
    if (required) {
      const message = `the row has no ${required}`;
      return [{ kind: 'note', place, message, group: `rows without ${required}: no ${type}` }];
    }
    return starts.flatMap((start) =>
      targets.map((target): ImportRecord => {
        const one = { id: '', type, from: start.id, to: target.id, properties };
        return { kind: 'relationship', place, relationship: one };
      }),
    );
  }
}

/** Null where its kind is nothing that is recorded. */
function labelOf(
  { label }: MappedNode,
  cells: TableRow['cells'],
  problem: Problem,
): Label | null | undefined {
  if (typeof label === 'string') return label;
  const given = cells[label.column] ?? '';
  const found = mappedValue(label.values, given);
  if (found === undefined) unknownValue(label.column, given, problem);
  return found;
}

function unknownValue(column: string, given: string, problem: Problem): void {
  problem(
    `${column} is ${JSON.stringify(given)}, which the mapping does not know`,
    'Add the value to the mapping.',
  );
}

function nothingRecorded(told: string | { column: string }, cells: TableRow['cells']): string {
  const column = typeof told === 'string' ? told : told.column;
  return `${column} is ${JSON.stringify(cells[column] ?? '')}, which stands for nothing that is recorded`;
}

function unrecorded(
  type: RelationshipType,
  starts: readonly { id: string }[],
  targets: readonly { id: string }[],
  place: string,
): ImportRecord[] {
  return starts.flatMap((start) =>
    targets.map((target): ImportRecord => {
      const one = { id: '', type, from: start.id, to: target.id, properties: {} };
      return { kind: 'relationship', place, relationship: one, unrecorded: true };
    }),
  );
}

/** Texts that a value gives in a row, without empty ones. */
function valuesOf(value: MappedValue, cells: TableRow['cells'], problem: Problem): string[] {
  if ('constant' in value) return [value.constant].flat().map(String);
  if ('columns' in value) {
    const texts = value.columns.map((name) => cells[name] ?? '').filter((text) => text !== '');
    return texts.length > 0 ? [texts.join(value.join)] : [];
  }
  const cell = cells[value.column] ?? '';
  const texts = (value.split ? cell.split(value.split) : [cell]).map((text) => text.trim());
  return texts.flatMap((text) => {
    if (text === '' || !value.values) return text === '' ? [] : [text];
    const mapped = mappedValue(value.values, text);
    if (mapped === undefined) {
      problem(
        `${value.column} is ${JSON.stringify(text)}, which the mapping does not know; it knows ${Object.keys(value.values).join(', ')}`,
        'Correct the value, or add it to the mapping.',
      );
    }
    return mapped === undefined || mapped === null ? [] : [String(mapped)];
  });
}

/** One date of two columns: the first day and the last that it may be. */
function rangeText([first = '', last = '']: string[]): string | undefined {
  return isoDate(last === '' ? first : textOfRange(first, last));
}

function mappedValue<Mapped>(
  values: Readonly<Record<string, Mapped>>,
  text: string,
): Mapped | undefined {
  if (Object.hasOwn(values, text)) return values[text];
  const folded = text.trim().toLowerCase();
  const key = Object.keys(values).find((name) => name.toLowerCase() === folded);
  return key === undefined ? undefined : values[key];
}

function propertyOf(
  name: string,
  definition: PropertyDefinition | undefined,
  value: MappedValue,
  cells: TableRow['cells'],
  problem: Problem,
): BatchProperties[string] {
  if ('constant' in value) return value.constant;
  const texts = valuesOf(value, cells, problem);
  const [text] = texts;
  if (text === undefined) return undefined;
  switch (definition?.type) {
    case 'texts':
    case 'entities':
      return texts;
    case 'date': {
      const date =
        'columns' in value
          ? rangeText(value.columns.map((column) => cells[column] ?? ''))
          : isoDate(text, value.date);
      if (date === undefined) {
        problem(
          `${name} is ${JSON.stringify(text)}, which is no date that exists`,
          'Write it as 2024-09-18, 2024-09 or 2024, or say in the mapping how dates are written.',
        );
      }
      return date;
    }
    case 'integer': {
      if (/^-?\d+$/.test(text)) return Number(text);
      problem(`${name} is ${JSON.stringify(text)}, which is no whole number`);
      return undefined;
    }
    case 'boolean': {
      if (/^(true|yes|1)$/i.test(text)) return true;
      if (/^(false|no|0)$/i.test(text)) return false;
      problem(`${name} is ${JSON.stringify(text)}, which is neither yes nor no`);
      return undefined;
    }
    default:
      return texts.length > 1 ? texts.join('; ') : text;
  }
}
