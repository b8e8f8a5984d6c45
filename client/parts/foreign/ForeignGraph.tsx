/** Above a canvas that shows nothing of ours: that nothing here is a statement, and what there is. */
import { useQuery } from '@tanstack/react-query';
import { isForeignId } from '../../../model/ours.ts';
import { schemaOptions } from '../../api/schema.ts';
import { useExplorer } from '../../canvas/index.ts';
import { Glyph } from '../../canvas/marks.tsx';
import { strings } from './strings.ts';
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
    <section className="foreign" aria-label={strings.whatThisGraphHolds}>
      <p>{strings.nothingShownHereIsA}</p>
      <ul aria-label={strings.labelsWithTheirNumberOf}>
        {labels.slice(0, labelsShown).map(({ name, count }) => (
          <li key={name}>
            <Glyph node={foreignNode(name)} />
            {name} <span className="caption">{count.toLocaleString('en')}</span>
          </li>
        ))}
        {rest > 0 && (
          <li className="caption">
            {strings.and} {rest} {strings.more}
          </li>
        )}
      </ul>
    </section>
  );
}

function isForeign(nodes: ReadonlyMap<string, unknown>): boolean {
  return nodes.size > 0 && [...nodes.keys()].every(isForeignId);
}
