/** A list of acts with their dates; each opens its sources. */

import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { Act } from '../../../model/schemas/positions.ts';
import { useSelection } from '../../address/selection.ts';
import { typeTitle } from '../../canvas/state/look.ts';
import { NodeLink } from '../links/NodeLink.tsx';
import { Shown } from './Shown.tsx';
import { strings } from './strings.ts';

interface ActsProps {
  acts: readonly Act[];
  /** The agreement or speaker that the page is of, which need not be named again. */
  about: string;
  /** How many there are in all, and the function that loads the rest. */
  total: number;
  showAll: () => void;
  /** How many more it loads, where not all come at once. */
  step?: number;
}

export function Acts({ acts, about, total, showAll, step }: ActsProps) {
  const [, select] = useSelection();
  return (
    <details className="acts">
      <summary>
        {counted(total, 'act')} {strings.inWordsWithSources}
      </summary>
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
              {act.verified ? '' : strings.notVerified}
            </span>
          </li>
        ))}
      </ul>
      <Shown
        shown={acts.length}
        total={total}
        what={strings.actsTheLatest}
        onAll={showAll}
        step={step}
      />
    </details>
  );
}
