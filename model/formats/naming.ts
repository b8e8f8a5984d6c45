/** By which property a node of a graph that we do not know is named, and what tells namesakes apart. */
import type { PropertyValue } from '../schemas/graph.ts';
import { plainText } from './plain-value.ts';

type Properties = Readonly<Record<string, PropertyValue | undefined>>;
export interface Named {
  labels: readonly string[];
  properties: Properties;
}

/** Names of properties that name a thing, the most telling first, in any case and with any joiner. */
const usual = [
  'name',
  'title',
  'label',
  'caption',
  'headline',
  'fullname',
  'displayname',
  'preflabel',
  'username',
  'login',
  'subject',
  'heading',
];
/** A name is cut after so many characters. */
const longestName = 200;
/** Longer texts are no names, as long as there is a shorter one. */
const shortText = 120;

/** What a graph's labels are named by, where the usual names do not tell; a reader's choice comes first. */
let sampled: ReadonlyMap<string, string> = new Map();
let chosen: ReadonlyMap<string, string> = new Map();

/** Tells by which property nodes of a label are named where no usual one is there. */
export function setSampledNaming(properties: Iterable<readonly [label: string, property: string]>) {
  sampled = new Map(properties);
}

/** A reader's own choice by label. */
export function setChosenNaming(properties: ReadonlyMap<string, string>) {
  chosen = properties;
}

/** The property that names a node, if it has any that can. */
export function namingProperty({ labels, properties }: Named): string | undefined {
  const own = labels.flatMap((label) => chosen.get(label) ?? []);
  const of = (name: string) => (textOf(properties, name) === undefined ? [] : [name]);
  const [wanted] = own.filter((name) => Object.hasOwn(properties, name));
  if (wanted !== undefined) return wanted;
  const names = Object.keys(properties)
    .filter((name) => textOf(properties, name) !== undefined)
    .sort();
  const byUsual = usualProperty(names);
  if (byUsual !== undefined) return byUsual;
  const [bySample] = labels.flatMap((label) => sampled.get(label) ?? []).flatMap(of);
  if (bySample !== undefined) return bySample;
  const plain = new Map(names.map((name) => [plainName(name), name]));
  const ofLabel = labels.flatMap((label) => plain.get(plainName(label)) ?? []);
  const short = (name: string) => (textOf(properties, name)?.length ?? 0) <= shortText;
  const numbers = Object.keys(properties)
    .filter((name) => typeof properties[name] === 'number')
    .sort((a, b) => Number(isIdName(b)) - Number(isIdName(a)) || (a < b ? -1 : 1));
  return (
    names.find((name) => /(name|title)$/i.test(name) && short(name)) ??
    ofLabel[0] ??
    names.find((name) => short(name) && !isIdName(name)) ??
    names[0] ??
    numbers[0]
  );
}

/** The usual one of these names of properties, if there is one. */
export function usualProperty(names: Iterable<string>): string | undefined {
  const plain = new Map([...names].reverse().map((name) => [plainName(name), name]));
  const found = usual.find((name) => plain.has(name));
  return found === undefined ? undefined : plain.get(found);
}

/** The name of a node of a graph that we do not know; none when nothing in it can be one. */
export function foreignName(node: Named): string | undefined {
  const property = namingProperty(node);
  if (property === undefined) return undefined;
  const text = textOf(node.properties, property) ?? plainText(node.properties[property]);
  return text.length > longestName ? `${text.slice(0, longestName - 1).trimEnd()}…` : text;
}

/** What tells a node from its namesakes: a property or two beside its name, as `dob 1971`. */
export function besideName(node: Named): string {
  const naming = namingProperty(node);
  const parts = Object.entries(node.properties).flatMap(([name, value]) => {
    const isShort = typeof value === 'string' && value.length <= 40 && value.trim() !== '';
    return name !== naming && (isShort || typeof value === 'number') ? [`${name} ${value}`] : [];
  });
  return parts.slice(0, 2).join(' · ');
}

/** Whether a property's name says that it is an id: `id`, `orderID`, `node_id`. */
export function isIdName(name: string): boolean {
  return /(^|[a-z_\s-])(id|ID|Id|uuid|UUID)$/.test(name);
}

/** The text of a property: a text, or a list of texts. */
function textOf(properties: Properties, name: string): string | undefined {
  if (!Object.hasOwn(properties, name)) return undefined;
  const value = properties[name];
  const text = Array.isArray(value)
    ? value.filter((part) => typeof part === 'string').join(', ')
    : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[_\s-]/g, '');
}
