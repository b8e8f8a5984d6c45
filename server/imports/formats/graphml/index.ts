/** GraphML, of our own exports and of Neo4j, Gephi and others that use our labels and types. */
import type { ImportFormat } from '../format.ts';
import { GraphXmlReader, readGraphXml } from '../shared/graph-files.ts';
import { headText } from '../shared/text.ts';
import type { Tag } from '../shared/xml.ts';

class GraphMl extends GraphXmlReader {
  readonly #keys = new Map<string, string>();
  /** By the kind of element, as the file declares them; `all` is for both. */
  readonly #defaults = new Map<string, Record<string, string>>();
  #declared: Tag | undefined;
  /** Nodes may lie within nodes. */
  readonly #open: { tag: Tag; data: Record<string, unknown>; drawn?: string | undefined }[] = [];
  #key: string | undefined;
  /** What yEd writes beside a node or an edge in its drawing. */
  #drawn: string | undefined;
  #text = '';

  open(tag: Tag): void {
    const { name, attributes } = tag;
    if (name === 'graphml') this.isGraph = true;
    else if (name === 'key') {
      this.#keys.set(attributes.id ?? '', titleOf(tag));
      this.#declared = tag;
    } else if (name === 'node' || name === 'edge') this.#open.push({ tag, data: {} });
    else if (name === 'NodeLabel' || name === 'EdgeLabel') this.#drawn = '';
    else if (name === 'data' || (name === 'default' && this.#declared)) {
      this.#key = attributes.key ?? this.#declared?.attributes.id;
      this.#text = '';
    }
  }

  override text(text: string): void {
    if (this.#drawn !== undefined) this.#drawn += text;
    else if (this.#key !== undefined) this.#text += text;
  }

  close(name: string): void {
    if (name === 'key') this.#declared = undefined;
    else if (name === 'default' && this.#declared) {
      const kind = this.#declared.attributes.for ?? 'all';
      const known = this.#defaults.get(kind) ?? {};
      this.#defaults.set(kind, { ...known, [titleOf(this.#declared)]: this.#text.trim() });
      this.#key = undefined;
    } else if (name === 'data' && this.#key !== undefined) {
      const key = this.#keys.get(this.#key) ?? this.#key;
      const element = this.#open.at(-1);
      if (element && key !== drawing) element.data[key] = this.#text;
      this.#key = undefined;
    } else if (name === 'NodeLabel' || name === 'EdgeLabel') {
      const element = this.#open.at(-1);
      // A group has a label for each of its states.
      if (element) element.drawn ||= this.#drawn?.replace(/\s+/g, ' ').trim();
      this.#drawn = undefined;
    } else if (name === 'node' || name === 'edge') {
      const element = this.#open.pop();
      if (!element) return;
      const { tag, drawn } = element;
      const data: Record<string, unknown> = {
        ...this.#defaults.get('all'),
        ...this.#defaults.get(name),
        ...element.data,
      };
      const { id = '', source = '', target = '', labels, label } = tag.attributes;
      const place = `${this.file.name}:${tag.line}`;
      const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
      if (name === 'node') {
        // What some programs call the label is the name in others: it counts where nothing else does.
        const named = [text(labels) ?? text(data.labels) ?? text(data.label)];
        this.out.push(
          ...this.records.node({
            id,
            labels: named.filter((one) => one !== undefined),
            name: text(data.label) ?? text(data.name) ?? drawn,
            properties: data,
            place,
          }),
        );
      } else {
        const type = text(data.type) ?? text(label) ?? text(data.label) ?? drawn ?? '';
        this.out.push(
          ...this.records.edge({ type, from: source, to: target, properties: data, place }),
        );
      }
    }
  }
}

/** The name of a key of yEd that holds how something is drawn. */
const drawing = '';

function titleOf({ attributes }: Tag): string {
  if (attributes['attr.name'] === undefined && attributes['yfiles.type']) return drawing;
  return attributes['attr.name'] ?? attributes.id ?? '';
}

export const graphml: ImportFormat = {
  name: 'graphml',
  title: 'GraphML',
  endings: ['.graphml', '.xml'],
  sniff: (files) =>
    files.some(({ head }) => /<(\w+:)?graphml[\s>]/.test(headText(head))) ? 0.95 : 0,
  read: readGraphXml(GraphMl, 'GraphML'),
};
