/** By which property the nodes of each label of a graph of others are named. */
import { isForeignId } from '../../../model/ours.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import { drawnOf } from '../chain/drawn.ts';
import { explorer, useExplorer } from '../index.ts';
import { chiefLabel } from '../state/foreign-labels.ts';
import { nameProperties } from '../style/rules.ts';
import { strings } from './strings.ts';

/** Nothing where all is ours. */
export function NamedBy() {
  const scene = useExplorer(drawnOf);
  const labels = propertiesByLabel(scene.nodes.values());
  if (labels.length === 0) return null;
  const names = nameProperties(scene.style);
  return (
    <fieldset>
      <legend>{strings.namedBy}</legend>
      {labels.map(([label, properties]) => (
        <label className="field" key={label}>
          <span>{label}</span>
          <select
            className="input"
            value={names.get(label) ?? ''}
            onChange={(event) => explorer.nameBy(label, event.target.value)}
          >
            <option value="">{strings.whatNamesItBest}</option>
            {properties.map((property) => (
              <option key={property} value={property}>
                {property}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** The properties with texts or numbers of what is drawn, by label. */
function propertiesByLabel(nodes: Iterable<GraphNode>): [label: string, properties: string[]][] {
  const found = new Map<string, Set<string>>();
  for (const { id, labels, properties } of nodes) {
    const label = isForeignId(id) ? chiefLabel(labels) : undefined;
    if (label === undefined) continue;
    const known = found.get(label) ?? new Set();
    found.set(label, known);
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value === 'string' || typeof value === 'number') known.add(name);
    }
  }
  return [...found]
    .filter(([, properties]) => properties.size > 1)
    .map(([label, properties]): [string, string[]] => [label, [...properties].sort()])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
