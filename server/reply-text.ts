/** Writes a reply of Cypher while its rows come; a node that is in many rows is written once. */

import type { GraphNode, GraphRelationship, PropertyValue } from '../model/graph.ts';
import type { CypherReply } from '../model/queries.ts';
import type { Rows } from './graph/questions/cypher.ts';

/** Rows without a node or relationship of their own that are written at a time. */
const together = 500;
const comma = Buffer.from(',');
const [open, close] = [Buffer.from('['), Buffer.from(']')];

export class ReplyText implements Rows {
  /** Pieces of the rows, with a comma after each row. */
  readonly #rows: Buffer[] = [];
  readonly #nodes = new Map<string, Buffer>();
  readonly #relationships = new Map<string, Buffer>();
  /** What was written of a node or relationship. */
  readonly #texts = new WeakMap<object, Buffer>();
  /** Rows that are still to be written: together they take half the time. */
  #plain: PropertyValue[][] = [];
  #columns = '[]';

  columns(names: string[]): void {
    this.#columns = JSON.stringify(names);
  }

  found(element: GraphNode | GraphRelationship): void {
    const text = bytesOf(element);
    this.#texts.set(element, text);
    ('labels' in element ? this.#nodes : this.#relationships).set(element.id, text);
  }

  row(values: PropertyValue[]): void {
    if (values.some((value) => this.#known(value))) {
      this.#writePlain();
      const texts = values.map((value) => this.#known(value) ?? bytesOf(value));
      this.#rows.push(open, ...listed(texts), close, comma);
    } else if (this.#plain.push(values) === together) this.#writePlain();
  }

  /** The whole reply as JSON, with the form of {@link CypherReply}. */
  toBytes(summary: CypherReply['summary']): Buffer {
    this.#writePlain();
    return Buffer.concat([
      Buffer.from(`{"columns":${this.#columns},"rows":[`),
      ...this.#rows.slice(0, -1),
      Buffer.from('],"graph":{"nodes":['),
      ...listed([...this.#nodes.values()]),
      Buffer.from('],"relationships":['),
      ...listed([...this.#relationships.values()]),
      Buffer.from(`]},"summary":${JSON.stringify(summary)}}`),
    ]);
  }

  #known(value: PropertyValue): Buffer | undefined {
    return typeof value === 'object' && value !== null ? this.#texts.get(value) : undefined;
  }

  #writePlain(): void {
    if (this.#plain.length === 0) return;
    this.#rows.push(Buffer.from(JSON.stringify(this.#plain).slice(1, -1)), comma);
    this.#plain = [];
  }
}

function bytesOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function listed(texts: readonly Buffer[]): Buffer[] {
  return texts.flatMap((text, index) => (index === 0 ? [text] : [comma, text]));
}
