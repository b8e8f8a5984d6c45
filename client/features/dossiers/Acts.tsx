/** Every act in words, dated, each open to what proves it. */
import type { Act } from '../../../model/positions.ts';
import { useSelection } from '../../app/selection.ts';
import { typeTitle } from '../../graph/look.ts';
import { counted, dateText } from '../../ui/text.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';

interface ActsParts {
  acts: readonly Act[];
  /** The agreement or speaker that the page is of, which need not be named again. */
  about: string;
}

export function Acts({ acts, about }: ActsParts) {
  const [, select] = useSelection();
  return (
    <details className="acts">
      <summary>{counted(acts.length, 'act')} in words, with sources</summary>
      <ul>
        {acts.map((act) => (
          <li key={act.id}>
            <span className="caption">{dateText(act.date, true)}</span>{' '}
            {act.entity.id !== about && <NodeLink node={act.entity} />}{' '}
            <button type="button" className="link" onClick={() => select(act.id)}>
              {typeTitle(act.type, 'out')}
            </button>{' '}
            {act.agreement.id !== about && <NodeLink node={act.agreement} />}{' '}
            <span className="caption">
              {counted(act.sources.length, 'source')}
              {act.verified ? '' : ', not verified'}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
