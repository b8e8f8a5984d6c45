/** Above a canvas that shows nothing of ours: that nothing here is a statement, and what there is. */
import { useQuery } from '@tanstack/react-query';
import { isForeignId } from '../../../model/ours.ts';
import { schemaOptions } from '../../api/schema.ts';
import { useExplorer } from '../../canvas/index.ts';
import { Glyph } from '../../canvas/marks.tsx';
import './foreign.css';

const labelsShown = 12;
const foreignNode = (label: string) => ({ id: 'element:', labels: [label] });

export function ForeignGraph() {
  const foreign = useExplorer(({ history }) => isForeign(history.present.value.nodes));
  const { data } = useQuery({ ...schemaOptions, enabled: foreign });
  if (!foreign || !data) return null;
  const labels = [...data.labels].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const rest = labels.length - labelsShown;
  return (
    <section className="foreign" aria-label="What this graph holds">
      <p>Nothing shown here is a statement: the graph is shown as it is.</p>
      <ul aria-label="Labels with their number of nodes">
        {labels.slice(0, labelsShown).map(({ name, count }) => (
          <li key={name}>
            <Glyph node={foreignNode(name)} />
            {name} <span className="caption">{count.toLocaleString('en')}</span>
          </li>
        ))}
        {rest > 0 && <li className="caption">and {rest} more</li>}
      </ul>
    </section>
  );
}

function isForeign(nodes: ReadonlyMap<string, unknown>): boolean {
  return nodes.size > 0 && [...nodes.keys()].every(isForeignId);
}
