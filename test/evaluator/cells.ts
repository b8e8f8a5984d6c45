/** Values in the notation of the openCypher TCK, in one spelling, so that texts can be compared. */
import { floatText, stringOf } from '../../server/store/embedded/evaluator/values/index.ts';
import {
  type MapValue,
  NodeValue,
  PathValue,
  RelationshipValue,
  type Value,
} from '../../server/store/embedded/evaluator/values/types.ts';
import type {
  EngineNode,
  EnginePath,
  EngineRelationship,
  EngineValue,
} from '../../server/store/engine.ts';

export interface Spelling {
  /** Whether the order inside lists says nothing. */
  anyListOrder?: boolean;
  /** Whether numbers are as an engine gives them: 1.0 is 1, and what JSON cannot hold is a text. */
  plainNumbers?: boolean;
}

/** A value as a cell. */
export function cellOf(value: Value, spelling: Spelling = {}): string {
  const inner = (part: Value) => cellOf(part, spelling);
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (typeof value === 'number') return numberCell(value);
  if (typeof value === 'string') return quoted(plainTime(value));
  if (Array.isArray(value)) return listCell(value.map(inner), spelling);
  if (value instanceof Map) return mapCell(value, spelling);
  if (value instanceof NodeValue) {
    const { graph, id } = value;
    return nodeCell([...graph.labels(id)], propertiesCell(graph.nodeProperties(id), spelling));
  }
  if (value instanceof RelationshipValue) {
    const { graph, id } = value;
    const properties = propertiesCell(graph.relationshipProperties(id), spelling);
    return relationshipCell(graph.typeOf(id), properties);
  }
  if (value instanceof PathValue) {
    const [first, ...nodes] = value.nodes;
    const steps = value.relationships.map((relationship, index) => {
      const isForward = relationship.graph.startOf(relationship.id) === value.nodes[index]?.id;
      return stepCell(inner(relationship), inner(nodes[index] ?? null), isForward);
    });
    return `<${inner(first ?? null)}${steps.join('')}>`;
  }
  return quoted(plainTime(stringOf(value) ?? ''));
}

function numberCell(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  // Zero has two signs, and they are equal.
  if (value === 0) return '0.0';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  return floatText(value);
}

/** A value of an engine as a cell, to be compared with cells of plain numbers. */
export function engineCell(value: EngineValue, spelling: Spelling = {}): string {
  const inner = (part: EngineValue) => engineCell(part, spelling);
  const map = (entries: Record<string, EngineValue>) =>
    entriesCell(Object.entries(entries).map(([key, part]) => [key, inner(part)]));
  const properties = (entries: Record<string, EngineValue>) =>
    Object.keys(entries).length === 0 ? '' : map(entries);
  if (value === null || typeof value === 'boolean' || typeof value === 'number')
    return String(value);
  if (typeof value === 'string') return quoted(plainTime(value));
  if (Array.isArray(value)) return listCell(value.map(inner), spelling);
  if (isElement<EngineNode>(value, 'node'))
    return nodeCell(value.labels, properties(value.properties));
  if (isElement<EngineRelationship>(value, 'relationship'))
    return relationshipCell(value.type, properties(value.properties));
  if (isElement<EnginePath>(value, 'path')) {
    const [first, ...nodes] = value.nodes;
    const steps = value.relationships.map((relationship, index) => {
      const isForward = relationship.start === value.nodes[index]?.key;
      return stepCell(inner(relationship), inner(nodes[index] ?? null), isForward);
    });
    return `<${inner(first ?? null)}${steps.join('')}>`;
  }
  return map(value as Record<string, EngineValue>);
}

const isElement = <Element extends { '@kind': string }>(
  value: object,
  kind: Element['@kind'],
): value is Element => (value as { '@kind'?: unknown })['@kind'] === kind;

/** How an engine gives a number that is written in a cell; other words as they are. */
function plainNumber(word: string): string {
  const value = Number(word.replace(/Inf$/, 'Infinity'));
  if (Number.isNaN(value)) return word === 'NaN' ? quoted(word) : word;
  if (!Number.isFinite(value)) return quoted(String(value));
  const isWhole = /^-?\d+$/.test(word);
  return isWhole && !Number.isSafeInteger(value) ? quoted(word) : String(value);
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const listCell = (cells: string[], { anyListOrder }: Spelling) =>
  `[${(anyListOrder ? cells.toSorted() : cells).join(', ')}]`;
const nodeCell = (labels: string[], properties: string) =>
  `(${[
    labels
      .toSorted()
      .map((label) => `:${label}`)
      .join(''),
    properties,
  ]
    .filter(Boolean)
    .join(' ')})`;
const relationshipCell = (type: string, properties: string) =>
  `[:${[type, properties].filter(Boolean).join(' ')}]`;
const stepCell = (relationship: string, node: string, isForward: boolean) =>
  isForward ? `-${relationship}->${node}` : `<-${relationship}-${node}`;
const entriesCell = (entries: [string, string][]) =>
  `{${entries
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, cell]) => `${key}: ${cell}`)
    .join(', ')}}`;

function mapCell(map: MapValue, spelling: Spelling): string {
  return entriesCell([...map].map(([key, value]) => [key, cellOf(value, spelling)]));
}

function propertiesCell(map: MapValue, spelling: Spelling): string {
  return map.size === 0 ? '' : mapCell(map, spelling);
}

/**
 * Times and durations in one spelling: the TCK leaves seconds out where they are none, Neo4j's
 * driver writes every digit of a second and the T of a duration without time.
 */
function plainTime(text: string): string {
  if (/^-?P[-\dYMWDTHS.]+$/.test(text))
    return text
      .replace(/(\.\d*?)0+S$/, (_, part) => `${part === '.' ? '' : part}S`)
      .replace(/T$/, '');
  const [, before, rest] = /^((?:[+-]?\d{4,}-\d\d-\d\dT)?\d\d:\d\d)(?![\d])(.*)$/.exec(text) ?? [];
  if (before === undefined || rest === undefined) return text;
  const seconds = rest.startsWith(':') ? rest : `:00${rest}`;
  return (
    before +
    seconds.replace(/^(:\d\d)(\.\d*?)0*(?!\d)/, (_, whole, part) =>
      part === '.' ? whole : whole + part,
    )
  );
}

/** A cell of the TCK in our spelling. */
export function normalCell(cell: string, spelling: Spelling = {}): string {
  return new CellReader(cell, spelling).all();
}

class CellReader {
  readonly #text: string;
  readonly #spelling: Spelling;
  #at = 0;

  constructor(text: string, spelling: Spelling) {
    this.#text = text;
    this.#spelling = spelling;
  }

  all(): string {
    const cell = this.#value();
    this.#space();
    if (this.#at < this.#text.length) throw new Error(`not read to its end: ${this.#text}`);
    return cell;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #accept(sign: string): boolean {
    this.#space();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw new Error(`no ${sign} at ${this.#at} of ${this.#text}`);
  }

  #name(): string {
    this.#space();
    const [written = ''] = /^(?:`[^`]*`|[^\s:,{}()[\]]+)/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += written.length;
    return written.replace(/`/g, '');
  }

  #list(end: string): string[] {
    const cells: string[] = [];
    while (!this.#accept(end)) {
      cells.push(this.#value());
      this.#accept(',');
    }
    return cells;
  }

  #value(): string {
    if (this.#accept("'")) return quoted(plainTime(this.#string()));
    if (this.#accept('<')) return this.#path();
    if (this.#accept('(')) return this.#node();
    if (this.#accept('{')) return this.#map();
    if (this.#accept('[')) {
      return this.#accept(':') ? this.#relationship() : listCell(this.#list(']'), this.#spelling);
    }
    const [word = ''] = /^[^\s,\])}]+/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += word.length;
    if (this.#spelling.plainNumbers) return plainNumber(word);
    return /^-?[\d.]*[.e]/i.test(word) ? numberCell(Number(word)) : word;
  }

  #string(): string {
    let text = '';
    for (; this.#text[this.#at] !== "'"; this.#at += 1) {
      if (this.#text[this.#at] === '\\') this.#at += 1;
      text += this.#text[this.#at];
    }
    this.#at += 1;
    return text;
  }

  #map(): string {
    const entries: [string, string][] = [];
    while (!this.#accept('}')) {
      const key = this.#name();
      this.#expect(':');
      entries.push([key, this.#value()]);
      this.#accept(',');
    }
    return entriesCell(entries);
  }

  #properties(): string {
    const cell = this.#accept('{') ? this.#map() : '';
    return cell === '{}' ? '' : cell;
  }

  #node(): string {
    const labels: string[] = [];
    while (this.#accept(':')) labels.push(this.#name());
    const properties = this.#properties();
    this.#expect(')');
    return nodeCell(labels, properties);
  }

  #relationship(): string {
    const type = this.#name();
    const properties = this.#properties();
    this.#expect(']');
    return relationshipCell(type, properties);
  }

  #path(): string {
    let cell = `<${this.#value()}`;
    while (!this.#accept('>')) {
      const isBackward = this.#accept('<-');
      if (!isBackward) this.#expect('-');
      const relationship = this.#value();
      this.#expect(isBackward ? '-' : '->');
      cell += stepCell(relationship, this.#value(), !isBackward);
    }
    return `${cell}>`;
  }
}
