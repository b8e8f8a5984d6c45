/** The look of the explorer's canvas with its light hues, as far as it costs time to draw. */
import type { StylesheetJson } from 'cytoscape';

const fills: Record<string, [fill: string, border: string]> = {
  Actor: ['#CBE6E1', '#11776D'],
  Party: ['#F6E3AC', '#8A6505'],
  Institution: ['#DCE3EC', '#56677D'],
  Agreement: ['#1B1C1F', '#1B1C1F'],
  Statement: ['#FFFFFF', '#474A51'],
  Source: ['#EAF0D8', '#5F7330'],
};
const shapes: Record<string, string> = {
  Actor: 'ellipse',
  Party: 'hexagon',
  Agreement: 'diamond',
};
const lines: Record<string, [hue: string, mark: string, dash: number[]]> = {
  support: ['#08468A', '+', [1, 0]],
  oppose: ['#B93F0A', '−', [7, 5]],
  mixed: ['#A04E94', '±', [9, 4, 2, 4]],
  neutral: ['#666661', '•', [2, 4]],
};

/** Labels are drawn only on nodes of the class `named`, so that they can follow later. */
export function benchStyle(): StylesheetJson {
  const rules = [
    { selector: 'node', style: { width: 38, height: 34, 'border-width': 2 } },
    {
      selector: 'node.named',
      style: {
        label: 'data(label)',
        'font-size': 14,
        'min-zoomed-font-size': 8,
        'text-valign': 'bottom',
        'text-wrap': 'wrap',
        'text-max-width': 150,
        'text-outline-color': '#FBFAF7',
        'text-outline-width': 3,
      },
    },
    ...Object.entries(fills).map(([type, [fill, border]]) => ({
      selector: `node[type="${type}"]`,
      style: {
        'background-color': fill,
        'border-color': border,
        shape: shapes[type] ?? 'rectangle',
      },
    })),
    {
      selector: 'edge',
      style: {
        'curve-style': 'bezier',
        width: 1.25,
        'line-color': '#85837C',
        'target-arrow-color': '#85837C',
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
      },
    },
    ...Object.entries(lines).map(([stance, [hue, mark, dash]]) => ({
      selector: `edge[stance="${stance}"]`,
      style: {
        width: 2,
        label: mark,
        'min-zoomed-font-size': 8,
        'line-color': hue,
        'target-arrow-color': hue,
        color: '#FFFFFF',
        'text-background-color': hue,
        'text-background-opacity': 1,
        'text-background-shape': 'circle',
        'text-background-padding': 4,
        ...(stance === 'support' ? {} : { 'line-style': 'dashed', 'line-dash-pattern': dash }),
      },
    })),
  ];
  return rules as unknown as StylesheetJson;
}
