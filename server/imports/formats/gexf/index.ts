/** GEXF, of our own exports and of Gephi where it keeps our labels and types. */
import type { ImportFormat } from '../format.ts';
import { GraphXmlReader, readGraphXml } from '../shared/graph-files.ts';
import { headText } from '../shared/text.ts';
import type { Tag } from '../shared/xml.ts';

class Gexf extends GraphXmlReader {
  readonly #titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  #declaring: 'node' | 'edge' = 'node';
  /** Nodes may lie within nodes. */
  readonly #open: { tag: Tag; data: Record<string, unknown> }[] = [];

  open(tag: Tag): void {
    const { name, attributes } = tag;
    if (name === 'gexf') this.isGraph = true;
    else if (name === 'attributes') this.#declaring = attributes.class === 'edge' ? 'edge' : 'node';
    else if (name === 'attribute') {
      this.#titles[this.#declaring].set(
        attributes.id ?? '',
        attributes.title ?? attributes.id ?? '',
      );
    } else if (name === 'node' || name === 'edge') this.#open.push({ tag, data: {} });
    else if (name === 'attvalue') {
      const element = this.#open.at(-1);
      const key = attributes.for ?? attributes.id ?? '';
      const titles = this.#titles[element?.tag.name === 'edge' ? 'edge' : 'node'];
      if (element) element.data[titles.get(key) ?? key] = attributes.value;
    }
  }

  close(name: string): void {
    if (name !== 'node' && name !== 'edge') return;
    const element = this.#open.pop();
    if (!element) return;
    const { tag, data } = element;
    const { id = '', label, source = '', target = '', kind } = tag.attributes;
    const place = `${this.file.name}:${tag.line}`;
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    if (name === 'node') {
      const labels = [text(data.labels) ?? text(data.label)].filter((one) => one !== undefined);
      this.out.push(...this.records.node({ id, labels, name: label, properties: data, place }));
    } else {
      const type = text(data.type) ?? kind ?? label ?? '';
      this.out.push(
        ...this.records.edge({ type, from: source, to: target, properties: data, place }),
      );
    }
  }
}

export const gexf: ImportFormat = {
  name: 'gexf',
  title: 'GEXF',
  endings: ['.gexf', '.xml'],
  sniff: (files) => (files.some(({ head }) => /<(\w+:)?gexf[\s>]/.test(headText(head))) ? 0.95 : 0),
  read: readGraphXml(Gexf, 'GEXF'),
};
