/** GEXF, of our own exports and of Gephi where it keeps our labels and types. */
import type { ImportFormat } from '../format.ts';
import { GraphXmlReader, readGraphXml } from '../shared/graph-files.ts';
import { headText } from '../shared/text.ts';
import type { Tag } from '../shared/xml.ts';

class Gexf extends GraphXmlReader {
  readonly #titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  readonly #defaults: Record<'node' | 'edge', Record<string, string>> = { node: {}, edge: {} };
  /** Attributes that are lists, with what they are of. */
  readonly #lists = new Set<string>();
  #declaring: 'node' | 'edge' = 'node';
  #attribute: string | undefined;
  #text: string | undefined;
  /** Nodes may lie within nodes. */
  readonly #open: { tag: Tag; data: Record<string, unknown> }[] = [];

  open(tag: Tag): void {
    const { name, attributes } = tag;
    if (name === 'gexf') this.isGraph = true;
    else if (name === 'attributes') this.#declaring = attributes.class === 'edge' ? 'edge' : 'node';
    else if (name === 'attribute') {
      this.#attribute = attributes.title ?? attributes.id ?? '';
      this.#titles[this.#declaring].set(attributes.id ?? '', this.#attribute);
      if (/^list/.test(attributes.type ?? ''))
        this.#lists.add(`${this.#declaring} ${attributes.id}`);
    } else if (name === 'default') this.#text = '';
    else if (name === 'node' || name === 'edge') this.#open.push({ tag, data: {} });
    else if (name === 'attvalue') {
      const element = this.#open.at(-1);
      const key = attributes.for ?? attributes.id ?? '';
      const kind = element?.tag.name === 'edge' ? 'edge' : 'node';
      const titles = this.#titles[kind];
      const title = titles.get(key) ?? key;
      const value = attributes.value ?? '';
      if (element) element.data[title] = this.#lists.has(`${kind} ${key}`) ? itemsOf(value) : value;
    }
  }

  override text(text: string): void {
    if (this.#text !== undefined) this.#text += text;
  }

  close(name: string): void {
    if (name === 'default' && this.#attribute !== undefined) {
      this.#defaults[this.#declaring][this.#attribute] = (this.#text ?? '').trim();
    }
    if (name === 'default') this.#text = undefined;
    if (name === 'attribute') this.#attribute = undefined;
    if (name !== 'node' && name !== 'edge') return;
    const element = this.#open.pop();
    if (!element) return;
    const { tag } = element;
    const data: Record<string, unknown> = { ...this.#defaults[name], ...element.data };
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

/** A list as Gephi writes it, `[one, "two, too"]`, or as others do, `one|two`; other text is one item. */
function itemsOf(text: string): string | string[] {
  const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1];
  if (inner === undefined) return text.includes('|') ? text.split('|') : text;
  const items = inner.matchAll(/\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,]+))\s*(?:,|$)/g);
  return [...items]
    .map(
      ([, double, single, plain = '']) =>
        (double ?? single)?.replace(/\\(.)/g, '$1') ?? plain.trim(),
    )
    .filter((item) => item !== '');
}

export const gexf: ImportFormat = {
  name: 'gexf',
  title: 'GEXF',
  endings: ['.gexf', '.xml'],
  sniff: (files) => (files.some(({ head }) => /<(\w+:)?gexf[\s>]/.test(headText(head))) ? 0.95 : 0),
  read: readGraphXml(Gexf, 'GEXF'),
};
