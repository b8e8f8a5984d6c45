/** The attributes of nodes as plain typed values, of one type a name. */
import type { PropertyValue } from '../../../model/schemas/graph.ts';
import type { WholeNetwork, WholeNode } from '../../questions/networks/whole.ts';

type Flat = string | number | boolean;
export interface Attribute {
  name: string;
  type: 'string' | 'int' | 'double' | 'boolean';
}

/** What the network itself says of each node, before the properties that the graph holds. */
const own = [
  'id',
  'name',
  'variable',
  'frequency',
  'agreements',
  'party',
  'group',
  'community',
  'uncertain',
  'certain',
] as const;

/** Names in the order in which files have them, and the values of each node. */
export function attributesOf({ nodes }: Pick<WholeNetwork, 'nodes'>): {
  names: Attribute[];
  values: Map<string, Flat>[];
} {
  const values = nodes.map(flattened);
  const found = new Map<string, Attribute['type']>();
  for (const node of values) {
    for (const [name, value] of node) found.set(name, common(found.get(name), typeOf(value)));
  }
  const rest = [...found.keys()].filter((name) => !own.some((one) => one === name)).sort();
  const names = [...own, ...rest].map((name) => ({ name, type: found.get(name) ?? 'string' }));
  return { names, values };
}

function flattened(one: WholeNode): Map<string, Flat> {
  const { node, variable, statements, agreements, group, groupName, community } = one;
  const values = new Map<string, Flat>([
    ['id', node.id],
    ['name', String(node.properties.name ?? node.id)],
    ['variable', variable],
    ['frequency', statements],
    ['agreements', agreements],
    ['uncertain', one.uncertain],
    ['certain', one.certain],
  ]);
  if (variable === 'actor' && groupName) values.set('party', groupName);
  if (group) values.set('group', group);
  if (community !== null) values.set('community', community + 1);
  for (const [name, value] of Object.entries(node.properties)) {
    const flat = flat1(value);
    if (flat === undefined || name === 'id' || name === 'name') continue;
    values.set(own.some((taken) => taken === name) ? `${name} (property)` : name, flat);
  }
  return values;
}

function flat1(value: PropertyValue): Flat | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => flat1(one) ?? '').join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function typeOf(value: Flat): Attribute['type'] {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  return Number.isSafeInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double';
}

function common(before: Attribute['type'] | undefined, now: Attribute['type']): Attribute['type'] {
  if (before === undefined || before === now) return now;
  const numbers = ['int', 'double'];
  return numbers.includes(before) && numbers.includes(now) ? 'double' : 'string';
}
