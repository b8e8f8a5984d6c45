/** Names and dates as a reader sees them. */
import type { GraphNode } from '../schemas/graph.ts';
import { mainLabel } from '../vocabulary/index.ts';
import { labels, sourceClasses } from '../vocabulary/labels.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** `2024-09-18` as 18 September 2024, `2024-09` as September 2024, `2024` as it is. */
export function dateText(date: unknown, short = false): string {
  if (typeof date !== 'string') return 'no date recorded';
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = months[Number(month) - 1] ?? '';
  const shown = short ? name.slice(0, 3) : name;
  return day ? `${Number(day.slice(0, 2))} ${shown} ${year}` : `${shown} ${year}`;
}

/** Whether a value is the text of a day or a month; a year alone may be any number. */
export function isDayOrMonth(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value);
}

/** With the day of the week, when the day is known. */
export function longDate(date: unknown): string {
  if (typeof date !== 'string' || date.length < 10) return dateText(date);
  const day = new Date(`${date}T00:00:00Z`);
  return `${day.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })} ${dateText(date)}`;
}

/** A node's name: of a statement its words, in quotation marks when they are a quotation. */
export function nodeName(node: GraphNode): string {
  const label = mainLabel(node.labels);
  const { properties } = node;
  const name =
    (label && properties[labels[label].nameProperty]) ??
    properties.name ??
    properties.title ??
    properties.id;
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : node.id;
  return label === 'Statement' && properties.kind === 'quote' ? quoted(text) : text;
}

/** A short name for tight places: a party's abbreviation. */
export function shortName(node: GraphNode): string {
  const short = node.properties.abbreviation;
  return typeof short === 'string' ? short : nodeName(node);
}

const soft = '\u00AD';
const longWord = /[\p{L}]{14,}/gu;
const joint = /([aeiouyà-öø-ÿ][^aeiouyà-öø-ÿ]*)(?=[^aeiouyà-öø-ÿ][aeiouyà-öø-ÿ])/giu;

/** Where a long word may be broken with a hyphen: between syllables, away from both its ends. */
export function breakable(text: string): string {
  return text.replace(longWord, (word) => {
    const inside = word.slice(4, -4).replace(joint, `$1${soft}`);
    return word.slice(0, 4) + inside + word.slice(-4);
  });
}

/** A text in quotation marks. */
export function quoted(text: string): string {
  return `“${text.replace(/^["“]|["”]$/g, '')}”`;
}

/** The class of a source, as it stands beside every quote. */
export function sourceClassName(source: GraphNode | undefined): string {
  const named = source?.properties.sourceClass as keyof typeof sourceClasses | undefined;
  return sourceClasses[named ?? 'unknown'] ?? sourceClasses.unknown;
}

/** What a node is, in one word. */
export function typeName(node: GraphNode): string {
  const label = mainLabel(node.labels);
  if (label === 'Statement') {
    return node.properties.kind === 'quote' ? 'Statement, quoted' : 'Statement, paraphrased';
  }
  return label ? labels[label].title : (node.labels[0] ?? 'Node');
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' });
/** A language's English name. */
export function languageName(code: unknown): string {
  return typeof code === 'string' ? (languages.of(code) ?? code) : 'unknown language';
}

/** `eu-regulation` as EU regulation. */
export function kindName(kind: unknown): string {
  if (typeof kind !== 'string') return '';
  const text = kind.replaceAll('-', ' ').replace(/\b(eu|un|ngo)\b/g, (word) => word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 node`, `2 nodes`, `1,204 relationships`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
