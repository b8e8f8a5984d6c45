/** The filter that leaves out what rests on unknown dates of office or membership. */
import { useWorkingSet } from '../../address/working-set.ts';
import { strings } from './strings.ts';

export function CertainCheck() {
  const [search, change] = useWorkingSet();
  return (
    <label className="check" title={strings.certainHint}>
      <input
        type="checkbox"
        checked={search.certain === 'true'}
        onChange={(event) => change({ certain: event.target.checked ? 'true' : '' })}
      />
      {strings.certain}
    </label>
  );
}
