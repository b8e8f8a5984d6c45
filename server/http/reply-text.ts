/** Writes a reply of Cypher while its rows come; a node that is in many rows is written once. */

import type { GraphNode, GraphRelationship, PropertyValue } from '../../model/schemas/graph.ts';
import type { CypherReply } from '../../model/schemas/queries.ts';
import type { Rows } from '../questions/cypher.ts';
import { ByteText } from './byte-text.ts';

/** Rows without a node or relationship of their own that are written at a time. */
const together = 500;
/** Nodes and relationships whose place is known at most; one that comes again later is written again. */
const placesAtMost = 20_000;
const codes = { comma: 0x2c, open: 0x5b, close: 0x5d };

/** Where a node or relationship was written: from `start` up to `end` of `text`. */
interface Place {
  text: ByteText;
  start: number;
  end: number;
}

/** The nodes, or the relationships, of the reply. */
class Elements {
  readonly text = new ByteText();
  readonly #places = new Map<string, Place>();

  /** Writes an element, unless one of its id was written. */
  placeOf(element: GraphNode | GraphRelationship): Place {
    const known = this.#places.get(element.id);
    if (known) return known;
    const { text } = this;
    if (text.length > 0) text.addCode(codes.comma);
    const start = text.length;
    text.add(JSON.stringify(element));
    const place = { text, start, end: text.length };
    this.#places.set(element.id, place);
    return place;
  }
}

export class ReplyText implements Rows {
  readonly #rows = new ByteText();
  readonly #nodes = new Elements();
  readonly #relationships = new Elements();
  /** What may stand in rows. */
  readonly #places = new Map<object, Place>();
  /** Rows that are still to be written: together they take half the time. */
  #plain: PropertyValue[][] = [];
  #columns = '[]';

  columns(names: string[]): void {
    this.#columns = JSON.stringify(names);
  }

  found(element: GraphNode | GraphRelationship): void {
    if (this.#places.size >= placesAtMost) this.#places.clear();
    const elements = 'labels' in element ? this.#nodes : this.#relationships;
    this.#places.set(element, elements.placeOf(element));
  }

  row(values: PropertyValue[]): void {
    if (values.every((value) => this.#placeOf(value) === undefined)) {
      if (this.#plain.push(values) === together) this.#writePlain();
      return;
    }
    this.#writePlain();
    const rows = this.#nextRow();
    rows.addCode(codes.open);
    for (const [index, value] of values.entries()) {
      if (index > 0) rows.addCode(codes.comma);
      const place = this.#placeOf(value);
      if (place) rows.addPart(place.text, place.start, place.end);
      else rows.add(JSON.stringify(value));
    }
    rows.addCode(codes.close);
  }

  /** The whole reply as JSON, with the form of {@link CypherReply}. */
  toBytes(summary: CypherReply['summary']): Buffer {
    this.#writePlain();
    return Buffer.concat([
      Buffer.from(`{"columns":${this.#columns},"rows":[`),
      this.#rows.toBytes(),
      Buffer.from('],"graph":{"nodes":['),
      this.#nodes.text.toBytes(),
      Buffer.from('],"relationships":['),
      this.#relationships.text.toBytes(),
      Buffer.from(`]},"summary":${JSON.stringify(summary)}}`),
    ]);
  }

  #placeOf(value: PropertyValue): Place | undefined {
    return typeof value === 'object' && value !== null ? this.#places.get(value) : undefined;
  }

  #nextRow(): ByteText {
    if (this.#rows.length > 0) this.#rows.addCode(codes.comma);
    return this.#rows;
  }

  #writePlain(): void {
    if (this.#plain.length === 0) return;
    this.#nextRow().add(JSON.stringify(this.#plain).slice(1, -1));
    this.#plain = [];
  }
}
