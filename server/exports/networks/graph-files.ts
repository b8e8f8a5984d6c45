/** GraphML and GEXF: undirected, each pair once, attributes as plain typed keys. */
import type { WholeNetwork } from '../../questions/networks/whole.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import { comment, numberText, xml } from './text.ts';

const edgeAttributes: Attribute[] = [
  { name: 'weight', type: 'double' },
  { name: 'congruence', type: 'double' },
  { name: 'conflict', type: 'double' },
  { name: 'shared', type: 'int' },
  { name: 'certain', type: 'boolean' },
];

function edgeValues({ edges, certain }: WholeNetwork, at: number): string[] {
  const { weight, congruence, conflict, shared } = edges;
  const numbers = [weight, congruence, conflict, shared].map((column) =>
    numberText(column[at] ?? 0),
  );
  return [...numbers, String(certain(at))];
}

/** GraphML without extensions: those of visone and yFiles break Gephi. `about` becomes a comment. */
export function networkGraphml(network: WholeNetwork, about: readonly string[]): string {
  const { names, values } = attributesOf(network);
  const keys = (list: readonly Attribute[], of: 'node' | 'edge') =>
    list.map(
      ({ name, type }, at) =>
        `  <key id="${of[0]}${at}" for="${of}" attr.name="${xml(name)}" attr.type="${type}"/>`,
    );
  const nodes = network.nodes.flatMap(({ node }, place) => [
    `    <node id="${xml(node.id)}">`,
    ...names.flatMap(({ name }, at) => {
      const value = values[place]?.get(name);
      return value === undefined ? [] : [`      <data key="n${at}">${xml(String(value))}</data>`];
    }),
    '    </node>',
  ]);
  const id = (place: number) => xml(network.nodes[place]?.node.id ?? '');
  const { edges } = network;
  const lines: string[] = [];
  for (let at = 0; at < edges.length; at += 1) {
    const data = edgeValues(network, at).map((value, key) => `<data key="e${key}">${value}</data>`);
    lines.push(
      `    <edge id="edge${at}" source="${id(edges.from[at] ?? 0)}" target="${id(edges.to[at] ?? 0)}">${data.join('')}</edge>`,
    );
  }
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    comment(about),
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys(names, 'node'),
    ...keys(edgeAttributes, 'edge'),
    '  <graph id="network" edgedefault="undirected">',
    ...nodes,
    ...lines,
    '  </graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

/** GEXF 1.3; some readers know an attribute by its id alone, which therefore is its name. */
export function networkGexf(network: WholeNetwork, about: readonly string[]): string {
  const { names, values } = attributesOf(network);
  const typeIn = { string: 'string', int: 'integer', double: 'double', boolean: 'boolean' };
  const declared = (list: readonly Attribute[], of: 'node' | 'edge') => [
    `    <attributes class="${of}">`,
    ...list.map(
      ({ name, type }) =>
        `      <attribute id="${xml(name)}" title="${xml(name)}" type="${typeIn[type]}"/>`,
    ),
    '    </attributes>',
  ];
  const nodes = network.nodes.map(({ node }, place) => {
    const attributes = names.flatMap(({ name }) => {
      const value = values[place]?.get(name);
      return value === undefined
        ? []
        : [`<attvalue for="${xml(name)}" value="${xml(String(value))}"/>`];
    });
    const label = xml(String(node.properties.name ?? node.id));
    return `      <node id="${xml(node.id)}" label="${label}"><attvalues>${attributes.join('')}</attvalues></node>`;
  });
  const { edges } = network;
  const lines: string[] = [];
  const id = (place: number) => xml(network.nodes[place]?.node.id ?? '');
  // `weight` is an attribute of GEXF itself.
  const more = edgeAttributes.slice(1);
  for (let at = 0; at < edges.length; at += 1) {
    const [weight, ...parts] = edgeValues(network, at);
    const attributes = parts.map(
      (value, key) => `<attvalue for="${more[key]?.name}" value="${value}"/>`,
    );
    lines.push(
      `      <edge id="${at}" source="${id(edges.from[at] ?? 0)}" target="${id(edges.to[at] ?? 0)}" weight="${weight}"><attvalues>${attributes.join('')}</attvalues></edge>`,
    );
  }
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    comment(about),
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    '  <graph mode="static" defaultedgetype="undirected">',
    ...declared(names, 'node'),
    ...declared(more, 'edge'),
    '    <nodes>',
    ...nodes,
    '    </nodes>',
    '    <edges>',
    ...lines,
    '    </edges>',
    '  </graph>',
    '</gexf>',
  ].join('\n')}\n`;
}
