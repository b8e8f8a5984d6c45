/** The style rules' colours and widths as Cytoscape's style. */
const fills = [
  ...[1, 2, 3, 4, 5, 6, 7].map((number) => `cat-${number}`),
  'cat-other',
  'surface',
  'support-tint',
  'oppose-tint',
  'mixed-tint',
  'neutral-tint',
];
const lines = ['cat-line', 'control', 'support', 'oppose', 'mixed', 'neutral'];

/** Selectors for what {@link styleScene} says, after those of the types. */
export function ruleStyles(token: (name: string) => string) {
  return [
    ...fills.map((name) => ({
      selector: `node[fill="${name}"]`,
      style: { 'background-color': token(name) },
    })),
    ...lines.map((name) => ({
      selector: `node[border="${name}"]`,
      style: { 'border-color': token(name), 'border-width': 2 },
    })),
    { selector: 'node[ink="on-cat"][side="inside"]', style: { color: token('on-cat') } },
    { selector: 'edge[?lineWidth]', style: { width: 'data(lineWidth)' } },
  ];
}
