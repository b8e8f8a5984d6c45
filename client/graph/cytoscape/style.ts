/** Cytoscape's style from the tokens of the current theme. */
import type { StylesheetJson } from 'cytoscape';
import { stanceNames, stances } from '../../../model/vocabulary.ts';
import { ruleStyles } from '../styling/selectors.ts';

const speechTag = '-1 -1 1 -1 1 0.55 -0.2 0.55 -0.62 1 -0.62 0.55 -1 0.55';
const page = '-1 -1 0.35 -1 1 -0.5 1 1 -1 1';
// Keep the inner quotes: an unquoted name with a digit makes the canvas ignore font and size.
const sans = '"Source Sans 3 Variable", sans-serif';
const serif = '"Source Serif 4 Variable", Georgia, serif';

const shapes = {
  Actor: { shape: 'ellipse' },
  Party: { shape: 'hexagon' },
  Institution: { shape: 'rectangle' },
  Agreement: { shape: 'diamond' },
  Statement: { shape: 'polygon', 'shape-polygon-points': speechTag, 'border-width': 1.5 },
  Source: { shape: 'polygon', 'shape-polygon-points': page },
} as const;

/** The style for the theme that the document has now. */
export function graphStyle(): StylesheetJson {
  const computed = getComputedStyle(document.documentElement);
  const token = (name: string) => computed.getPropertyValue(`--${name}`).trim();
  const rules: { selector: string; style: Record<string, unknown> }[] = [
    {
      selector: 'node',
      style: {
        width: 'data(width)',
        height: 'data(height)',
        label: 'data(label)',
        color: token('ink'),
        'font-family': sans,
        'font-size': 14,
        'min-zoomed-font-size': 8,
        'text-valign': 'bottom',
        'text-halign': 'center',
        'text-margin-y': 6,
        'text-wrap': 'wrap',
        'text-max-width': '150px',
        'line-height': 1.15,
        'text-outline-color': token('paper'),
        'text-outline-width': 3,
        'border-width': 2,
        'border-color': token('control'),
        'background-color': token('surface'),
        'overlay-opacity': 0,
        'transition-property': 'opacity',
        'transition-duration': 120,
      },
    },
    ...Object.entries(shapes).map(([label, shape]) => ({
      selector: `node[type="${label}"]`,
      style: {
        ...shape,
        'background-color': token(`${label.toLowerCase()}-fill`),
        'border-color': token(label.toLowerCase()),
      },
    })),
    {
      selector: 'node[type="Agreement"]',
      style: { 'border-width': 0, 'font-size': 15, 'font-weight': 600 },
    },
    {
      selector: 'node[?quote]',
      style: { 'font-family': serif, 'font-size': 13.5 },
    },
    { selector: 'node[side="top"]', style: { 'text-valign': 'top', 'text-margin-y': -6 } },
    {
      selector: 'node[side="left"]',
      style: {
        'text-valign': 'center',
        'text-halign': 'left',
        'text-margin-x': -7,
        'text-margin-y': 0,
        'text-justification': 'right',
      },
    },
    {
      selector: 'node[side="right"]',
      style: {
        'text-valign': 'center',
        'text-halign': 'right',
        'text-margin-x': 7,
        'text-margin-y': 0,
        'text-justification': 'left',
      },
    },
    {
      selector: 'node[side="inside"]',
      style: {
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-y': 0,
        'text-outline-width': 0,
        'font-weight': 600,
      },
    },
    { selector: 'node[?pinned]', style: { 'border-style': 'double', 'border-width': 4 } },
    {
      selector: 'edge',
      style: {
        'curve-style': 'bezier',
        width: 1.25,
        'line-color': token('control'),
        'target-arrow-color': token('control'),
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        'target-distance-from-node': 3,
        'source-distance-from-node': 2,
        'font-family': sans,
        'font-size': 13,
        color: token('ink'),
        label: 'data(label)',
        'min-zoomed-font-size': 8,
        'text-background-color': token('paper'),
        'text-background-opacity': 1,
        'text-background-padding': '2px',
        'overlay-opacity': 0,
      },
    },
    { selector: 'edge[type="RESPONDS_TO"]', style: { 'target-arrow-shape': 'vee' } },
    {
      selector: 'edge[?act]',
      style: {
        width: 2,
        'line-color': token('ink'),
        'target-arrow-color': token('ink'),
        'arrow-scale': 1,
      },
    },
    {
      selector: 'edge[stance]',
      style: {
        width: 2,
        'arrow-scale': 1,
        'font-size': 16,
        'font-weight': 700,
        color: token('on-stance'),
        'text-background-shape': 'circle',
        'text-background-padding': '4px',
      },
    },
    ...stanceNames.map((stance) => ({
      selector: `edge[stance="${stance}"]`,
      style: {
        'line-color': token(stance),
        'target-arrow-color': token(stance),
        'text-background-color': token(stance),
        'line-style': stances[stance].line,
        ...(stances[stance].dash.length > 0
          ? { 'line-dash-pattern': [...stances[stance].dash] }
          : {}),
      },
    })),
    ...ruleStyles(token),
    { selector: '.faded, .out', style: { opacity: 0.25 } },
    { selector: 'edge.path', style: { width: 4, 'z-index': 5 } },
    {
      selector: 'node.path',
      style: { 'outline-width': 3, 'outline-offset': 3, 'outline-color': token('ink2') },
    },
    {
      selector: 'node:selected, node.chosen',
      style: { 'outline-width': 2, 'outline-offset': 5, 'outline-color': token('ink') },
    },
    { selector: 'edge.chosen', style: { width: 4 } },
  ];
  return rules as StylesheetJson;
}
